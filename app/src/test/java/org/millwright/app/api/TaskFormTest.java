package org.millwright.app.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.millwright.app.web.Refusal;

class TaskFormTest {

  private static final TaskForm REPAIR =
      TaskForm.of(
          """
          {"components": [
            {"type": "text", "text": "A heading has no key"},
            {"key": "workOrder", "readonly": true, "validate": {"required": true}},
            {"key": "workDone", "label": "What was done",
             "validate": {"required": true, "minLength": 3, "maxLength": 10}},
            {"key": "part", "validate": {"required": true}, "conditional": {"hide": "=x"}},
            {"key": "partsUsed"}
          ]}
          """);

  @Test
  void whatTheFormAsksForPasses() {
    assertThatCode(() -> REPAIR.check(Map.of("workDone", "new belt"))).doesNotThrowAnyException();
    assertThatCode(() -> REPAIR.check(Map.of("workDone", "oil"))).doesNotThrowAnyException();
  }

  @Test
  void aMissingFieldIsNamed() {
    assertThatThrownBy(() -> REPAIR.check(Map.of("workDone", "  ")))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.at()).isEqualTo("variables.workDone");
              assertThat(refusal.expected()).isEqualTo("a value: What was done");
            });
  }

  @Test
  void aTextThatIsTooShortOrTooLongIsRefused() {
    assertThatThrownBy(() -> REPAIR.check(Map.of("workDone", "ok")))
        .hasMessage("found 2 characters");
    assertThatThrownBy(() -> REPAIR.check(Map.of("workDone", "eleven long")))
        .hasMessage("found 11 characters");
  }

  private static final TaskForm COUNT =
      TaskForm.of(
          """
          {"components": [
            {"type": "number", "key": "counted", "validate": {"min": 0, "max": 100}},
            {"type": "number", "key": "written", "serializeToString": true, "validate": {"min": 1}},
            {"type": "group", "components": [
              {"type": "number", "key": "inGroup", "validate": {"max": 9.5}}]},
            {"type": "group", "path": "store", "components": [
              {"type": "textfield", "key": "shelf", "validate": {"minLength": 2}}]},
            {"type": "dynamiclist", "path": "rows", "components": [
              {"type": "number", "key": "pieces", "validate": {"required": true, "min": 1}}]}
          ]}
          """);

  @Test
  void numbersWithinTheirLimitsPass() {
    assertThatCode(() -> COUNT.check(Map.of())).doesNotThrowAnyException();
    assertThatCode(() ->
            COUNT.check(
                Map.of(
                    "counted",
                    0,
                    "written",
                    "1.0",
                    "inGroup",
                    9.5,
                    "store",
                    Map.of("shelf", "B7"),
                    "rows",
                    List.of(Map.of("pieces", 1), Map.of("pieces", 2)))))
        .doesNotThrowAnyException();
    assertThatCode(() -> COUNT.check(Map.of("counted", 100))).doesNotThrowAnyException();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void whatIsNoNumberWithinItsLimitsIsRefusedByName(
      String at, Map<String, @Nullable Object> values) {
    assertThatThrownBy(() -> COUNT.check(values))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.at()).isEqualTo("variables." + at));
  }

  static Stream<Arguments> whatIsNoNumberWithinItsLimitsIsRefusedByName() {
    return Stream.of(
        arguments("counted", Map.of("counted", -1)),
        arguments("counted", Map.of("counted", 100.5)),
        arguments("counted", Map.of("counted", "many")),
        arguments("counted", Map.of("counted", "5")),
        arguments("written", Map.of("written", "0.9")),
        arguments("inGroup", Map.of("inGroup", 10)),
        arguments("store", Map.of("store", "B7")),
        arguments("store.shelf", Map.of("store", Map.of("shelf", "B"))),
        arguments("rows", Map.of("rows", 3)),
        arguments("rows[1].pieces", Map.of("rows", List.of(Map.of("pieces", 1), Map.of()))),
        arguments("rows[0].pieces", Map.of("rows", List.of(Map.of("pieces", 0)))));
  }

  @Test
  void aNumberOutsideItsLimitsIsToldWithThem() {
    assertThatThrownBy(() -> COUNT.check(Map.of("counted", 101)))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal).hasMessage("found 101");
              assertThat(refusal.expected()).isEqualTo("a number, not below 0, not above 100");
            });
  }
}

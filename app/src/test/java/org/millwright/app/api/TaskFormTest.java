package org.millwright.app.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
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
}

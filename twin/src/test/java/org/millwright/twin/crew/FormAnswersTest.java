package org.millwright.twin.crew;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormAnswersTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path FORMS = Path.of("..", "bpmn", "maintenance");

  static Stream<String> forms() {
    return Stream.of("repair-machine.form", "order-parts.form", "escalated-repair.form");
  }

  private static JsonNode form(String file) throws IOException {
    return JSON.readTree(FORMS.resolve(file).toFile());
  }

  @ParameterizedTest(name = "{0}: everything that must be given is given")
  @MethodSource("forms")
  void everyRequiredFieldOfAFormIsAnswered(String file) throws IOException {
    JsonNode form = form(file);
    ObjectNode answers = FormAnswers.to(form);

    for (JsonNode field : form.path("components")) {
      if (field.path("validate").path("required").asBoolean()) {
        assertThat(answers.path(field.path("key").textValue()).asText())
            .as(field.path("label").textValue())
            .hasSizeGreaterThanOrEqualTo(field.path("validate").path("minLength").asInt(1));
      }
    }
  }

  @Test
  void whatMayOnlyBeReadIsNotAnswered() throws IOException {
    assertThat(FormAnswers.to(form("repair-machine.form")).fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("workDone", "partsUsed");
  }
}

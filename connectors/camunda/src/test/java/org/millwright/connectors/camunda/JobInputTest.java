package org.millwright.connectors.camunda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millwright.connectors.camunda.JobInput.Reading;

class JobInputTest {

  record Order(
      String machine,
      int quantity,
      Instant dueAt,
      Duration grace,
      boolean urgent,
      @Nullable String note,
      long processInstanceKey) {}

  private static final JobInput<Order> INPUT = new JobInput<>(Order.class);

  private static final Map<String, Object> VARIABLES =
      Map.of(
          "machine", "007",
          "quantity", 2,
          "dueAt", "2026-03-01T08:00:00+01:00[Europe/Berlin]",
          "grace", "PT20S",
          "urgent", true);

  @Test
  void eachComponentIsTheVariableOfItsName() {
    assertThat(INPUT.read(VARIABLES, 42))
        .isEqualTo(
            new Reading.Fit<>(
                new Order(
                    "007",
                    2,
                    Instant.parse("2026-03-01T07:00:00Z"),
                    Duration.ofSeconds(20),
                    true,
                    null,
                    42)));
  }

  @Test
  void theInstanceKeyIsNotFetched() {
    assertThat(INPUT.variables())
        .containsExactly("machine", "quantity", "dueAt", "grace", "urgent", "note");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          machine  | 7       | variable "machine" is 7, expected a text
          quantity | two     | variable "quantity" is "two", expected a whole number
          dueAt    | tonight | variable "dueAt" is "tonight", expected a time such as 2026-03-01T06:58:10Z
          grace    | 20 s    | variable "grace" is "20 s", expected a duration such as PT4H
          urgent   | yes     | variable "urgent" is "yes", expected true or false
          quantity |         | variable "quantity" is missing, expected a whole number
          """)
  void whatIsNotFitIsSaidWithNameValueAndExpectation(
      String name, @Nullable String given, String sentence) {
    var variables = new HashMap<>(VARIABLES);
    variables.remove(name);
    if (given != null) {
      variables.put(name, given.equals("7") ? (Object) 7 : given);
    }
    assertThat(INPUT.read(variables, 42)).isEqualTo(new Reading.Unfit<>(sentence));
  }

  record Odd(URI address) {}

  @Test
  void aTypeThatNoVariableCanBecomeIsRefusedAtOnce() {
    assertThatThrownBy(() -> new JobInput<>(Odd.class))
        .hasMessageStartingWith("Odd.address is a URI, expected one of String");
  }
}

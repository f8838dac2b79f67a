package org.millwright.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PayloadTest {

  private static final GeneratedPlant PLANT = new GeneratedPlant(3, 100);

  @Test
  void aMessageHasEverySignalOnceAndItsTime() {
    JsonNode message = message(41, false);

    assertThat(message.path("ts").asLong()).isEqualTo(1_700_000_000_123L);
    assertThat(message.path("seq").asLong()).isEqualTo(41);
    assertThat(message.path("values").propertyNames())
        .containsExactlyElementsOf(PLANT.signalNames())
        .hasSize(100);
  }

  /** Ten seconds hold 20 messages: 19 healthy ones cannot bring the mean back inside. */
  @Test
  void aBreakingMessageBreaksTheMeanOfTenSeconds() {
    double breaking = load(message(41, true));
    double healthy = load(message(42, false));

    assertThat(healthy).isLessThan(GeneratedPlant.LIMIT / 2);
    assertThat((breaking + 19 * healthy) / 20).isGreaterThan(GeneratedPlant.LIMIT);
  }

  @Test
  void aSensorThatIsWatchedNeverRests() {
    for (long sequence = 0; sequence < 100; sequence++) {
      assertThat(message(sequence, false).path("values").path("temperature"))
          .isNotEqualTo(message(sequence + 1, false).path("values").path("temperature"));
    }
  }

  private static double load(JsonNode message) {
    return message.path("values").path(GeneratedPlant.BREAKING).asDouble();
  }

  private static JsonNode message(long sequence, boolean breaking) {
    return JsonMapper.shared()
        .readTree(new Payload(PLANT.signalNames(), 1).of(1_700_000_000_123L, sequence, breaking));
  }
}

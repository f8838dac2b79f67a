package org.millwright.tests.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.millwright.stack.settings.PartName;
import org.millwright.tests.line.Answers.Machine;

/** A thousand unreadable payloads on each way in: each is kept or refused, the line goes on. */
@ExtendWith(SharedPlant.class)
class MalformedPayloadsTest {
  private static final int COUNT = 1000;
  private static final long SEED = 20260301;
  private static final Duration KEPT = Duration.ofMinutes(2);

  private final RunningPlant plant;
  private final Line line;
  private long process;
  private Map<String, Instant> before = Map.of();

  MalformedPayloadsTest(RunningPlant plant) {
    this.plant = plant;
    this.line = plant.line();
  }

  @BeforeEach
  void remember() throws IOException {
    process = plant.pid(PartName.APP);
    before = lastReadings();
  }

  @AfterEach
  void theLineGoesOn() throws IOException {
    assertThat(plant.pid(PartName.APP)).isEqualTo(process);
    Eventually.holds(
        "every machine has spoken meanwhile",
        Duration.ofSeconds(10),
        () ->
            lastReadings().entrySet().stream()
                .allMatch(now -> now.getValue().isAfter(before.get(now.getKey()))));
  }

  private Map<String, Instant> lastReadings() {
    return line.machines().stream()
        .collect(Collectors.toMap(Machine::id, machine -> machine.signal("vibration").at()));
  }

  @Test
  void everyUnreadableJsonMessageOfSeed20260301IsADeadLetter() throws MqttException {
    requireDeadLetters("plant/line-1/conveyor-1/telemetry", Malformed.telemetry(COUNT, SEED));
  }

  @Test
  void everyUnreadableSparkplugMessageOfSeed20260301IsADeadLetter() throws MqttException {
    requireDeadLetters("spBv1.0/plant/DDATA/line-1-cell/robot-1", Malformed.sparkplug(COUNT, SEED));
  }

  private void requireDeadLetters(String topic, Stream<byte[]> payloads) throws MqttException {
    int had = line.deadLetters().size();
    Instant began = plant.clock().instant();
    publish(topic, payloads);
    Eventually.holds(
        COUNT + " more dead letters", KEPT, () -> line.deadLetters().size() >= had + COUNT);
    Figures.took(COUNT + " unreadable messages at " + topic, began, plant.clock().instant());
    assertThat(line.deadLetters()).hasSize(had + COUNT).allMatch(l -> !l.reason().isBlank());
  }

  private void publish(String topic, Stream<byte[]> payloads) throws MqttException {
    MqttClient client = new MqttClient(plant.mqttUrl(), "noise", new MemoryPersistence());
    client.connect();
    for (byte[] payload : payloads.toList()) {
      publish(client, topic, payload);
    }
    client.disconnect();
    client.close();
  }

  /** Paho returns a little before it counts the message as done, and then refuses the next one. */
  private static void publish(MqttClient client, String topic, byte[] payload)
      throws MqttException {
    for (int attempt = 1; ; attempt++) {
      try {
        client.publish(topic, payload, 1, false);
        return;
      } catch (MqttException busy) {
        if (busy.getReasonCode() != MqttClientException.REASON_CODE_MAX_INFLIGHT
            || attempt == 100_000) {
          throw busy;
        }
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void everyUnreadableOrderOfSeed20260301IsAnswered400() {
    Map<Integer, Long> answers =
        Malformed.orders(COUNT, SEED)
            .map(body -> plant.api().post("/api/erp/orders", "application/json", body).status())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    assertThat(answers).isEqualTo(Map.of(400, (long) COUNT));
  }

  @Test
  void everyUnreadableFileOfSeed20260301IsRejectedWithItsReason() throws IOException {
    Path inbox = plant.data().resolve("erp").resolve("inbox");
    List<byte[]> bodies = Malformed.orders(COUNT, SEED).toList();
    for (int i = 0; i < COUNT; i++) {
      Files.write(inbox.resolve("spoiled-" + i + ".json"), bodies.get(i));
    }
    Path rejected = inbox.resolve("rejected");
    Eventually.holds("all files are rejected", KEPT, () -> count(rejected, ".json") >= COUNT);
    assertThat(count(rejected, ".reason.txt")).isEqualTo(COUNT);
    assertThat(count(inbox, ".json")).isZero();
  }

  private static long count(Path folder, String ending) {
    String[] names = folder.toFile().list((in, name) -> name.endsWith(ending));
    return names == null ? 0 : names.length;
  }
}

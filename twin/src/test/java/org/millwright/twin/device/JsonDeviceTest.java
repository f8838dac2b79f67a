package org.millwright.twin.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.stack.EmbeddedStack;
import org.millwright.stack.settings.PartName;
import org.millwright.twin.device.Listener.Heard;
import org.millwright.twin.plant.FaultKind;
import org.millwright.twin.plant.Sensor;

class JsonDeviceTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String TELEMETRY = "plant/line-1/conveyor-1/telemetry";
  private static final String STATUS = "plant/line-1/conveyor-1/status";

  @TempDir static Path folder;

  private static EmbeddedStack stack;
  private final Stage stage = new Stage("conveyor-1");
  private Listener listener;
  private JsonDevice device;

  @BeforeAll
  static void startBroker() throws IOException {
    stack = Broker.start(folder);
  }

  @AfterAll
  static void stopBroker() throws IOException {
    stack.close();
  }

  @BeforeEach
  void start() throws Exception {
    device = JsonDevice.start(stack.mqttUrl(), stage.image("conveyor-1"), InstantSource.system());
    listener = new Listener(stack.mqttUrl(), "plant/#");
  }

  @AfterEach
  void stop() throws Exception {
    device.close();
    listener.close();
  }

  private static JsonNode json(Heard heard) throws IOException {
    return JSON.readTree(heard.payload());
  }

  private static Predicate<Heard> says(String topic, String text) {
    return heard ->
        heard.topic().equals(topic)
            && new String(heard.payload(), StandardCharsets.UTF_8).contains(text);
  }

  @Test
  void aFrameHasTimeSessionSequenceAndAllSevenValues() throws Exception {
    Heard heard = listener.await(says(TELEMETRY, "EXECUTE"));
    JsonNode frame = json(heard);

    assertThat(heard.qos()).isEqualTo(1);
    assertThat(heard.retained()).isFalse();
    assertThat(frame.path("ts").textValue()).isEqualTo("2026-03-01T06:00:00.100Z");
    assertThat(frame.path("session").isIntegralNumber()).isTrue();
    assertThat(frame.path("seq").isIntegralNumber()).isTrue();
    JsonNode values = frame.path("values");
    assertThat(values.path("state").textValue()).isEqualTo("EXECUTE");
    assertThat(values.path("parts").longValue()).isEqualTo(stage.image("conveyor-1").parts());
    assertThat(values.path("rejects").longValue()).isEqualTo(stage.image("conveyor-1").rejects());
    for (Sensor sensor : Sensor.values()) {
      assertThat(values.path(sensor.signalName()).doubleValue())
          .isEqualTo(stage.value("conveyor-1", sensor));
    }
  }

  @Test
  void sequenceNumbersCountUpByOneWithinASession() throws Exception {
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> telemetry().size() >= 4);
    List<Heard> frames = telemetry();

    for (int i = 1; i < frames.size(); i++) {
      assertThat(json(frames.get(i)).path("session"))
          .isEqualTo(json(frames.get(0)).path("session"));
      assertThat(json(frames.get(i)).path("seq").longValue())
          .isEqualTo(json(frames.get(i - 1)).path("seq").longValue() + 1);
    }
  }

  private List<Heard> telemetry() {
    return listener.all().stream().filter(h -> h.topic().equals(TELEMETRY)).toList();
  }

  @Test
  void aDroppedOutSensorIsNull() {
    device.show(stage.with("conveyor-1", FaultKind.SENSOR_DROP_OUT, Sensor.TEMPERATURE).images());

    assertThat(listener.await(says(TELEMETRY, "\"temperature\":null")).topic())
        .isEqualTo(TELEMETRY);
  }

  @Test
  void aLostConnectionFiresTheWillAndTheReturnIsANewSession() throws Exception {
    long before = json(listener.await(says(TELEMETRY, "EXECUTE"))).path("session").longValue();
    listener.await(says(STATUS, "{\"online\":true}"));

    device.show(stage.with("conveyor-1", FaultKind.CONNECTION_LOSS).images());
    listener.await(says(STATUS, "{\"online\":false}"));

    listener.forget();
    device.show(stage.repaired("conveyor-1").images());
    listener.await(says(STATUS, "{\"online\":true}"));
    JsonNode frame = json(listener.await(says(TELEMETRY, "EXECUTE")));
    assertThat(frame.path("session").longValue()).isGreaterThan(before);
    assertThat(frame.path("seq").longValue()).isZero();
  }

  @Test
  void theStatusIsRetainedForThoseWhoComeLater() throws Exception {
    listener.await(says(STATUS, "{\"online\":true}"));

    try (Listener late = new Listener(stack.mqttUrl(), STATUS)) {
      assertThat(late.await(says(STATUS, "{\"online\":true}")).retained()).isTrue();
    }
  }

  @Test
  void aPoliteEndSaysOffline() {
    listener.await(says(STATUS, "{\"online\":true}"));
    device.close();

    listener.await(says(STATUS, "{\"online\":false}"));
  }

  @Test
  void aBrokerThatComesBackIsFoundAgain() throws Exception {
    listener.await(says(TELEMETRY, "EXECUTE"));
    listener.close();
    stack.process(PartName.MQTT).destroyForcibly();

    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .ignoreExceptions()
        .until(() -> {
          listener = new Listener(stack.mqttUrl(), "plant/#");
          return true;
        });
    listener.await(says(TELEMETRY, "EXECUTE"));
  }
}

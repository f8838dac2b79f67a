package org.millwright.stack.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.stack.settings.SettingsFault;
import org.millwright.stack.settings.SettingsReader;
import org.millwright.stack.settings.StackSettings;

class AddressesTest {

  private static final Map<String, String> GIVEN =
      Map.of(
          "MILLWRIGHT_KAFKA_BOOTSTRAP", "kafka.plant:9092",
          "MILLWRIGHT_MQTT_URL", "ssl://mqtt.plant:8883",
          "MILLWRIGHT_POSTGRES_PASSWORD", "theirs",
          "MILLWRIGHT_OPCUA_ENDPOINT", "opc.tcp://cnc.plant:4840");

  @TempDir Path data;

  @BeforeEach
  void makeTheFolderOfSecrets() throws IOException {
    Files.createDirectories(data.resolve("secrets"));
  }

  @Test
  void aPartThatRunsElsewhereIsWhereTheEnvironmentSays() throws Exception {
    StackSettings settings = parts("app");

    assertThat(Addresses.of(settings, GIVEN))
        .containsAllEntriesOf(GIVEN)
        .containsEntry("MILLWRIGHT_ENGINE_GRPC", "http://127.0.0.1:26500");
    assertThat(Addresses.kafka(settings, GIVEN)).isEqualTo("kafka.plant:9092");
    assertThat(Addresses.mqtt(settings, GIVEN)).isEqualTo("ssl://mqtt.plant:8883");
  }

  @Test
  void aPartOfThisBoxIsOnThisBoxWhateverTheEnvironmentSays() throws Exception {
    StackSettings settings = parts("postgres,kafka,mqtt,twin,app");

    assertThat(Addresses.of(settings, GIVEN)).isEqualTo(Addresses.of(settings, Map.of()));
    assertThat(Addresses.kafka(settings, GIVEN)).isEqualTo("127.0.0.1:29092");
    assertThat(Addresses.mqtt(settings, GIVEN)).isEqualTo("tcp://127.0.0.1:21883");
  }

  private StackSettings parts(String parts) throws SettingsFault {
    return SettingsReader.read(
        List.of("--home", "/plant", "--data", data.toString(), "--parts", parts), Map.of());
  }
}

package org.millwright.stack.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReaderTest {
  /** A test runs in its module's folder. */
  private static final Path SAMPLE = Path.of("millwright.properties.sample");

  @TempDir Path folder;

  @Test
  void withNothingGivenThePublishedPortsHold() throws Exception {
    StackSettings settings = SettingsReader.read(List.of("--home", "/plant"), Map.of());
    assertThat(settings.data()).isEqualTo(Path.of("/plant/data"));
    assertThat(settings.ports()).isEqualTo(Ports.standard());
    assertThat(settings.ports().of(Port.KAFKA)).isEqualTo(29_092);
    assertThat(settings.parts())
        .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(PartName.EDGE)));
    assertThat(settings.erp()).hasToString("http://127.0.0.1:8099/erp");
  }

  @Test
  void theCommandLineWinsOverTheEnvironmentAndThatOverTheFile() throws Exception {
    Path file = write("console.port=9001", "mqtt.port=9002", "kafka.port=9003");
    StackSettings settings =
        SettingsReader.read(
            List.of("--config", file.toString(), "--port", "9011"),
            Map.of("MILLWRIGHT_CONSOLE_PORT", "9021", "MILLWRIGHT_MQTT_PORT", "9022"));
    assertThat(settings.ports().of(Port.CONSOLE)).isEqualTo(9_011);
    assertThat(settings.ports().of(Port.MQTT)).isEqualTo(9_022);
    assertThat(settings.ports().of(Port.KAFKA)).isEqualTo(9_003);
  }

  @Test
  void everyFaultIsReportedAtOnceWithItsPlace() throws Exception {
    Path file = write("# a comment", "kafka.prot=1", "mqtt.port=x", "twin.seed=-1", "nonsense");
    SettingsFault fault =
        catchThrowableOfType(
            SettingsFault.class,
            () ->
                SettingsReader.read(
                    List.of("--config", file.toString(), "--roles", "egde", "--fast", "yes"),
                    Map.of("MILLWRIGHT_KAFKA_RETENTION_HOURS", "a week")));
    assertThat(fault.faults())
        .anySatisfy(f -> assertThat(f).startsWith(file + ":2: unknown setting \"kafka.prot\""))
        .contains(
            file + ":5: found \"nonsense\", expected key=value",
            "\"--fast\" is not an option of run; see ./millwright help",
            file + ":3: mqtt.port: found \"x\", expected a whole number from 1 to 65535",
            file
                + ":4: twin.seed: found \"-1\", expected a whole number from 0 to"
                + " 9223372036854775807",
            "--roles: app.roles: found \"egde\", expected edge or plant or console",
            "environment MILLWRIGHT_KAFKA_RETENTION_HOURS: kafka.retention.hours: found \"a week\","
                + " expected a whole number from 1 to 87600")
        .hasSize(7);
  }

  @Test
  void twoPartsOnOnePortAreAFault() {
    SettingsFault fault =
        catchThrowableOfType(
            SettingsFault.class,
            () -> SettingsReader.read(List.of(), Map.of("MILLWRIGHT_MQTT_PORT", "29092")));
    assertThat(fault.faults())
        .singleElement()
        .asString()
        .contains("mqtt.port")
        .contains("kafka.port")
        .contains("29092");
  }

  @Test
  void aPortOfAPartThatDoesNotRunMayBeTheSame() throws Exception {
    StackSettings settings =
        SettingsReader.read(List.of("--parts", "mqtt"), Map.of("MILLWRIGHT_MQTT_PORT", "29092"));
    assertThat(settings.ports().of(Port.MQTT)).isEqualTo(29_092);
  }

  @Test
  void aBaseNumbersAllPortsFromThereUp() throws Exception {
    Ports ports = SettingsReader.read(List.of("--base-port", "40000"), Map.of()).ports();
    assertThat(ports.numbers().values())
        .doesNotHaveDuplicates()
        .allSatisfy(number -> assertThat(number).isBetween(40_000, 40_000 + Port.values().length));
  }

  @Test
  void withoutTheTwinEverythingElseRuns() throws Exception {
    assertThat(SettingsReader.read(List.of("--no-twin"), Map.of()).parts())
        .doesNotContain(PartName.TWIN)
        .hasSize(PartName.values().length - 2);
  }

  @Test
  void theSampleShowsEverySettingWithWhatHoldsWhenNothingIsSaid() throws IOException {
    Map<String, String> shown = new LinkedHashMap<>();
    Files.readAllLines(SAMPLE).stream()
        .filter(line -> line.matches("#[a-z0-9.-]+=.*"))
        .map(line -> line.substring(1).split("=", 2))
        .forEach(pair -> shown.put(pair[0], pair[1]));
    assertThat(new TreeSet<>(shown.keySet())).isEqualTo(new TreeSet<>(SettingsReader.keys()));
    assertThat(shown)
        .allSatisfy((key, value) -> assertThat(value).isEqualTo(SettingsReader.standard(key)));
  }

  private Path write(String... lines) throws IOException {
    return Files.write(folder.resolve("box.properties"), List.of(lines));
  }
}

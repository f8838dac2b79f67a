package org.millwright.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TwinSettingsTest {
  @Test
  void aFolderIsAllThatMustBeGiven() {
    TwinSettings settings = TwinSettings.of(List.of("--data", "d"));

    assertThat(settings.port()).isEqualTo(8099);
    assertThat(settings.opcuaPort()).isEqualTo(24840);
    assertThat(settings.modbusPort()).isEqualTo(20502);
    assertThat(settings.mqtt()).isEqualTo(URI.create("tcp://127.0.0.1:21883"));
    assertThat(settings.speed()).isEqualTo(1);
    assertThat(settings.seed()).isEqualTo(1);
    assertThat(settings.crew()).isEmpty();
    assertThat(settings.exitWithParent()).isFalse();
  }

  @Test
  void everyOptionIsRead() {
    TwinSettings settings =
        TwinSettings.of(
            List.of(
                "--port",
                "1",
                "--opcua-port",
                "2",
                "--modbus-port",
                "3",
                "--mqtt",
                "tcp://broker:4",
                "--data",
                "d",
                "--seed",
                "-5",
                "--speed",
                "0.5",
                "--crew",
                "http://plant:8080",
                "--crew-token-file",
                "t",
                "--exit-with-parent"));

    assertThat(settings)
        .isEqualTo(
            new TwinSettings(
                1,
                2,
                3,
                URI.create("tcp://broker:4"),
                Path.of("d"),
                -5,
                0.5,
                java.util.Optional.of(
                    new TwinSettings.CrewSettings(URI.create("http://plant:8080"), Path.of("t"))),
                true));
  }

  @Test
  void allFaultsAreReportedAtOnce() {
    assertThatThrownBy(() ->
            TwinSettings.of(
                List.of(
                    "--port",
                    "70000",
                    "--mqtt",
                    "broker",
                    "--speed",
                    "0",
                    "--crew",
                    "http://x",
                    "--colour",
                    "--seed")))
        .hasMessageContaining("--port: found \"70000\", expected a port from 1 to 65535")
        .hasMessageContaining("--mqtt: found \"broker\"")
        .hasMessageContaining("--speed: found \"0\", expected a number from 0.01 to 100")
        .hasMessageContaining("--crew-token-file: missing")
        .hasMessageContaining("unknown option --colour")
        .hasMessageContaining("--seed: expected a value after it")
        .hasMessageContaining("--data: missing");
  }
}

package org.millwright.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.stack.settings.PartName;
import org.millwright.stack.settings.SettingsReader;

class TakenPortTest {

  @Test
  void aTakenPortIsOneSentenceWithPartPortOwnerAndSetting() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<String> faults = faultsWithMqttPort(taken.getLocalPort());
      assertThat(faults).hasSize(1);
      assertThat(faults.getFirst())
          .startsWith("mqtt cannot use port " + taken.getLocalPort() + ": ")
          .contains("mqtt.port=N")
          .contains("MILLWRIGHT_MQTT_PORT=N");
    }
  }

  @Test
  void aPortThatHasBecomeFreeIsNoFault() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertThat(faultsWithMqttPort(port)).isEmpty();
  }

  @Test
  void nothingIsStartedWhenAPortIsTaken(@TempDir Path data) throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Path config = data.resolve("taken.properties");
      java.nio.file.Files.writeString(config, "mqtt.port=" + taken.getLocalPort() + "\n");
      List<String> options = List.of("--config", config.toString());
      assertThatThrownBy(() -> EmbeddedStack.start(data, Set.of(PartName.MQTT), options))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("The stack ended with 1")
          .hasMessageContaining("mqtt cannot use port " + taken.getLocalPort());
      assertThat(data.resolve("run").resolve("mqtt.pid")).doesNotExist();
    }
  }

  private static List<String> faultsWithMqttPort(int port) throws Exception {
    return PortCheck.faults(
        SettingsReader.read(
            List.of("--parts", "mqtt"), Map.of("MILLWRIGHT_MQTT_PORT", String.valueOf(port))));
  }
}

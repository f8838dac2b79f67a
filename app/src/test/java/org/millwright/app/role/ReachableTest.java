package org.millwright.app.role;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReachableTest {

  @ParameterizedTest(name = "{0} is asked at port {1}")
  @CsvSource({
    "https://erp.example.com/x, 443",
    "http://erp.example.com/x, 80",
    "http://erp.example.com:8099/erp, 8099",
    "tcp://broker, 1883",
    "mqtt://broker, 1883",
    "ssl://broker, 8883",
    "mqtts://broker, 8883",
    "tcp://broker:21883, 21883",
    "other://broker, -1"
  })
  void anAddressWithoutAPortHasTheOneOfItsScheme(URI address, int port) {
    assertThat(Reachable.port(address)).isEqualTo(port);
  }

  @ParameterizedTest
  @CsvSource({"other://broker", "mailto:erp@example.com"})
  void anAddressThatCannotBeAskedIsASentence(URI address) {
    assertThat(Reachable.fault(address)).isEqualTo("its address names no host or no port");
  }

  @Test
  void theBusIsAskedAtItsFirstAddress() throws IOException {
    try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String bus = "127.0.0.1:" + listening.getLocalPort();
      assertThat(Reachable.fault(bus + ",127.0.0.1:1")).isNull();
    }
    assertThat(Reachable.fault("127.0.0.1")).isEqualTo("its address names no host or no port");
  }
}

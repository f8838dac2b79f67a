package org.millwright.twin.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.digitalpetri.modbus.client.ModbusTcpClient;
import com.digitalpetri.modbus.exceptions.ModbusResponseException;
import com.digitalpetri.modbus.exceptions.ModbusTimeoutException;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersRequest;
import com.digitalpetri.modbus.tcp.client.NettyTcpClientTransport;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millwright.twin.plant.FaultKind;
import org.millwright.twin.plant.Sensor;

class ModbusDeviceTest {
  private static final int PRESS = 1;
  private static final int OVEN = 2;

  private final Stage stage = new Stage("press-1", "oven-1");
  private final int port = FreePort.next();
  private ModbusDevice device;
  private ModbusTcpClient client;

  @BeforeEach
  void start() throws Exception {
    device = new ModbusDevice(port, List.of("press-1", "oven-1"), stage.images());
    client = connected(Duration.ofSeconds(30));
  }

  private ModbusTcpClient connected(Duration patience) throws Exception {
    ModbusTcpClient next =
        ModbusTcpClient.create(
            NettyTcpClientTransport.create(
                transport -> transport.setHostname("127.0.0.1").setPort(port)),
            config -> config.setRequestTimeout(patience));
    next.connect();
    return next;
  }

  @AfterEach
  void stop() throws Exception {
    client.disconnect();
    device.close();
  }

  private ByteBuffer registers(int unit) throws Exception {
    return ByteBuffer.wrap(
        client.readHoldingRegisters(unit, new ReadHoldingRegistersRequest(0, 14)).registers());
  }

  /** Byte offsets are twice the register number less one: register 6 begins at byte 10. */
  @Test
  void eachUnitHasItsMachineInFourteenRegisters() throws Exception {
    ByteBuffer press = registers(PRESS);

    assertThat(press.getShort(0)).isEqualTo((short) 2);
    assertThat(press.getInt(2)).isEqualTo((int) stage.image("press-1").parts()).isPositive();
    assertThat(press.getInt(6)).isEqualTo((int) stage.image("press-1").rejects());
    assertThat(press.getFloat(10)).isEqualTo((float) stage.value("press-1", Sensor.TEMPERATURE));
    assertThat(press.getFloat(14)).isEqualTo((float) stage.value("press-1", Sensor.VIBRATION));
    assertThat(press.getFloat(18)).isEqualTo((float) stage.value("press-1", Sensor.POWER));
    assertThat(press.getFloat(22)).isEqualTo((float) stage.value("press-1", Sensor.SPEED));
    assertThat(registers(OVEN).getFloat(10)).isCloseTo(180f, within(3f));
  }

  /**
   * 2026-03-01T06:00:00.1Z is 17723448001 tenths of a second after the epoch, 18945 modulo 32768.
   */
  @Test
  void theHeartbeatCountsTenthsOfASecond() throws Exception {
    assertThat((long) registers(PRESS).getShort(26)).isEqualTo(17_723_448_001L % 32_768);
  }

  @Test
  void aMachineThatIsDownShowsStateFour() throws Exception {
    device.show(stage.with("press-1", FaultKind.JAM).images());

    assertThat(registers(PRESS).getShort(0)).isEqualTo((short) 4);
    assertThat(registers(OVEN).getShort(0)).isEqualTo((short) 2);
  }

  @Test
  void aDroppedOutSensorReadsNotANumber() throws Exception {
    device.show(stage.with("oven-1", FaultKind.SENSOR_DROP_OUT, Sensor.POWER).images());

    assertThat(registers(OVEN).getFloat(18)).isNaN();
    assertThat(registers(OVEN).getFloat(14)).isNotNaN();
  }

  @Test
  void aUnitThatIsCutOffDoesNotAnswerWhileTheOtherDoes() throws Exception {
    ModbusTcpClient hasty = connected(Duration.ofMillis(500));
    device.show(stage.with("press-1", FaultKind.CONNECTION_LOSS).images());

    assertThatThrownBy(
            () -> hasty.readHoldingRegisters(PRESS, new ReadHoldingRegistersRequest(0, 1)))
        .isInstanceOf(ModbusTimeoutException.class);
    hasty.disconnect();

    assertThat(registers(OVEN).getShort(0)).isEqualTo((short) 2);
    device.show(stage.repaired("press-1").images());
    assertThat(registers(PRESS).getShort(0)).isEqualTo((short) 2);
  }

  @Test
  void registersBeyondTheLastAreAnIllegalAddress() {
    assertThatThrownBy(
            () -> client.readHoldingRegisters(PRESS, new ReadHoldingRegistersRequest(13, 2)))
        .isInstanceOfSatisfying(
            ModbusResponseException.class, e -> assertThat(e.getExceptionCode()).isEqualTo(2));
  }

  @Test
  void aTakenPortIsNamed() {
    assertThatThrownBy(() -> new ModbusDevice(port, List.of("press-1"), stage.images()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("port " + port + " is taken")
        .hasMessageContaining("--modbus-port");
  }
}

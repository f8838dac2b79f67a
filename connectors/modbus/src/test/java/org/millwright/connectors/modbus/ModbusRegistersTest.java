package org.millwright.connectors.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.digitalpetri.modbus.ExceptionCode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;
import org.millwright.domain.observation.RawReading;
import org.millwright.domain.observation.RecordingReceiver;
import org.millwright.domain.observation.Source;
import org.millwright.domain.observation.TagSheet;
import org.millwright.domain.observation.TagSheets;

/** What is particular to Modbus: number types, refusals, units. */
class ModbusRegistersTest {

  private static final Duration SOON = Duration.ofSeconds(10);

  private final RecordingReceiver receiver = new RecordingReceiver();
  private final PressServer press = new PressServer(PressServer.Silence.SERVER_DOWN);
  private Source source = source(1, "signal,address,type\n");

  @AfterEach
  void switchOff() throws Exception {
    source.close();
    press.close();
  }

  @ParameterizedTest(name = "{0} of {1} is {2}")
  @CsvSource({
    // Two's complement and IEEE 754, by hand and from the standard's tables.
    "INT,   FFFE,             -2",
    "UINT,  FFFE,             65534",
    "DINT,  FFFFFFFE,         -2",
    "UDINT, EE6B2800,         4000000000",
    "REAL,  40E33333,         7.1",
    "LREAL, 3FB999999999999A, 0.1",
    "WORD,  0100,             256",
  })
  void numberTypesAreBigEndianHighWordFirst(String type, String bytes, double expected)
      throws Exception {
    String address = "holding-register:100:" + type;
    press.put(1, 99, bytes);

    listen(1, "signal,address,type\nspeed," + address + ",number\n");

    receiver.await(SOON, address + " = " + expected, r -> r.heard(address, expected));
  }

  @Test
  void registersSideBySideAreReadTogetherAndEachGetsItsOwn() throws Exception {
    press.put(1, 0, "0002" + "000003E8" + "00000011" + "42480000");

    listen(
        1,
        """
        signal,address,type
        state,holding-register:1:INT,state
        parts,holding-register:2:UDINT,counter
        rejects,holding-register:4:UDINT,counter
        power,holding-register:6:REAL,number
        """);

    receiver.await(SOON, "a frame", r -> !r.frames().isEmpty());
    assertThat(receiver.frames().getFirst().readings())
        .containsExactly(
            good("holding-register:1:INT", 2),
            good("holding-register:2:UDINT", 1000),
            good("holding-register:4:UDINT", 17),
            good("holding-register:6:REAL", 50));
  }

  @Test
  void inputRegistersCoilsAndDiscreteInputsAreReadToo() throws Exception {
    press.put(1, 0, "0007");

    listen(
        1,
        """
        signal,address,type
        speed,input-register:1:INT,number
        door,coil:1:BOOL,number
        guard,coil:2:BOOL,number
        clamp,discrete-input:3:BOOL,number
        """);

    receiver.await(SOON, "a frame", r -> !r.frames().isEmpty());
    assertThat(receiver.frames().getFirst().readings())
        .containsExactlyInAnyOrder(
            good("input-register:1:INT", 7),
            good("coil:1:BOOL", 1),
            good("coil:2:BOOL", 0),
            good("discrete-input:3:BOOL", 1));
  }

  @Test
  void registerThatTheDeviceRefusesIsBadAndToldOnceAndItsNeighboursGoOn() throws Exception {
    press.put(1, 0, "0005");

    listen(
        1,
        """
        signal,address,type
        speed,holding-register:1:INT,number
        power,holding-register:2:INT,number
        """);

    receiver.await(SOON, "three frames", r -> r.frames().size() >= 3);
    assertThat(receiver.frames())
        .allSatisfy(frame ->
            assertThat(frame.readings())
                .containsExactly(
                    good("holding-register:1:INT", 5), missing("holding-register:2:INT")));
    assertThat(receiver.unreadables())
        .containsExactly(
            new RecordingReceiver.Unreadable(
                "camel-routes/tags/press-1.csv:3",
                "address holding-register:2:INT: the device answers INVALID_ADDRESS"));
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "SLAVE_DEVICE_BUSY",
        "GATEWAY_PATH_UNAVAILABLE",
        "GATEWAY_TARGET_DEVICE_FAILED_TO_RESPONSE"
      })
  void deviceThatItsGatewayCannotReachIsLostUntilItAnswers(ExceptionCode exception)
      throws Exception {
    String address = "holding-register:1:INT";
    press.put(1, 0, "00050006");
    listen(
        1,
        """
        signal,address,type
        speed,holding-register:1:INT,number
        power,holding-register:2:INT,number
        """);
    receiver.await(SOON, "the speed", r -> r.heard(address, 5));

    press.refuse(exception);
    receiver.await(SOON, "told as lost", r -> !r.connected(PressServer.PRESS_1));

    press.put(1, 0, "0007");
    press.refuse(null);
    receiver.await(SOON, "the speed again", r -> r.heard(address, 7));
    assertThat(receiver.connected(PressServer.PRESS_1)).isTrue();
    assertThat(receiver.unreadables()).isEmpty();
  }

  @Test
  void addressThatIsNoneIsToldWithWhatIsExpected() throws Exception {
    listen(1, "signal,address,type\nspeed,DB1.DBW2,number\n");

    receiver.await(SOON, "told", r -> !r.unreadables().isEmpty());
    assertThat(receiver.unreadables().getFirst())
        .isEqualTo(
            new RecordingReceiver.Unreadable(
                "camel-routes/tags/press-1.csv:2",
                "address DB1.DBW2: not a Modbus address; expected such as"
                    + " holding-register:6:REAL or coil:1"));
  }

  @Test
  void eachUnitBehindOneAddressAnswersForItself() throws Exception {
    press.put(1, 0, "0001");
    press.put(2, 0, "0002");

    listen(2, "signal,address,type\nspeed,holding-register:1:INT,number\n");

    receiver.await(SOON, "unit 2's value", r -> r.heard("holding-register:1:INT", 2));
  }

  @Test
  void readingsCarryNoSourceTimeBecauseModbusHasNone() throws Exception {
    listen(1, "signal,address,type\ntemperature," + PressServer.TEMPERATURE + ",number\n");

    receiver.await(SOON, "a frame", r -> !r.frames().isEmpty());
    assertThat(receiver.frames().getFirst().readings())
        .extracting(RawReading::at)
        .containsOnlyNulls();
  }

  @Test
  void editedSheetCountsAtOnce() throws Exception {
    var sheet =
        new AtomicReference<>(
            PressServer.sheet(
                "signal,address,type\ntemperature," + PressServer.TEMPERATURE + ",number\n"));
    press.start();
    source = new ModbusFactory().create("press-1", press.parameters(1), sheets(sheet), clock());
    source.start(receiver);
    receiver.await(SOON, "the temperature", r -> r.heard(PressServer.TEMPERATURE, 20));

    sheet.set(
        PressServer.sheet("signal,address,type\nvibration," + PressServer.VIBRATION + ",number\n"));

    receiver.await(SOON, "the vibration", r -> r.heard(PressServer.VIBRATION, 1));
  }

  @ParameterizedTest(name = "{0}={1} is refused")
  @CsvSource({
    "address, press,        'host, port and unit, such as 192.168.0.20:502/1'",
    "address, press:70000,  'host, port and unit, such as 192.168.0.20:502/1'",
    "unit,    256,          a whole number from 0 to 255",
    "unit,    one,          a whole number from 0 to 255",
    "address, press:502/x,  'host, port and unit, such as 192.168.0.20:502/1'",
    "every,   99,           a whole number from 100 to 2000",
    "every,   2001,         a whole number from 100 to 2000",
  })
  void parametersOutOfRangeAreRefusedWithWhatIsExpected(
      String name, String found, String expected) {
    var parameters = new HashMap<>(Map.of("address", "127.0.0.1:502"));
    parameters.put(name, found);

    assertThatThrownBy(() ->
            new ModbusFactory().create("press-1", parameters, TagSheets.fixed(Map.of()), clock()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("parameter \"" + name + "\": found \"" + found + "\", expected " + expected);
  }

  @Test
  void parametersJustInsideTheirRangesAreTaken() {
    assertThat(Settings.of(Map.of("address", "press:65535", "unit", "255", "every", "100")))
        .isEqualTo(new Settings("press", 65535, 255, Duration.ofMillis(100)));
    assertThat(Settings.of(Map.of("address", "press:1", "unit", "0", "every", "2000")))
        .isEqualTo(new Settings("press", 1, 0, Duration.ofMillis(2000)));
    assertThat(Settings.of(Map.of("address", "press:502/247")))
        .isEqualTo(new Settings("press", 502, 247, Duration.ofMillis(500)));
  }

  @Test
  void unitIsNamedOnce() {
    assertThatThrownBy(() -> Settings.of(Map.of("address", "press:502/2", "unit", "2")))
        .hasMessage(
            "parameter \"unit\": found \"2\", expected no unit here, for the address names unit 2");
  }

  private void listen(int unit, String sheet) throws Exception {
    press.start();
    source = source(unit, sheet);
    source.start(receiver);
  }

  private Source source(int unit, String sheet) {
    return new ModbusFactory()
        .create(
            "press-1",
            press.parameters(unit),
            TagSheets.fixed(Map.of(PressServer.PRESS_1, PressServer.sheet(sheet))),
            clock());
  }

  private static TagSheets sheets(AtomicReference<TagSheet> sheet) {
    return _ -> Optional.of(sheet.get());
  }

  private static InstantSource clock() {
    return InstantSource.system();
  }

  private static RawReading good(String address, double value) {
    return new RawReading(address, null, Value.of(value), Quality.GOOD);
  }

  private static RawReading missing(String address) {
    return new RawReading(address, null, Value.MISSING, Quality.BAD);
  }
}

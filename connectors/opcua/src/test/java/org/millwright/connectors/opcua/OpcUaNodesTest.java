package org.millwright.connectors.opcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;
import org.millwright.domain.observation.RawFrame;
import org.millwright.domain.observation.RawReading;
import org.millwright.domain.observation.RecordingReceiver;
import org.millwright.domain.observation.Source;
import org.millwright.domain.observation.TagSheet;
import org.millwright.domain.observation.TagSheets;

/** What is particular to OPC UA: nodes, status codes, source times, dead-bands, keep-alives. */
class OpcUaNodesTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  private final RecordingReceiver receiver = new RecordingReceiver();
  private final MillServer mill = new MillServer();
  private final AtomicReference<TagSheet> sheet = new AtomicReference<>(mill.sheet());
  private Source source = connect(Map.of());

  @BeforeEach
  void switchOn() throws Exception {
    mill.start();
  }

  @AfterEach
  void switchOff() throws Exception {
    source.close();
    mill.close();
  }

  @Test
  void nodeThatIsNotThereIsBadAndToldOnceWithItsPlaceAndTheOthersGoOn() throws Exception {
    String missing = MillServer.address("pressure");
    listen(
        "pressure," + missing + ",number,", "temperature," + MillServer.TEMPERATURE + ",number,");

    receiver.await(SOON, "the temperature", r -> r.heard(MillServer.TEMPERATURE, 20));

    assertThat(receiver.readings(missing))
        .extracting(RawReading::value, RawReading::quality)
        .containsExactly(tuple(Value.MISSING, Quality.BAD));
    mill.stop();
    receiver.await(SOON, "the loss", r -> r.losses(sheet.get()) == 1);
    mill.start();
    receiver.await(SOON, "the return", r -> r.connected(MillServer.CNC_1));
    assertThat(receiver.unreadables()).hasSize(1);
    RecordingReceiver.Unreadable told = receiver.unreadables().getFirst();
    assertThat(told.place()).isEqualTo("camel-routes/tags/cnc-1.csv:2");
    assertThat(told.reason())
        .startsWith("node " + missing + ": the server answers Bad_NodeIdUnknown");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "nsu=urn:other:maker;s=x, 'the server has no such namespace; its namespaces are '",
    "holding-register:6:REAL, 'not a node id; expected such as nsu='",
  })
  void addressThatLeadsNowhereIsToldWithWhatIsExpected(String address, String reason)
      throws Exception {
    listen("temperature," + address + ",number,");

    receiver.await(SOON, "told", r -> !r.unreadables().isEmpty());

    assertThat(receiver.unreadables().getFirst().reason())
        .startsWith("node " + address + ": " + reason);
  }

  @Test
  void uncertainStatusKeepsItsValueAndBadHasNone() throws Exception {
    listen("temperature," + MillServer.TEMPERATURE + ",number,");
    receiver.await(SOON, "the temperature", r -> r.heard(MillServer.TEMPERATURE, 20));

    mill.set(MillServer.TEMPERATURE, status(21.0, StatusCodes.Uncertain_LastUsableValue));
    receiver.await(SOON, "an uncertain reading", r -> last().quality() == Quality.UNCERTAIN);
    assertThat(last().value()).isEqualTo(Value.of(21));

    mill.set(MillServer.TEMPERATURE, status(22.0, StatusCodes.Bad_DeviceFailure));
    receiver.await(SOON, "a bad reading", r -> last().quality() == Quality.BAD);
    assertThat(last().value()).isEqualTo(Value.MISSING);
  }

  @Test
  void numberThatIsNoneIsMissingAndBad() throws Exception {
    listen("temperature," + MillServer.TEMPERATURE + ",number,");
    receiver.await(SOON, "the temperature", r -> r.heard(MillServer.TEMPERATURE, 20));

    mill.set(MillServer.TEMPERATURE, Double.NaN);

    receiver.await(SOON, "a bad reading", r -> last().quality() == Quality.BAD);
    assertThat(last().value()).isEqualTo(Value.MISSING);
  }

  @Test
  void changesCarryTheirSourceTime() throws Exception {
    listen("temperature," + MillServer.TEMPERATURE + ",number,");
    receiver.await(SOON, "the temperature", r -> r.heard(MillServer.TEMPERATURE, 20));
    Instant measured = Instant.now().minusSeconds(90).truncatedTo(ChronoUnit.MILLIS);

    mill.set(MillServer.TEMPERATURE, MillServer.good(33.5, measured));

    receiver.await(SOON, "the change", r -> r.heard(MillServer.TEMPERATURE, 33.5));
    assertThat(last().at()).isEqualTo(measured);
  }

  @Test
  void valueThatHasStoodForLongIsKnownToHoldWhenListeningBegins() throws Exception {
    Instant began = Instant.now();
    mill.set(MillServer.TEMPERATURE, MillServer.good(33.5, began.minusSeconds(3600)));

    listen("temperature," + MillServer.TEMPERATURE + ",number,");

    receiver.await(SOON, "the value", r -> r.heard(MillServer.TEMPERATURE, 33.5));
    assertThat(last().at()).isAfterOrEqualTo(began.truncatedTo(ChronoUnit.MILLIS));
  }

  @Test
  void signalThatDidNotChangeHasItsValueAgainAfterALoss() throws Exception {
    listen("state," + MillServer.STATE + ",state,");
    receiver.await(SOON, "the state", r -> r.readings(MillServer.STATE).size() == 1);

    mill.stop();
    receiver.await(SOON, "the loss", r -> r.losses(sheet.get()) == 1);
    mill.start();

    receiver.await(SOON, "the state again", r -> r.readings(MillServer.STATE).size() == 3);
    assertThat(receiver.readings(MillServer.STATE))
        .extracting(RawReading::value)
        .containsExactly(Value.of("Execute"), Value.MISSING, Value.of("Execute"));
  }

  @Test
  void changesWithinTheDeadbandAreNotSentAndThoseBeyondAre() throws Exception {
    // Scale 0.1: the dead-band of 0.2 in the tag's unit is 2 in the server's numbers.
    listen(
        "temperature," + MillServer.TEMPERATURE + ",number,0.2",
        "vibration," + MillServer.VIBRATION + ",number,");
    receiver.await(SOON, "the temperature", r -> r.heard(MillServer.TEMPERATURE, 20));
    receiver.await(SOON, "the vibration", r -> r.heard(MillServer.VIBRATION, 1));

    mill.set(MillServer.TEMPERATURE, 21.9);
    mill.set(MillServer.VIBRATION, 2);
    receiver.await(SOON, "the vibration", r -> r.heard(MillServer.VIBRATION, 2));
    mill.set(MillServer.VIBRATION, 3);
    receiver.await(SOON, "the vibration", r -> r.heard(MillServer.VIBRATION, 3));
    assertThat(receiver.heard(MillServer.TEMPERATURE, 21.9)).isFalse();

    mill.set(MillServer.TEMPERATURE, 22.1);
    receiver.await(SOON, "the temperature", r -> r.heard(MillServer.TEMPERATURE, 22.1));
  }

  @Test
  void silentMachineOnASoundConnectionGivesSignsOfLife() throws Exception {
    listen("temperature," + MillServer.TEMPERATURE + ",number,");

    receiver.await(
        SOON,
        "three frames without readings",
        r -> r.frames().stream().map(RawFrame::readings).filter(all -> all.isEmpty()).count() >= 3);

    assertThat(receiver.losses(sheet.get())).isZero();
  }

  @Test
  void editedSheetIsFollowedWithinFiveSeconds() throws Exception {
    listen("temperature," + MillServer.TEMPERATURE + ",number,");
    receiver.await(SOON, "the temperature", r -> r.heard(MillServer.TEMPERATURE, 20));

    sheet.set(rows("vibration," + MillServer.VIBRATION + ",number,"));

    receiver.await(Duration.ofSeconds(5), "the vibration", r -> r.heard(MillServer.VIBRATION, 1));
  }

  @ParameterizedTest(name = "{0}={1} is refused")
  @CsvSource({
    "endpoint,   http://mill:4840, an address such as opc.tcp://192.168.0.10:4840/path",
    "endpoint,   opc.tcp://mill,   an address such as opc.tcp://192.168.0.10:4840/path",
    "publishing, 49,               'milliseconds, 50 to 1000, such as 250'",
    "publishing, 1001,             'milliseconds, 50 to 1000, such as 250'",
    "publishing, fast,             'milliseconds, 50 to 1000, such as 250'",
    "security,   Basic128Rsa15,    none or Basic256Sha256",
  })
  void parametersOutOfRangeAreRefusedWithWhatIsExpected(
      String name, String found, String expected) {
    assertThatThrownBy(() -> connect(Map.of(name, found)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("parameter \"" + name + "\": found \"" + found + "\", expected " + expected);
  }

  @Test
  void parametersJustInsideTheirRangesAreTaken() {
    assertThat(connect(Map.of("publishing", "50"))).hasToString("opcua:cnc-1");
    assertThat(connect(Map.of("publishing", "1000", "security", "none")))
        .hasToString("opcua:cnc-1");
  }

  @Test
  void passwordIsNeverPrinted() {
    assertThat(new Settings.Login("operator", "s3cret").toString()).doesNotContain("s3cret");
  }

  private static DataValue status(double value, long code) {
    return new DataValue(Variant.of(value), new StatusCode(code), new DateTime(Instant.now()));
  }

  private RawReading last() {
    return receiver.readings(MillServer.TEMPERATURE).getLast();
  }

  /** Rows of signal, address, type, dead-band; the scale is 0.1. */
  private static TagSheet rows(String... rows) {
    return MillServer.sheet(
        "signal,address,type,deadband,scale\n" + String.join(",0.1\n", rows) + ",0.1\n");
  }

  private void listen(String... rows) {
    sheet.set(rows(rows));
    source = connect(Map.of());
    source.start(receiver);
  }

  private Source connect(Map<String, String> parameters) {
    var all = new HashMap<>(Map.of("endpoint", mill.endpoint(), "publishing", "100"));
    all.putAll(parameters);
    return new OpcUaFactory(Path.of("not-used"))
        .create("cnc-1", all, sheets(), InstantSource.system());
  }

  private TagSheets sheets() {
    return _ -> Optional.of(sheet.get());
  }
}

package org.millwright.connectors.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.millwright.domain.finding.EpisodeStatus;
import org.millwright.domain.finding.Evidence;
import org.millwright.domain.finding.Finding;
import org.millwright.domain.finding.FindingChange;
import org.millwright.domain.finding.FindingKey;
import org.millwright.domain.finding.FindingKind;
import org.millwright.domain.finding.Severity;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Unit;
import org.millwright.domain.measure.Value;
import org.millwright.domain.observation.MachineSnapshot;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.plant.MachineId;
import org.millwright.domain.plant.MachineState;

/** Findings and snapshots as CloudEvents 1.0: what stands on the wire, and what is refused. */
class EventsTest {

  private static final Instant BEGAN = Instant.parse("2026-03-01T06:58:10.100Z");
  private static final MachineId CNC_1 = new MachineId("cnc-1");
  private static final FindingKey KEY = FindingKey.of(FindingKind.MACHINE_NEEDS_WORK, CNC_1, BEGAN);
  private static final Evidence MEAN =
      new Evidence(
          new SignalName("vibration"),
          "mean",
          3.12,
          Unit.MILLIMETRE_PER_SECOND,
          OptionalDouble.of(2.8),
          BEGAN.minusSeconds(10),
          BEGAN,
          "rules/maintenance/vibration-limits.csv:3");
  private static final Finding WORN =
      new Finding(
          KEY,
          FindingKind.MACHINE_NEEDS_WORK,
          CNC_1,
          Severity.WARNING,
          BEGAN,
          BEGAN.plusSeconds(5),
          "Vibration too high",
          "mean of 10 s is 3.12 mm/s, above 2.8 mm/s",
          "Vibration above its zone limit",
          "9f2c61ab04d7",
          List.of(MEAN));

  private final FindingEvents events = new FindingEvents();

  @Test
  void anOpenedFindingIsACloudEvent() {
    String json = new String(events.encode(new FindingChange.Opened(WORN)), UTF_8);

    assertThat(json)
        .startsWith(
            "{\"specversion\":\"1.0\","
                + "\"id\":\"machine-needs-work/cnc-1/2026-03-01T06:58:10.100Z/opened\","
                + "\"source\":\"/millwright/stream\","
                + "\"type\":\"org.millwright.finding.opened\","
                + "\"subject\":\"cnc-1\",\"time\":\"2026-03-01T06:58:15.100Z\","
                + "\"datacontenttype\":\"application/json\",\"data\":{")
        .contains("\"severity\":\"warning\"", "\"unit\":\"mm/s\",\"limit\":2.8");
  }

  @Test
  void everyChangeAndStatusComesBackAsItWas() {
    var opened = new FindingChange.Opened(WORN);
    var worsened = new FindingChange.Worsened(WORN);
    var ended = new FindingChange.Ended(KEY, BEGAN.plusSeconds(60), BEGAN.plusSeconds(70), "gone");
    var status =
        new EpisodeStatus(
            KEY, EpisodeStatus.Standing.UNOBSERVED, BEGAN.plusSeconds(9), BEGAN, List.of(MEAN));

    assertThat(events.decode(events.encode(opened))).isEqualTo(new FindingEvent.Changed(opened));
    assertThat(events.decode(events.encode(worsened)))
        .isEqualTo(new FindingEvent.Changed(worsened));
    assertThat(events.decode(events.encode(ended))).isEqualTo(new FindingEvent.Changed(ended));
    assertThat(events.decode(events.encode(status))).isEqualTo(new FindingEvent.Stands(status));
  }

  @Test
  void whatIsWrongIsNamedByItsField() {
    assertThatThrownBy(() -> events.decode("{".getBytes(UTF_8))).hasMessageStartingWith("not JSON");
    assertThatThrownBy(() -> events.decode(new byte[0]))
        .isInstanceOf(UnreadableRecord.class)
        .hasMessage("record: found nothing, expected an object");
    assertThatThrownBy(() -> events.decode("[]".getBytes(UTF_8)))
        .hasMessage("record: found [], expected an object");
    assertRefused("\"1.0\"", "\"2.0\"", "specversion: found \"2.0\", expected \"1.0\"");
    assertRefused(
        "\"warning\"",
        "\"bad\"",
        "data/severity: found \"bad\", expected notice, warning or critical");
    assertRefused(
        "\"value\":3.12",
        "\"value\":\"3,12\"",
        "data/evidence/0/value: found \"3,12\", expected a number");
    assertRefused(
        "2026-03-01T06:58:15.100Z\",\"title",
        "noon\",\"title",
        "data/knownAt: found \"noon\", expected a time such as 2026-03-01T06:58:10.1Z");
    assertRefused(
        "finding.opened", "finding.lost", "type: found \"org.millwright.finding.lost\", expected");
  }

  @Test
  void aSnapshotComesBackAsItWas() {
    var snapshot =
        new MachineSnapshot(
            CNC_1,
            BEGAN,
            MachineState.RUNNING,
            BEGAN.minusSeconds(60),
            true,
            BEGAN.minusMillis(40),
            Duration.ofMillis(-120),
            List.of(
                signal("serial", Value.of("000123"), Unit.NONE),
                signal("vibration", Value.of(1.42), Unit.MILLIMETRE_PER_SECOND),
                signal("power", Value.MISSING, Unit.KILOWATT)),
            Map.of(SignalName.PARTS, 12_345L));
    var codec = new SnapshotEvents();

    assertThat(codec.decode(codec.encode(snapshot))).isEqualTo(snapshot);
    assertThat(new String(codec.encode(snapshot), UTF_8))
        .contains(
            "\"type\":\"org.millwright.machine.snapshot\"",
            "{\"name\":\"serial\",\"value\":\"000123\",\"unit\":\"\"",
            "\"value\":null",
            "\"totals\":{\"parts\":12345}");
  }

  private void assertRefused(String part, String instead, String message) {
    String json = new String(events.encode(new FindingChange.Opened(WORN)), UTF_8);
    assertThat(json).contains(part);
    byte[] broken = json.replace(part, instead).getBytes(UTF_8);
    assertThatThrownBy(() -> events.decode(broken))
        .isInstanceOf(UnreadableRecord.class)
        .hasMessageStartingWith(message);
  }

  private static MachineSnapshot.Signal signal(String name, Value value, Unit unit) {
    Quality quality = value.equals(Value.MISSING) ? Quality.BAD : Quality.GOOD;
    return new MachineSnapshot.Signal(
        new SignalName(name), value, unit, BEGAN, quality, Duration.ofMillis(400), false);
  }
}

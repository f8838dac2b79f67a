package org.millwright.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.millwright.domain.oee.MinuteBook;
import org.millwright.domain.oee.Oee;
import org.millwright.domain.oee.OeeNews;
import org.millwright.domain.oee.OeeNews.MinuteKnown;
import org.millwright.domain.oee.OeeNews.RunningShift;
import org.millwright.domain.oee.Output;
import org.millwright.domain.oee.Shift;
import org.millwright.domain.oee.Span;
import org.millwright.domain.oee.TimeAccount;
import org.millwright.domain.oee.TimeElement;
import org.millwright.domain.plant.MachineId;
import org.millwright.domain.plant.MachineState;

/** News of OEE on the wire. */
class OeeEventsTest {

  private static final MachineId CNC_1 = new MachineId("cnc-1");
  private static final Instant SIX = Instant.parse("2026-03-01T06:00:00Z");
  private static final RunningShift EARLY =
      new RunningShift(
          CNC_1,
          SIX.plusMillis(90_123),
          SIX.plusMillis(90_002),
          new Shift("Early", new Span(SIX, SIX.plusSeconds(28_800))),
          new Oee(
              TimeAccount.of(
                  Map.of(
                      TimeElement.PRODUCTION,
                      Duration.ofMillis(80_001),
                      TimeElement.UNKNOWN,
                      Duration.ofMillis(10_122))),
              Output.of(Duration.ofSeconds(8), 10, 8, 1, 1)),
          Output.of(Duration.ofSeconds(8), 2, 2, 0, 0),
          Duration.ofMillis(7),
          Duration.ofMillis(11),
          3,
          0.85,
          "9f2c");

  private final OeeEvents events = new OeeEvents();

  @Test
  void aRunningShiftComesBackAsItWas() {
    assertThat(events.decode(events.encode(EARLY))).isEqualTo(EARLY);
    assertThat(new String(events.encode(EARLY), StandardCharsets.UTF_8))
        .contains("\"type\":\"org.millwright.oee.shift\"", "\"production\":80001");
  }

  @Test
  void aMachineWithoutAShiftComesBackAsItWas() {
    OeeNews off =
        new RunningShift(
            CNC_1,
            SIX,
            null,
            null,
            Oee.NONE,
            Output.NONE,
            Duration.ZERO,
            Duration.ZERO,
            0,
            0.85,
            "9f2c");
    assertThat(events.decode(events.encode(off))).isEqualTo(off);
  }

  @Test
  void aMinuteComesBackAsItWas() {
    var book = new MinuteBook(SIX.getEpochSecond() / 60);
    book.heard(SIX.toEpochMilli() + 5);
    book.state(SIX.toEpochMilli() + 5, 1, 1, MachineState.DOWN);
    book.parts(SIX.toEpochMilli() + 50, 1, 2, 4_294_967_295L);
    OeeNews minute = new MinuteKnown(CNC_1, book.facts());
    assertThat(events.decode(events.encode(minute))).isEqualTo(minute);
  }

  @Test
  void whatIsNoNewsIsRefusedByName() {
    assertThatThrownBy(() -> events.decode(broken("\"production\":80001", "\"production\":\"x\"")))
        .isInstanceOf(UnreadableRecord.class)
        .hasMessageContaining("data/millis/production")
        .hasMessageContaining("a whole number");
    assertThatThrownBy(() -> events.decode(broken("oee.shift", "oee.day")))
        .isInstanceOf(UnreadableRecord.class)
        .hasMessageContaining("org.millwright.oee.day");
  }

  private byte[] broken(String what, String with) {
    String text = new String(events.encode(EARLY), StandardCharsets.UTF_8);
    return text.replace(what, with).getBytes(StandardCharsets.UTF_8);
  }
}

package org.millwright.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.connectors.store.Postgres.T0;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millwright.connectors.store.ShiftLogTable.Said;
import org.millwright.domain.oee.MinuteBook;
import org.millwright.domain.oee.MinuteFacts;
import org.millwright.domain.oee.OeeNews.MinuteKnown;
import org.millwright.domain.oee.Span;
import org.millwright.domain.plant.Machine;
import org.millwright.domain.plant.MachineId;
import org.millwright.domain.plant.MachineState;

/** What is known of time and output, and what was known of it before. */
class OeeTablesTest {

  @RegisterExtension static final Postgres POSTGRES = new Postgres();

  private static final MachineId CNC_1 = new MachineId("cnc-1");
  private static final MachineId CNC_2 = new MachineId("cnc-2");
  private static final List<MachineId> BOTH = List.of(CNC_1, CNC_2);
  private static final Span EVER = new Span(Instant.EPOCH, T0.plus(Duration.ofDays(1)));
  private static final List<Machine> PLANT = List.of(new Machine(CNC_1, "Mill", "line-1", "opcua"));
  private static final long FIRST = T0.getEpochSecond() / 60;

  private Instant now = T0;
  private final OeeMinuteTable minutes = new OeeMinuteTable(POSTGRES.database(), () -> now);
  private final ShiftLogTable log = new ShiftLogTable(POSTGRES.database(), () -> now);
  private final OeeBookTable books = new OeeBookTable(POSTGRES.database(), () -> now);

  @BeforeEach
  void emptyTables() {
    POSTGRES
        .database()
        .run(jdbc -> {
          jdbc.sql("truncate oee_minutes, oee_restatements, oee_books, shift_log").update();
          jdbc.sql("update oee_clock set known_at = '1970-01-01T00:00:00Z'").update();
        });
  }

  @Test
  void aMinuteThatIsBeingToldChangesAndIsKnownWhenItIsOver() {
    now = T0.plusSeconds(20);
    minutes.put(List.of(known(CNC_1, 0, MachineState.RUNNING)));
    now = T0.plusSeconds(40);
    minutes.put(List.of(known(CNC_1, 0, MachineState.RUNNING, MachineState.DOWN)));

    assertThat(read(null)).containsExactly(facts(0, MachineState.RUNNING, MachineState.DOWN));
    assertThat(read(T0.plusSeconds(69))).as("it is not over yet").isEmpty();
    assertThat(read(T0.plusSeconds(70))).hasSize(1);
    assertThat(minutes.restatements(BOTH, EVER, 10)).isEmpty();
  }

  @Test
  void whatIsLearnedLaterIsAFactOfItsOwn() {
    now = T0.plusSeconds(20);
    minutes.put(List.of(known(CNC_1, 0, MachineState.RUNNING)));
    now = T0.plusSeconds(300);
    minutes.put(List.of(known(CNC_1, 0, MachineState.RUNNING, MachineState.DOWN)));
    now = T0.plusSeconds(400);
    minutes.put(List.of(known(CNC_1, 0, MachineState.RUNNING, MachineState.DOWN)));

    assertThat(read(T0.plusSeconds(299))).containsExactly(facts(0, MachineState.RUNNING));
    assertThat(read(T0.plusSeconds(300)))
        .containsExactly(facts(0, MachineState.RUNNING, MachineState.DOWN));
    assertThat(rows()).as("the same again is nothing new").isEqualTo(2);
    assertThat(minutes.restatements(BOTH, EVER, 10))
        .as("the hour is not over; the one before may have become another")
        .extracting(OeeMinuteTable.Restatement::hour)
        .containsExactly(T0.minus(Duration.ofHours(1)));
  }

  /** What came late is within a quarter of an hour of the hour before, too. */
  @Test
  void anHourThatWasOverIsRestatedOnce() {
    now = T0.plusSeconds(20);
    minutes.put(List.of(known(CNC_1, 0, MachineState.RUNNING)));
    now = T0.plus(Duration.ofHours(2));
    minutes.put(List.of(known(CNC_1, 0, MachineState.DOWN), known(CNC_1, 59, MachineState.DOWN)));
    now = T0.plus(Duration.ofHours(3));
    minutes.put(List.of(known(CNC_1, 1, MachineState.DOWN), known(CNC_1, 170, MachineState.IDLE)));

    List<OeeMinuteTable.Restatement> restated = minutes.restatements(List.of(CNC_1), EVER, 10);
    assertThat(restated)
        .containsExactly(
            new OeeMinuteTable.Restatement(
                CNC_1, T0.minus(Duration.ofHours(1)), T0.plusSeconds(20), now),
            new OeeMinuteTable.Restatement(
                CNC_1, T0, T0.plus(Duration.ofHours(1)).plusSeconds(10), now));
    assertThat(minutes.restatements(List.of(CNC_2), EVER, 10)).isEmpty();
    assertThat(minutes.restatements(BOTH, new Span(T0, T0.plus(Duration.ofHours(1))), 10))
        .as("of this hour, not of the one that ends with its beginning")
        .extracting(OeeMinuteTable.Restatement::hour)
        .containsExactly(T0);
  }

  @Test
  void knownMomentsGoOnWhenOurClockIsSetBack() {
    now = T0.plus(Duration.ofHours(1));
    minutes.put(List.of(known(CNC_1, 0, MachineState.RUNNING)));
    Instant before = minutes.lastKnownAt();
    now = T0.plus(Duration.ofMinutes(30));
    minutes.put(List.of(known(CNC_1, 0, MachineState.DOWN)));

    assertThat(minutes.lastKnownAt()).isAfter(before);
    assertThat(read(before)).containsExactly(facts(0, MachineState.RUNNING));
    assertThat(read(null)).containsExactly(facts(0, MachineState.DOWN));
  }

  @Test
  void theStateBeforeIsFoundHoweverLongAgo() {
    now = T0.plus(Duration.ofHours(9));
    var parts = new MinuteBook(FIRST + 3);
    parts.heard((FIRST + 3) * MinuteFacts.MILLIS + 500);
    parts.parts((FIRST + 3) * MinuteFacts.MILLIS + 500, 1, 1, 42);
    minutes.put(
        List.of(known(CNC_1, 0, MachineState.SETUP), new MinuteKnown(CNC_1, parts.facts())));

    var before = minutes.before(CNC_1, FIRST + 500, null);
    assertThat(before.state()).isEqualTo(MachineState.SETUP);
    assertThat(before.parts()).isEqualTo(42);
    assertThat(before.rejects()).isEqualTo(-1);
    assertThat(before.heard()).isEqualTo((FIRST + 3) * MinuteFacts.MILLIS + 500);
    assertThat(minutes.before(CNC_1, FIRST, null).state()).isEqualTo(MachineState.UNKNOWN);
  }

  @Test
  void theShiftLogIsReadAsItWasKnown() {
    now = T0.plusSeconds(60);
    log.put(CNC_1, new Said.Order(T0.minusSeconds(7200), "o-1", "a"), "", "ann");
    log.put(CNC_1, new Said.Order(T0.minusSeconds(3600), "o-2", "b"), "", "ann");
    var reason = new Said.Reason(T0, T0.plusSeconds(30), "bearing");
    log.put(CNC_1, reason, "noisy", "ann");
    now = T0.plusSeconds(120);
    var correction = new Said.Correction(new Span(T0, T0.plusSeconds(30)), 2, 0);
    log.put(CNC_1, correction, "cracks", "bob");
    log.put(CNC_2, new Said.OrderEnd(T0), "", "bob");

    var hour = new Span(T0, T0.plusSeconds(3600));
    assertThat(log.read(CNC_1, hour, null))
        .as("of orders the one that runs at the beginning, too")
        .extracting(ShiftLogTable.Entry::said)
        .containsExactly(new Said.Order(T0.minusSeconds(3600), "o-2", "b"), reason, correction);
    assertThat(log.read(CNC_1, hour, T0.plusSeconds(119)))
        .extracting(ShiftLogTable.Entry::said)
        .doesNotContain(correction);
    assertThat(log.read(CNC_1, new Span(T0.plusSeconds(30), T0.plusSeconds(60)), null))
        .as("what ended before does not touch it")
        .hasSize(1);
    assertThat(log.read(null, hour, null)).hasSize(4);
    assertThat(log.newest()).isPositive();
  }

  @Test
  void sheetsStandFromAMomentOn() {
    now = T0;
    books.put("one", Map.of("rules/oee/calendar.csv", "a"), PLANT);
    books.put("one", Map.of("rules/oee/calendar.csv", "a"), PLANT);
    now = T0.plusSeconds(60);
    books.put("two", Map.of("rules/oee/calendar.csv", "b"), PLANT);

    assertThat(books.read(null).orElseThrow().hash()).isEqualTo("two");
    var first = books.read(T0.plusSeconds(59)).orElseThrow();
    assertThat(first.hash()).isEqualTo("one");
    assertThat(first.machines()).isEqualTo(PLANT);
    assertThat(first.texts()).containsEntry("rules/oee/calendar.csv", "a");
    assertThat(books.read(T0.minusSeconds(1))).isEmpty();
  }

  private List<MinuteFacts> read(@Nullable Instant asKnownAt) {
    return minutes.read(CNC_1, FIRST, FIRST + 60, asKnownAt);
  }

  private static int rows() {
    return POSTGRES
        .database()
        .call(jdbc -> jdbc.sql("select count(*) from oee_minutes").query(Integer.class).single());
  }

  private static MinuteKnown known(MachineId machine, int offset, MachineState... states) {
    return new MinuteKnown(machine, facts(offset, states));
  }

  /** One state a second. */
  private static MinuteFacts facts(int offset, MachineState... states) {
    var book = new MinuteBook(FIRST + offset);
    long at = (FIRST + offset) * MinuteFacts.MILLIS;
    for (MachineState state : states) {
      book.heard(at);
      book.state(at, 1, at, state);
      at += 1000;
    }
    return book.facts();
  }
}

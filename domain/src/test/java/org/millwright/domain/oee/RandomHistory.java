package org.millwright.domain.oee;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.plant.MachineState;

/**
 * Some hours of a machine that nobody could have thought of: silences, losses, resets, rejects
 * without pieces, overlapping orders and reasons, corrections. All moments are whole multiples of
 * {@link #GRID}, so that it can be looked at step by step.
 */
public final class RandomHistory {

  public static final long GRID = 250;
  public static final Instant START = Instant.parse("2026-03-02T06:00:00Z");
  public static final Duration LENGTH = Duration.ofHours(3);

  private static final MachineState[] STATES = MachineState.values();

  /** What a machine told at a moment. */
  public record Told(long at, Kind kind, long value, long sequence) {
    /** What was told. */
    public enum Kind {
      HEARD,
      PARTS,
      REJECTS,
      STATE
    }
  }

  private final Random random;
  private final List<Told> told = new ArrayList<>();
  private final Terms terms;

  /** The history of a seed. */
  public RandomHistory(long seed) {
    random = new Random(seed);
    terms = terms();
    tell();
  }

  public Terms terms() {
    return terms == null ? drawTerms() : terms;
  }

  /** In the order of time. */
  public List<Told> told() {
    return told;
  }

  public static Span window() {
    return new Span(START, START.plus(LENGTH));
  }

  /** The minutes, put down in this order. */
  public static List<MinuteFacts> minutes(List<Told> order) {
    Map<Long, MinuteBook> books = new java.util.TreeMap<>();
    for (Told one : order) {
      MinuteBook book =
          books.computeIfAbsent(Math.floorDiv(one.at, MinuteFacts.MILLIS), MinuteBook::new);
      put(one, book);
    }
    return books.values().stream().map(MinuteBook::facts).toList();
  }

  static void put(Told one, MinuteBook book) {
    switch (one.kind) {
      case HEARD -> book.heard(one.at);
      case PARTS -> book.parts(one.at, 1, one.sequence, one.value);
      case REJECTS -> book.rejects(one.at, 1, one.sequence, one.value);
      case STATE -> book.state(one.at, 1, one.sequence, STATES[(int) one.value]);
    }
  }

  /** The same, out of order and partly twice. */
  public List<Told> shuffled() {
    var mixed = new ArrayList<>(told);
    told.stream().filter(_ -> random.nextInt(20) == 0).forEach(mixed::add);
    Collections.shuffle(mixed, random);
    return mixed;
  }

  private void tell() {
    long at = START.toEpochMilli() - Duration.ofMinutes(20).toMillis();
    long end = START.plus(LENGTH).toEpochMilli() + Duration.ofMinutes(20).toMillis();
    long parts = random.nextInt(1000);
    long rejects = random.nextInt(10);
    long sequence = 0;
    MachineState state = MachineState.RUNNING;
    while (at < end) {
      sequence++;
      told.add(new Told(at, Told.Kind.HEARD, 0, sequence));
      int dice = random.nextInt(100);
      if (dice < 25) {
        state = STATES[random.nextInt(STATES.length)];
      }
      if (dice < 60) {
        told.add(new Told(at, Told.Kind.STATE, state.ordinal(), sequence));
      }
      if (random.nextInt(3) == 0) {
        parts = random.nextInt(60) == 0 ? random.nextInt(3) : parts + random.nextInt(3);
        told.add(new Told(at, Told.Kind.PARTS, parts, sequence));
      }
      if (random.nextInt(9) == 0) {
        rejects = random.nextInt(60) == 0 ? 0 : rejects + random.nextInt(3);
        told.add(new Told(at, Told.Kind.REJECTS, rejects, sequence));
      }
      at += GRID * (1 + (random.nextInt(12) == 0 ? random.nextInt(400) : random.nextInt(60)));
    }
  }

  private Terms drawTerms() {
    var machine =
        new MachineTerms(
            Duration.ofSeconds(20 + random.nextInt(100)),
            Duration.ofSeconds(5 + random.nextInt(20)),
            random.nextBoolean(),
            0.85);
    return new Terms(machine, model(), pace(), plan(), orders(), reasons(), corrections());
  }

  private static TimeModel model() {
    Map<MachineState, TimeElement> with = new EnumMap<>(MachineState.class);
    Map<MachineState, TimeElement> without = new EnumMap<>(MachineState.class);
    for (MachineState state : STATES) {
      with.put(state, TimeElement.DELAY);
      without.put(state, TimeElement.DOWN);
    }
    with.put(MachineState.RUNNING, TimeElement.PRODUCTION);
    without.put(MachineState.RUNNING, TimeElement.PRODUCTION);
    with.put(MachineState.SETUP, TimeElement.SETUP);
    without.put(MachineState.SETUP, TimeElement.SETUP);
    return new TimeModel(with, without);
  }

  /**
   * Product a takes 8 s, b 5 s, without a product 6 s; of c nobody said. From a moment of the
   * history on, each takes 2 s less.
   */
  private static Pace pace() {
    long change = START.plus(LENGTH.dividedBy(2)).toEpochMilli();
    return (product, at) ->
        pri(product).map(before -> Duration.ofSeconds(at < change ? before : before - 2));
  }

  private static Optional<Long> pri(@Nullable String product) {
    return product == null
        ? Optional.of(6L)
        : Optional.ofNullable(Map.of("a", 8L, "b", 5L).get(product));
  }

  private List<Planned> plan() {
    var plan = new ArrayList<Planned>();
    Instant at = START.minus(Duration.ofHours(1));
    Instant end = START.plus(LENGTH).plus(Duration.ofHours(1));
    while (at.isBefore(end)) {
      Instant next = at.plusMillis(GRID * (1 + random.nextInt(8000)));
      var kind = Planned.Kind.values()[random.nextInt(6) == 0 ? 1 + random.nextInt(2) : 0];
      plan.add(new Planned(new Span(at, next), kind, "s", kind.name()));
      at = next;
    }
    return plan;
  }

  private List<OrderRun> orders() {
    var orders = new ArrayList<OrderRun>();
    for (int i = 0; i < random.nextInt(5); i++) {
      Span span = span(20_000);
      boolean open = random.nextInt(8) == 0;
      String product = List.of("a", "b", "a", "b", "a", "c").get(random.nextInt(6));
      orders.add(new OrderRun("o" + i, product, span.from(), open ? null : span.to()));
    }
    return orders;
  }

  private List<StopReason> reasons() {
    var reasons = new ArrayList<StopReason>();
    for (int i = 0; i < random.nextInt(8); i++) {
      TimeElement element =
          random.nextBoolean() ? null : random.nextBoolean() ? TimeElement.SETUP : TimeElement.DOWN;
      var reason = new Reason("r" + i, null, "Reason " + i, element);
      reasons.add(
          new StopReason(
              span(4_000), random.nextBoolean(), reason, "ann", "", START.plusSeconds(i)));
    }
    return reasons;
  }

  private List<CountCorrection> corrections() {
    var corrections = new ArrayList<CountCorrection>();
    for (int i = 0; i < random.nextInt(4); i++) {
      corrections.add(
          new CountCorrection(
              span(8_000),
              random.nextInt(-2, 6),
              1 + random.nextInt(3),
              "ann",
              "found later",
              START.plusSeconds(i)));
    }
    return corrections;
  }

  private Span span(int most) {
    long steps = LENGTH.toMillis() / GRID;
    Instant from = START.plusMillis(GRID * (long) random.nextInt((int) steps));
    return new Span(from, from.plusMillis(GRID * (1 + random.nextInt(most))));
  }
}

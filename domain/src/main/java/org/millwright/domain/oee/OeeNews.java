package org.millwright.domain.oee;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.plant.MachineId;

/** What the line says of a machine's time and output. */
public sealed interface OeeNews {

  MachineId machine();

  /** All that is known of one minute now, in place of what was known of it before. */
  record MinuteKnown(MachineId machine, MinuteFacts facts) implements OeeNews {
    public MinuteKnown {
      Objects.requireNonNull(machine, "machine");
      Objects.requireNonNull(facts, "facts");
    }
  }

  /**
   * How a machine's shift stands.
   *
   * @param at the moment up to which it is counted, by our clock
   * @param heardUntil the newest moment of which the machine told anything; null when it never did
   * @param shift null outside any shift; then there is nothing to count
   * @param oee from the shift's beginning to {@code at}
   * @param outside what was made outside planned busy time, or while nobody saw it
   * @param offPlan for how long the machine ran outside planned busy time
   * @param waiting for how long it was held up by others: starved, blocked, idle in planned busy
   *     time
   * @param unmatched rejects without a piece that was made
   * @param target the OEE to reach
   * @param book hash of the sheets it was counted by
   */
  record RunningShift(
      MachineId machine,
      Instant at,
      @Nullable Instant heardUntil,
      @Nullable Shift shift,
      Oee oee,
      Output outside,
      Duration offPlan,
      Duration waiting,
      long unmatched,
      double target,
      String book)
      implements OeeNews {
    public RunningShift {
      Objects.requireNonNull(machine, "machine");
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(oee, "oee");
      Objects.requireNonNull(outside, "outside");
      Objects.requireNonNull(offPlan, "offPlan");
      Objects.requireNonNull(waiting, "waiting");
      Objects.requireNonNull(book, "book");
    }
  }
}

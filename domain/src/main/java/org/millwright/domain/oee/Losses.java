package org.millwright.domain.oee;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Calendar time, what was lost of it, and the good time that is left, in microseconds: the losses
 * and the good time together are the calendar.
 *
 * @param lost every loss, some 0; SPEED and QUALITY are absent when pieces without a planned run
 *     time were made
 * @param goodMicros Σ PRI · GQ; empty when pieces without a planned run time were made
 */
public record Losses(long calendarMicros, Map<Loss, Long> lost, OptionalLong goodMicros) {

  private static final long MICROS_PER_MILLI = 1_000;

  public Losses {
    lost = Collections.unmodifiableMap(new EnumMap<>(lost));
  }

  /** What a report lost. */
  public static Losses of(Report report) {
    var lost = new EnumMap<Loss, Long>(Loss.class);
    for (Loss loss : Loss.values()) {
      lost.put(loss, 0L);
    }
    for (Interval interval : report.intervals()) {
      interval
          .loss()
          .ifPresent(loss -> lost.merge(loss, interval.millis() * MICROS_PER_MILLI, Long::sum));
    }
    Oee oee = report.oee();
    long production = oee.time().millis(TimeElement.PRODUCTION) * MICROS_PER_MILLI;
    return of(oee.time().calendarMillis() * MICROS_PER_MILLI, lost, production, oee.output());
  }

  private static Losses of(
      long calendar, EnumMap<Loss, Long> lost, long production, Output output) {
    if (output.unplanned() > 0) {
      lost.remove(Loss.SPEED);
      lost.remove(Loss.QUALITY);
      return new Losses(calendar, lost, OptionalLong.empty());
    }
    lost.put(Loss.SPEED, production - output.plannedMicros());
    lost.put(Loss.QUALITY, output.plannedMicros() - output.plannedGoodMicros());
    return new Losses(calendar, lost, OptionalLong.of(output.plannedGoodMicros()));
  }

  /** Both together. */
  public Losses plus(Losses other) {
    var sum = new EnumMap<Loss, Long>(Loss.class);
    for (Loss loss : Loss.values()) {
      Long mine = lost.get(loss);
      Long theirs = other.lost.get(loss);
      if (mine != null && theirs != null) {
        sum.put(loss, Math.addExact(mine, theirs));
      }
    }
    boolean whole = goodMicros.isPresent() && other.goodMicros.isPresent();
    return new Losses(
        calendarMicros + other.calendarMicros,
        sum,
        whole
            ? OptionalLong.of(goodMicros.getAsLong() + other.goodMicros.getAsLong())
            : OptionalLong.empty());
  }
}

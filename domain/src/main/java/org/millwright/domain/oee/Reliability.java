package org.millwright.domain.oee;

import java.time.Duration;
import java.util.Optional;

/**
 * How often a machine failed, and for how long, by ISO 22400-2:2014. A failure counts where it
 * begins; a minor stop is none.
 *
 * @param failures FE, failure events
 * @param operating Σ TBF: production and setup, without delays
 * @param repair Σ TTR: the time in which it was down by failures
 */
public record Reliability(long failures, Duration operating, Duration repair) {

  /** No time. */
  public static final Reliability NONE = new Reliability(0, Duration.ZERO, Duration.ZERO);

  /** By what the time between failures is divided. */
  public enum Denominator {
    /** FE, as most plants do. */
    FAILURES,
    /** FE + 1, as the text of 2014 has it. */
    FAILURES_AND_ONE
  }

  /** The reliability of a report's window. */
  public static Reliability of(Report report) {
    Oee oee = report.oee();
    Duration operating =
        oee.time().of(TimeElement.PRODUCTION).plus(oee.time().of(TimeElement.SETUP));
    Span window = report.window();
    long failures = 0;
    long repair = 0;
    for (Stop stop : report.stops()) {
      if (stop.isFailure()) {
        boolean began = !stop.downFrom().isBefore(window.from());
        failures += began && stop.downFrom().isBefore(window.to()) ? 1 : 0;
        repair += stop.downMillisWithin(window);
      }
    }
    return new Reliability(failures, operating, Duration.ofMillis(repair));
  }

  /** Both together. */
  public Reliability plus(Reliability other) {
    return new Reliability(
        failures + other.failures, operating.plus(other.operating), repair.plus(other.repair));
  }

  /** MTBF, mean operating time between failures; empty without a failure to divide by. */
  public Optional<Duration> meanTimeBetween(Denominator by) {
    return mean(operating, by == Denominator.FAILURES ? failures : failures + 1);
  }

  /** MTTR, mean time to repair: Σ TTR / FE; empty without a failure. */
  public Optional<Duration> meanTimeToRepair() {
    return mean(repair, failures);
  }

  private static Optional<Duration> mean(Duration sum, long by) {
    return by == 0 ? Optional.empty() : Optional.of(sum.dividedBy(by));
  }
}

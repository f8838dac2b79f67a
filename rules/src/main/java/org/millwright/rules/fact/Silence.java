package org.millwright.rules.fact;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.millwright.domain.finding.Evidence;
import org.millwright.domain.finding.Severity;
import org.millwright.domain.finding.SignalFacts;
import org.millwright.domain.measure.Figures;
import org.millwright.domain.measure.Unit;

/**
 * The signals of a machine that were not heard for longer than their rhythm, without those that
 * have a row in {@code sensor-limits.csv}: these are judged by it.
 *
 * @param signals at least one
 * @param othersFresh true when another signal of the machine is fresh: the connection is not to
 *     blame
 */
public record Silence(Machine machine, List<SignalFacts> signals, boolean othersFresh) {

  private static final Duration RAISE_AFTER = Duration.ofSeconds(10);
  private static final Duration CLEAR_AFTER = Duration.ofSeconds(10);
  private static final int MOST_NAMED = 10;

  public boolean isConnected() {
    return machine.isConnected();
  }

  public boolean isRunning() {
    return machine.isRunning();
  }

  public boolean isOthersFresh() {
    return othersFresh;
  }

  /** The ground for a verdict: a notice, after 10 s, until 10 s after. */
  public Ground ground() {
    return new Ground(
        machine.facts().machine(),
        Severity.NOTICE,
        RAISE_AFTER,
        CLEAR_AFTER,
        reason(),
        signals.stream().limit(MOST_NAMED).map(this::evidence).toList());
  }

  private String reason() {
    String named =
        signals.stream().limit(MOST_NAMED).map(Silence::words).collect(Collectors.joining("; "));
    return signals.size() <= MOST_NAMED
        ? named
        : named + "; and " + (signals.size() - MOST_NAMED) + " more";
  }

  private static String words(SignalFacts signal) {
    String owner = signal.owner().isEmpty() ? "" : ", looked after by " + signal.owner();
    return "%s not heard for %s s, silent after %s s%s"
        .formatted(
            signal.signal(),
            Figures.plain(seconds(signal.age())),
            Figures.plain(seconds(signal.silentAfter())),
            owner);
  }

  private Evidence evidence(SignalFacts signal) {
    return new Evidence(
        signal.signal(),
        "age",
        seconds(signal.age()),
        Unit.SECOND,
        OptionalDouble.of(seconds(signal.silentAfter())),
        machine.facts().at().minus(signal.age()),
        machine.facts().at(),
        "rules/maintenance/tag-silent.drl");
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}

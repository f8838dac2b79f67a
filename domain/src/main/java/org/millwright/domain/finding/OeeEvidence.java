package org.millwright.domain.finding;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.millwright.domain.measure.Unit;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.oee.OeeRatio;

/**
 * Figures of a machine's time and output as evidence. Their names take the place of a signal's:
 * those of {@link OeeRatio}, {@code stop} in seconds and {@code parts} in pieces. Ratios are said
 * in per cent.
 */
public final class OeeEvidence {

  private static final String STOP = "stop";
  private static final String PARTS = "parts";
  private static final String RATIO = "ratio";
  private static final String LENGTH = "length";
  private static final String COUNT = "count";

  /** The statistics of all its figures. */
  public static final Set<String> STATISTICS = Set.of(RATIO, LENGTH, COUNT);

  private OeeEvidence() {}

  /** True for a figure of time and output, false for one of a signal. */
  public static boolean is(Evidence evidence) {
    String figure = evidence.signal().value();
    boolean known = figure.equals(STOP) || figure.equals(PARTS) || OeeRatio.of(figure).isPresent();
    return known && evidence.statistic().equals(statistic(figure));
  }

  /** A figure as it is by other facts of the same moment, in the unit of the evidence. */
  public static OptionalDouble again(Evidence evidence, OeeFacts facts) {
    String figure = evidence.signal().value();
    OptionalDouble value = value(figure, evidence.to(), facts);
    return value.isEmpty() ? value : OptionalDouble.of(value.getAsDouble() * scale(figure));
  }

  /** The figure itself: a ratio, 1 for 100 %, or seconds, or pieces; empty where not defined. */
  public static OptionalDouble value(String figure, Instant at, OeeFacts facts) {
    return switch (figure) {
      case STOP ->
          OptionalDouble.of(
              facts.stop() == null
                  ? 0
                  : Duration.between(facts.stop().since(), at).toMillis() / 1000.0);
      case PARTS -> OptionalDouble.of(facts.oee().output().produced());
      default ->
          OeeRatio.of(figure).map(ratio -> ratio.of(facts.oee())).orElseGet(OptionalDouble::empty);
    };
  }

  /** The figure as evidence; empty where it is not defined. */
  public static Optional<Evidence> of(String figure, Instant at, OeeFacts facts) {
    OptionalDouble value = value(figure, at, facts);
    return value.isEmpty()
        ? Optional.empty()
        : Optional.of(evidence(figure, at, facts, value.getAsDouble(), OptionalDouble.empty(), ""));
  }

  /**
   * A figure and its limit; one that is not defined stands as 0.
   *
   * @param limit like the figure: a ratio, or seconds
   * @param source where the limit stands
   */
  public static Evidence limited(
      String figure, Instant at, OeeFacts facts, double limit, String source) {
    double value = value(figure, at, facts).orElse(0);
    return evidence(figure, at, facts, value, OptionalDouble.of(limit * scale(figure)), source);
  }

  private static Evidence evidence(
      String figure,
      Instant at,
      OeeFacts facts,
      double value,
      OptionalDouble limit,
      String source) {
    OeeFacts.OpenStop stop = figure.equals(STOP) ? facts.stop() : null;
    return new Evidence(
        new SignalName(figure),
        statistic(figure),
        value * scale(figure),
        unit(figure),
        limit,
        stop == null ? facts.window().from() : stop.since(),
        at,
        source);
  }

  private static String statistic(String figure) {
    return switch (figure) {
      case STOP -> LENGTH;
      case PARTS -> COUNT;
      default -> RATIO;
    };
  }

  private static Unit unit(String figure) {
    return switch (figure) {
      case STOP -> Unit.SECOND;
      case PARTS -> Unit.EACH;
      default -> Unit.PERCENT;
    };
  }

  private static double scale(String figure) {
    return unit(figure) == Unit.PERCENT ? 100 : 1;
  }
}

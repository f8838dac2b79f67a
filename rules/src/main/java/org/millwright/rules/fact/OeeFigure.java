package org.millwright.rules.fact;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.millwright.domain.finding.Evidence;
import org.millwright.domain.finding.MachineFacts;
import org.millwright.domain.finding.OeeEvidence;
import org.millwright.domain.finding.OeeFacts;
import org.millwright.domain.finding.Situation;
import org.millwright.domain.limit.Limit.Standing;
import org.millwright.domain.measure.Figures;
import org.millwright.rules.OeeLimit;

/**
 * A figure of a machine's last hour held against its limits, by rows of {@code oee-limits.csv}. Of
 * several rows it is the severest one that is broken, else the severest one that is near.
 */
public final class OeeFigure {

  private final MachineFacts machine;
  private final OeeFacts facts;
  private final OeeLimit limit;
  private final OptionalDouble value;

  private OeeFigure(MachineFacts machine, OeeFacts facts, OeeLimit limit) {
    this.machine = machine;
    this.facts = facts;
    this.limit = limit;
    value = OeeEvidence.value(limit.figure().word(), machine.at(), facts);
  }

  /**
   * Holds a figure against its limits.
   *
   * @param limits at least one, all of one figure, the severest first
   */
  public static OeeFigure of(Situation situation, List<OeeLimit> limits) {
    OeeFacts facts = Objects.requireNonNull(situation.oee(), "oee");
    return limits.stream()
        .map(limit -> new OeeFigure(situation.machine(), facts, limit))
        .min(Comparator.comparingInt(OeeFigure::rank))
        .orElseThrow();
  }

  /** The less, the more it says; of figures that say as much the first stays. */
  private int rank() {
    return !isKnown() ? 3 : isBroken() ? 0 : isNear() ? 1 : 2;
  }

  /** The word of the sheet, such as {@code scrap-ratio}. */
  public String getFigure() {
    return limit.figure().word();
  }

  /** True when something can be said: in planned time, of enough time and pieces, known enough. */
  public boolean isKnown() {
    if (!facts.planned() || value.isEmpty()) {
      return false;
    }
    return switch (limit.figure()) {
      case STOP -> machine.connected();
      case UNKNOWN -> isLongEnough();
      case OEE, EFFECTIVENESS, SCRAP_RATIO ->
          isLongEnough()
              && facts.oee().output().produced() >= limit.leastPieces()
              && unknownShare() <= limit.mostUnknown();
    };
  }

  private boolean isLongEnough() {
    return facts.plannedTime().compareTo(limit.leastTime()) >= 0;
  }

  private double unknownShare() {
    return OeeEvidence.value("unknown", machine.at(), facts).orElse(1);
  }

  /** The figure is on the wrong side of its limit. */
  public boolean isBroken() {
    return standing() == Standing.BROKEN;
  }

  /** The figure keeps its limit, but not by the hysteresis. */
  public boolean isNear() {
    return standing() == Standing.NEAR;
  }

  private Standing standing() {
    return value.isEmpty() ? Standing.KEPT : limit.of(value.getAsDouble(), facts.target());
  }

  /** The ground for a verdict on this figure. */
  public Ground ground() {
    return new Ground(
        machine.machine(),
        limit.severity(),
        limit.raiseAfter(),
        limit.clearAfter(),
        reason(),
        evidence());
  }

  private List<Evidence> evidence() {
    var evidence = new ArrayList<Evidence>();
    evidence.add(
        OeeEvidence.limited(
            limit.figure().word(), machine.at(), facts, limit.edge(facts.target()), limit.place()));
    others().forEach(name -> OeeEvidence.of(name, machine.at(), facts).ifPresent(evidence::add));
    return evidence;
  }

  /** Figures that say more of this one. */
  private List<String> others() {
    return switch (limit.figure()) {
      case OEE -> List.of("availability", "effectiveness", "quality");
      case EFFECTIVENESS, SCRAP_RATIO -> List.of("parts");
      case UNKNOWN, STOP -> List.of();
    };
  }

  private String reason() {
    if (!isKnown()) {
      return getFigure() + " cannot be judged: " + why();
    }
    double edge = limit.edge(facts.target());
    String where =
        isBroken()
            ? limit.figure().isFloor() ? "below" : "above"
            : isNear() ? "close to" : "inside";
    return "%s is %s, %s %s %s (%s)"
        .formatted(
            name(),
            words(value.orElse(0)),
            where,
            limit.limit().isEmpty() ? "its target" : "the limit",
            words(edge),
            limit.reason());
  }

  private String why() {
    if (!facts.planned()) {
      return "the machine is not meant to work now";
    }
    if (limit.figure() == OeeLimit.Figure.STOP) {
      return "nobody knows what the machine does";
    }
    return "%d min of planned time, %s of it unknown, and %d pieces are not enough"
        .formatted(
            facts.plannedTime().toMinutes(),
            percent(unknownShare()),
            facts.oee().output().produced());
  }

  private String name() {
    return switch (limit.figure()) {
      case OEE -> "OEE of " + window();
      case EFFECTIVENESS -> "effectiveness of " + window();
      case SCRAP_RATIO -> "scrap ratio of " + window();
      case UNKNOWN -> "unknown share of planned time in " + window();
      case STOP -> "the stop" + state();
    };
  }

  private String state() {
    return Optional.ofNullable(facts.stop())
        .map(stop -> " (" + stop.state().word() + ", since " + stop.since() + ")")
        .orElse("");
  }

  private String window() {
    return minutes(facts.window().length()) + " to " + machine.at();
  }

  private static String minutes(Duration time) {
    return "the " + Math.round(time.toSeconds() / 60.0) + " min";
  }

  private String words(double figure) {
    return limit.figure() == OeeLimit.Figure.STOP ? Figures.plain(figure) + " s" : percent(figure);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }

  /** When it was judged. */
  public Instant getAt() {
    return machine.at();
  }
}

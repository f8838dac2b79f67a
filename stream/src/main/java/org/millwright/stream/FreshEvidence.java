package org.millwright.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.millwright.domain.finding.Evidence;
import org.millwright.domain.finding.OeeEvidence;
import org.millwright.domain.finding.SignalFacts;
import org.millwright.domain.finding.Situation;
import org.millwright.domain.measure.Figures;

/** The figures that a finding rests on, as they are now. */
final class FreshEvidence {

  private FreshEvidence() {}

  /** The same statistics of the same signals; those that have no figure now are left out. */
  static List<Evidence> of(List<Evidence> evidence, Situation situation) {
    return evidence.stream().flatMap(piece -> now(piece, situation).stream()).toList();
  }

  /** The figures in words, such as {@code vibration mean 1.42 mm/s (limit 2.8)}. */
  static String sentence(List<Evidence> evidence, Situation situation) {
    String figures =
        of(evidence, situation).stream()
            .map(FreshEvidence::words)
            .collect(Collectors.joining(", "));
    return figures.isEmpty() ? "no figures" : figures;
  }

  private static String words(Evidence piece) {
    String figure =
        "%s %s %s %s"
            .formatted(
                piece.signal(),
                piece.statistic(),
                Figures.plain(piece.value()),
                piece.unit().symbol());
    return piece.limit().isEmpty()
        ? figure
        : "%s (limit %s)".formatted(figure, Figures.plain(piece.limit().getAsDouble()));
  }

  private static Optional<Evidence> now(Evidence piece, Situation situation) {
    Instant now = situation.machine().at();
    if (situation.oee() != null) {
      return OeeEvidence.of(piece.signal().value(), now, situation.oee())
          .map(fresh -> limited(fresh, piece));
    }
    return figure(piece, situation)
        .map(figure ->
            new Evidence(
                piece.signal(),
                piece.statistic(),
                figure.value,
                piece.unit(),
                piece.limit(),
                now.minus(figure.span),
                now,
                piece.source()));
  }

  private static Evidence limited(Evidence fresh, Evidence before) {
    return new Evidence(
        fresh.signal(),
        fresh.statistic(),
        fresh.value(),
        fresh.unit(),
        before.limit(),
        fresh.from(),
        fresh.to(),
        before.source());
  }

  private static Optional<Figure> figure(Evidence piece, Situation situation) {
    if (piece.statistic().equals("lag")) {
      double seconds = situation.machine().lag().toMillis() / 1000.0;
      return Optional.of(new Figure(seconds, Duration.ZERO));
    }
    return situation.signals().stream()
        .filter(facts -> facts.signal().equals(piece.signal()))
        .findFirst()
        .flatMap(facts -> statistic(piece.statistic(), facts));
  }

  private record Figure(double value, Duration span) {}

  private static Optional<Figure> statistic(String name, SignalFacts facts) {
    return switch (name) {
      case "mean" ->
          facts.count() == 0
              ? Optional.empty()
              : Optional.of(new Figure(facts.mean(), facts.window()));
      case "age" -> Optional.of(new Figure(facts.age().toMillis() / 1000.0, facts.age()));
      case "unchanged" ->
          Optional.of(new Figure(facts.unchanged().toMillis() / 1000.0, facts.unchanged()));
      default -> Optional.empty();
    };
  }
}

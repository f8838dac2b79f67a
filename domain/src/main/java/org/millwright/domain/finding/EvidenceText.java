package org.millwright.domain.finding;

import java.util.List;
import java.util.stream.Collectors;
import org.millwright.domain.measure.Figures;

/** Evidence in words, for tasks and documents. */
public final class EvidenceText {

  private EvidenceText() {}

  /** One line each, empty when there is none. */
  public static String of(List<Evidence> evidence) {
    return evidence.stream().map(EvidenceText::line).collect(Collectors.joining("\n"));
  }

  private static String line(Evidence evidence) {
    String unit = evidence.unit().symbol();
    var line =
        new StringBuilder("%s of %s: ".formatted(evidence.statistic(), evidence.signal()))
            .append(figure(evidence.value(), unit));
    evidence.limit().ifPresent(limit -> line.append(", limit ").append(figure(limit, unit)));
    return line.append(", from %s to %s".formatted(evidence.from(), evidence.to()))
        .append(evidence.source().isBlank() ? "" : " (" + evidence.source() + ")")
        .toString();
  }

  private static String figure(double value, String unit) {
    return (Figures.plain(value) + " " + unit).strip();
  }
}

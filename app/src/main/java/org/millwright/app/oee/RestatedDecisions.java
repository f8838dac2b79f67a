package org.millwright.app.oee;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.millwright.connectors.store.LateNewsTable;
import org.millwright.domain.finding.Evidence;
import org.millwright.domain.finding.Finding;
import org.millwright.domain.finding.OeeEvidence;
import org.millwright.domain.finding.OeeFacts;
import org.millwright.domain.oee.Report;
import org.millwright.domain.oee.Span;
import org.millwright.domain.plant.MachineId;

/**
 * Findings whose figure became another by what was learned after they were decided. A finding stays
 * as it is, and so does what people did about it; here they see that it rests on figures that are
 * told otherwise now.
 */
public final class RestatedDecisions {

  private static final int MOST_NEWS = 200;

  /** No figure of a window depends on the target. */
  private static final double ANY_TARGET = 1;

  private final LateNewsTable news;
  private final OeeReports reports;

  public RestatedDecisions(LateNewsTable news, OeeReports reports) {
    this.news = news;
    this.reports = reports;
  }

  /**
   * A finding that was restated.
   *
   * @param evidence what its rule held against the limit
   * @param now the same figure of the same time by what is known now, in the evidence's unit; empty
   *     where it is not defined any more
   * @param stands true when the figure now is still on the wrong side of the limit
   * @param restatedAt when something was learned of it last
   */
  public record Restated(
      Finding finding, Evidence evidence, OptionalDouble now, boolean stands, Instant restatedAt) {}

  /**
   * Each finding that was restated once, the last ones first.
   *
   * @param machines whose findings
   * @param within where findings began
   * @param now what is known now
   */
  public List<Restated> list(List<MachineId> machines, Span within, OeeReports.Known now) {
    return news.read(machines, within, MOST_NEWS).stream()
        .flatMap(one -> restated(one, now).stream())
        .toList();
  }

  private Optional<Restated> restated(LateNewsTable.News one, OeeReports.Known known) {
    Finding finding = one.finding();
    Evidence evidence = finding.evidence().getFirst();
    if (!OeeEvidence.is(evidence)
        || !evidence.from().isBefore(evidence.to())
        || evidence.to().isAfter(known.until())) {
      return Optional.empty();
    }
    OeeReports.Retold retold =
        reports.retold(
            finding.subject(),
            new Span(evidence.from(), evidence.to()),
            later(finding.knownAt(), evidence.to()),
            known);
    OptionalDouble then = figure(evidence, retold.then());
    OptionalDouble now = figure(evidence, retold.now());
    return then.equals(now)
        ? Optional.empty()
        : Optional.of(new Restated(finding, evidence, now, stands(evidence, now), one.learnedAt()));
  }

  private static OptionalDouble figure(Evidence evidence, Report report) {
    return OeeEvidence.again(evidence, OeeFacts.of(report, ANY_TARGET));
  }

  /** The limit is a floor or a ceiling, whichever the figure broke then. */
  private static boolean stands(Evidence evidence, OptionalDouble now) {
    if (now.isEmpty() || evidence.limit().isEmpty()) {
      return false;
    }
    double limit = evidence.limit().getAsDouble();
    return evidence.value() > limit ? now.getAsDouble() > limit : now.getAsDouble() < limit;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}

package org.millwright.app.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millwright.connectors.store.FindingTable;
import org.millwright.domain.finding.Evidence;
import org.millwright.domain.finding.Finding;

/** A finding as JSON. Keys of the engine are text: they are larger than a browser's numbers. */
public record FindingView(
    String key,
    String kind,
    String subject,
    String severity,
    Instant at,
    Instant knownAt,
    @Nullable Instant endedAt,
    @Nullable String endReason,
    String title,
    String reason,
    String rule,
    String ruleBook,
    List<EvidenceView> evidence,
    @Nullable String processInstanceKey,
    @Nullable String workOrder) {

  /** One piece of evidence. */
  public record EvidenceView(
      String signal,
      String statistic,
      double value,
      String unit,
      @Nullable Double limit,
      Instant from,
      Instant to,
      String source) {

    static EvidenceView of(Evidence evidence) {
      return new EvidenceView(
          evidence.signal().value(),
          evidence.statistic(),
          evidence.value(),
          evidence.unit().symbol(),
          evidence.limit().isPresent() ? evidence.limit().getAsDouble() : null,
          evidence.from(),
          evidence.to(),
          evidence.source());
    }
  }

  static FindingView of(FindingTable.Row row) {
    Finding finding = row.entry().finding();
    return new FindingView(
        finding.key().value(),
        finding.kind().value(),
        finding.subject().value(),
        finding.severity().word(),
        finding.at(),
        finding.knownAt(),
        row.entry().endedAt(),
        row.entry().endReason(),
        finding.title(),
        finding.reason(),
        finding.rule(),
        finding.ruleBook(),
        finding.evidence().stream().map(EvidenceView::of).toList(),
        row.processInstanceKey() == null ? null : row.processInstanceKey().toString(),
        row.workOrder() == null ? null : row.workOrder().value());
  }
}

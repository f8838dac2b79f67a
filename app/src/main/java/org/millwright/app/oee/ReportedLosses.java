package org.millwright.app.oee;

import java.time.Instant;
import java.util.Optional;
import org.millwright.domain.oee.LossFigures;
import org.millwright.domain.oee.LossSummary;
import org.millwright.domain.oee.Span;
import org.millwright.domain.plant.MachineId;

/** Losses as reports of the API show them, by all that is known now. */
public final class ReportedLosses implements LossFigures {

  private final OeeReports reports;

  public ReportedLosses(OeeReports reports) {
    this.reports = reports;
  }

  @Override
  public Optional<LossSummary> of(MachineId machine, Span window) {
    return reports
        .known(null)
        .map(known ->
            LossSummary.of(
                reports.of(machine, cut(window, known.until()), known), known.book().reasons()));
  }

  private static Span cut(Span window, Instant end) {
    Instant from = window.from().isAfter(end) ? end : window.from();
    return new Span(from, window.to().isAfter(end) ? end : window.to());
  }
}

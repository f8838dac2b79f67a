package org.millwright.workers.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalDouble;
import org.millwright.domain.finding.EpisodeStatus;
import org.millwright.domain.finding.Evidence;
import org.millwright.domain.finding.Finding;
import org.millwright.domain.finding.FindingChange;
import org.millwright.domain.finding.FindingKey;
import org.millwright.domain.finding.FindingKind;
import org.millwright.domain.finding.Severity;
import org.millwright.domain.measure.Unit;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.plant.MachineId;
import org.millwright.workers.maintenance.MaintenanceWorkers;
import org.millwright.workers.oee.OeeWorkers;

/** A workshop for tests: every port in memory, and findings about one vibrating mill. */
public final class Bench {

  /** The part that the priority table names for vibration. */
  public static final String BEARING = "BEARING-6205";

  public final MemoryWorkOrders workOrders = new MemoryWorkOrders();
  public final MemoryStock stock = new MemoryStock();
  public final MemoryFindings findings = new MemoryFindings();
  public final MemoryTasks tasks = new MemoryTasks();
  public final MemoryOutbox outbox = new MemoryOutbox();
  public final MemoryCountermeasures countermeasures = new MemoryCountermeasures();
  public final MemoryLosses losses = new MemoryLosses();

  /** The workers, with every port in memory. */
  public MaintenanceWorkers workers(InstantSource clock) {
    return new MaintenanceWorkers(workOrders, stock, findings, tasks, outbox, clock);
  }

  /** The workers of OEE, with every port in memory. */
  public OeeWorkers oeeWorkers(InstantSource clock) {
    return new OeeWorkers(countermeasures, losses, findings, clock);
  }

  /** Opens a finding of a low OEE and writes it down. */
  public Finding foundLow(String machine, Instant at, Severity severity) {
    return foundFigure("oee-low", "OEE is low", "oee", 50, 60, machine, at, severity);
  }

  /** Opens a finding of too much scrap and writes it down. */
  public Finding foundScrap(String machine, Instant at, Severity severity) {
    return foundFigure("scrap-high", "Too much scrap", "scrap-ratio", 10, 5, machine, at, severity);
  }

  private Finding foundFigure(
      String kind,
      String title,
      String figure,
      double value,
      double limit,
      String machine,
      Instant at,
      Severity severity) {
    var id = new MachineId(machine);
    var found =
        new Finding(
            FindingKey.of(new FindingKind(kind), id, at),
            new FindingKind(kind),
            id,
            severity,
            at,
            at,
            title,
            "%s of the 60 min before is %s %%, limit %s %%".formatted(figure, value, limit),
            title,
            "9f2c61ab04d7",
            List.of(
                new Evidence(
                    new SignalName(figure),
                    "ratio",
                    value,
                    Unit.PERCENT,
                    OptionalDouble.of(limit),
                    at.minus(Duration.ofHours(1)),
                    at,
                    "rules/oee/oee-limits.csv:14")));
    findings.record(new FindingChange.Opened(found));
    return found;
  }

  /** Opens a finding and writes it down. */
  public Finding found(String machine, Instant at, Severity severity) {
    var id = new MachineId(machine);
    var finding =
        new Finding(
            FindingKey.of(FindingKind.MACHINE_NEEDS_WORK, id, at),
            FindingKind.MACHINE_NEEDS_WORK,
            id,
            severity,
            at,
            at,
            "Vibration in zone C",
            "mean of 10 s is 3.12 mm/s, above 2.8 mm/s",
            "Vibration above its zone limit",
            "9f2c61ab04d7",
            List.of(vibration(3.12, at.minusSeconds(10), at)));
    findings.record(new FindingChange.Opened(finding));
    return finding;
  }

  /** The mean of the vibration over a window. */
  public static Evidence vibration(double mean, Instant from, Instant to) {
    return new Evidence(
        new SignalName("vibration"),
        "mean",
        mean,
        Unit.MILLIMETRE_PER_SECOND,
        OptionalDouble.of(2.8),
        from,
        to,
        "rules/maintenance/vibration-limits.csv:4");
  }

  /** Ends a finding and writes it down. */
  public FindingChange.Ended ended(Finding finding, Instant at) {
    var end = new FindingChange.Ended(finding.key(), at, at, "mean of 10 s is 1.20 mm/s.");
    findings.record(end);
    return end;
  }

  /** Writes down how the condition stands, for a while up to {@code at}, on a 1 s window. */
  public void stands(Finding finding, EpisodeStatus.Standing standing, Instant since, Instant at) {
    double mean = standing == EpisodeStatus.Standing.PRESENT ? 3.4 : 1.2;
    findings.record(
        new EpisodeStatus(
            finding.key(),
            standing,
            at,
            since,
            List.of(vibration(mean, at.minus(Duration.ofSeconds(1)), at))));
  }
}

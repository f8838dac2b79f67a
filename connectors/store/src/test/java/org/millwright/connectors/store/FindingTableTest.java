package org.millwright.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.millwright.connectors.store.Postgres.T0;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millwright.domain.finding.EpisodeStatus;
import org.millwright.domain.finding.EpisodeStatus.Standing;
import org.millwright.domain.finding.Evidence;
import org.millwright.domain.finding.Finding;
import org.millwright.domain.finding.FindingChange.Ended;
import org.millwright.domain.finding.FindingChange.Opened;
import org.millwright.domain.finding.FindingChange.Worsened;
import org.millwright.domain.finding.FindingKey;
import org.millwright.domain.finding.FindingKind;
import org.millwright.domain.finding.Severity;
import org.millwright.domain.maintenance.Priority;
import org.millwright.domain.measure.Unit;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.plant.MachineId;

class FindingTableTest {

  @RegisterExtension static final Postgres POSTGRES = new Postgres();

  private static final MachineId CNC_1 = new MachineId("cnc-1");
  private static final Evidence VIBRATION =
      new Evidence(
          new SignalName("vibration"),
          "mean",
          3.12,
          Unit.MILLIMETRE_PER_SECOND,
          OptionalDouble.of(2.8),
          T0,
          T0.plusSeconds(10),
          "rules/maintenance/vibration-limits.csv:4");

  private FindingTable findings;

  @BeforeEach
  void emptyTables() {
    POSTGRES
        .database()
        .run(jdbc ->
            jdbc.sql("truncate findings, finding_ends, finding_status, work_orders").update());
    findings = new FindingTable(POSTGRES.database());
  }

  private static Finding finding(MachineId machine, Instant at, Severity severity) {
    FindingKind kind = FindingKind.MACHINE_NEEDS_WORK;
    return new Finding(
        FindingKey.of(kind, machine, at),
        kind,
        machine,
        severity,
        at,
        at.plusMillis(300),
        "Vibration in zone C",
        "mean of 10 s is 3.12 mm/s",
        "Vibration above its zone limit",
        "9f2c61ab04d7",
        List.of(VIBRATION));
  }

  @Test
  void aFindingComesBackAsItWasRecorded() {
    Finding finding = finding(CNC_1, T0, Severity.WARNING);
    findings.record(new Opened(finding));
    findings.record(new Opened(finding));
    assertThat(findings.of(finding.key()).orElseThrow().finding()).isEqualTo(finding);
    assertThat(findings.of(finding.key()).orElseThrow().isOpen()).isTrue();
  }

  @Test
  void aWorseFindingCountsAlsoWhenTheOpeningComesAfterIt() {
    Finding worse = finding(CNC_1, T0, Severity.CRITICAL);
    findings.record(new Worsened(worse));
    findings.record(new Opened(finding(CNC_1, T0, Severity.WARNING)));
    assertThat(findings.of(worse.key()).orElseThrow().finding().severity())
        .isEqualTo(Severity.CRITICAL);
  }

  @Test
  void anEndThatComesBeforeItsOpeningWaitsForItAndTheFirstEndCounts() {
    Finding finding = finding(CNC_1, T0, Severity.WARNING);
    findings.record(new Ended(finding.key(), T0.plusSeconds(60), T0.plusSeconds(61), "below 2.8"));
    assertThat(findings.of(finding.key())).isEmpty();
    findings.record(new Opened(finding));
    findings.record(new Ended(finding.key(), T0.plusSeconds(90), T0.plusSeconds(91), "again"));
    var entry = findings.of(finding.key()).orElseThrow();
    assertThat(entry.endedAt()).isEqualTo(T0.plusSeconds(60));
    assertThat(entry.endReason()).isEqualTo("below 2.8");
  }

  @Test
  void theNewestStatusCountsWhateverTheOrder() {
    FindingKey key = FindingKey.of(FindingKind.MACHINE_NEEDS_WORK, CNC_1, T0);
    var older = new EpisodeStatus(key, Standing.PRESENT, T0, T0, List.of(VIBRATION));
    var newer = new EpisodeStatus(key, Standing.ABSENT, T0.plusSeconds(9), T0, List.of());
    findings.record(newer);
    findings.record(older);
    assertThat(findings.status(key)).contains(newer);
  }

  @Test
  void eightThreadsThatRecordTheSameFindingLeaveOne() throws Exception {
    Finding finding = finding(CNC_1, T0, Severity.WARNING);
    Together.run(
        8,
        _ -> {
          findings.record(new Opened(finding));
          return true;
        });
    assertThat(findings.list(FindingTable.Filter.ALL, Page.Request.first()).items()).hasSize(1);
  }

  @Test
  void pagesGoThroughAllFindingsNewestFirstWithoutAGap() {
    for (int i = 0; i < 7; i++) {
      // Two machines share each time, so that the key decides within it.
      findings.record(new Opened(finding(CNC_1, T0.plusSeconds(i), Severity.NOTICE)));
      findings.record(
          new Opened(finding(new MachineId("cnc-2"), T0.plusSeconds(i), Severity.NOTICE)));
    }
    var keys = new ArrayList<String>();
    String cursor = null;
    do {
      var page = findings.list(FindingTable.Filter.ALL, new Page.Request(3, cursor));
      page.items().forEach(row -> keys.add(row.entry().finding().key().value()));
      cursor = page.next();
    } while (cursor != null);
    assertThat(keys).hasSize(14).doesNotHaveDuplicates();
    assertThat(keys.getFirst()).isEqualTo("machine-needs-work/cnc-2/2026-03-01T06:00:06Z");
    assertThat(keys.getLast()).isEqualTo("machine-needs-work/cnc-1/2026-03-01T06:00:00Z");
  }

  @Test
  void openAndMachineNarrowTheList() {
    Finding ended = finding(CNC_1, T0, Severity.WARNING);
    Finding open = finding(CNC_1, T0.plusSeconds(1), Severity.WARNING);
    findings.record(new Opened(ended));
    findings.record(new Opened(open));
    findings.record(new Opened(finding(new MachineId("oven-1"), T0, Severity.WARNING)));
    findings.record(new Ended(ended.key(), T0.plusSeconds(5), T0.plusSeconds(5), "gone"));
    assertThat(keys(new FindingTable.Filter(true, CNC_1))).containsExactly(open.key());
    assertThat(keys(new FindingTable.Filter(false, null))).containsExactly(ended.key());
  }

  private List<FindingKey> keys(FindingTable.Filter filter) {
    return findings.list(filter, Page.Request.first()).items().stream()
        .map(row -> row.entry().finding().key())
        .toList();
  }

  @Test
  void aFindingShowsItsWorkOrderAndItsProcess() {
    Finding finding = finding(CNC_1, T0, Severity.WARNING);
    findings.record(new Opened(finding));
    var workOrder =
        new WorkOrderTable(POSTGRES.database())
            .open(finding.key(), CNC_1, 77, Priority.HIGH, T0, T0.plusSeconds(3600));
    var row = findings.row(finding.key()).orElseThrow();
    assertThat(row.workOrder()).isEqualTo(workOrder.id());
    assertThat(row.processInstanceKey()).isEqualTo(77);
  }

  @Test
  void aCursorThatNobodyGaveIsRefusedWithASentence() {
    assertThatThrownBy(() -> new Page.Request(10, "x' or 1=1"))
        .hasMessageContaining("expected one that a former answer gave");
  }
}

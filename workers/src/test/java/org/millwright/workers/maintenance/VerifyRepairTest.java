package org.millwright.workers.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.millwright.domain.finding.EpisodeStatus;
import org.millwright.domain.finding.EpisodeStatus.Standing;
import org.millwright.domain.finding.Finding;
import org.millwright.domain.finding.Severity;
import org.millwright.domain.job.Outcome;
import org.millwright.domain.maintenance.Priority;
import org.millwright.domain.maintenance.WorkOrder;
import org.millwright.domain.maintenance.WorkOrderId;
import org.millwright.workers.memory.Bench;

class VerifyRepairTest {

  private static final Instant FOUND = Instant.parse("2026-03-01T06:58:10Z");
  private static final Instant REPAIRED = Instant.parse("2026-03-01T07:30:00Z");
  private static final WorkOrderId ORDER = WorkOrderId.of(1);

  private final Bench bench = new Bench();
  private final Finding finding = bench.found("cnc-1", FOUND, Severity.WARNING);

  VerifyRepairTest() {
    bench.workOrders.open(finding.key(), finding.subject(), 1, Priority.HIGH, FOUND, FOUND);
  }

  @Test
  void absentForFiveSecondsAfterTheRepairIsVerified() {
    bench.stands(finding, Standing.ABSENT, FOUND, REPAIRED.plusSeconds(5));
    assertThat(done(verify()).verified()).isTrue();
  }

  @Test
  void absentForAMomentLessWaits() {
    bench.stands(finding, Standing.ABSENT, FOUND, REPAIRED.plusMillis(4_999));
    assertThat(verify()).isInstanceOf(Outcome.Later.class);
    assertThat(order().status()).isEqualTo(WorkOrder.Status.VERIFYING);
    assertThat(order().waitingFor()).isEqualTo("cnc-1: fresh readings after the repair.");
  }

  @Test
  void absentOnlyLatelyWaitsUntilItHasLasted() {
    bench.stands(finding, Standing.ABSENT, REPAIRED.plusSeconds(8), REPAIRED.plusSeconds(12));
    assertThat(verify()).isInstanceOf(Outcome.Later.class);
  }

  @Test
  void presentForFiveSecondsAfterTheRepairComesBackWithTheFigures() {
    bench.stands(finding, Standing.PRESENT, FOUND, REPAIRED.plusSeconds(5));
    VerifyRepair.Result result = done(verify());
    assertThat(result.verified()).isFalse();
    assertThat(result.attempt()).isEqualTo(2);
    assertThat(result.evidence())
        .isEqualTo(
            "mean of vibration: 3.4 mm/s, limit 2.8 mm/s, from 2026-03-01T07:30:04Z to"
                + " 2026-03-01T07:30:05Z (rules/maintenance/vibration-limits.csv:4)");
    assertThat(order().waitingFor()).startsWith("A technician: repair cnc-1. Not verified");
  }

  @Test
  void presentInAWindowThatReachesBackBeforeTheRepairSaysNothing() {
    Instant at = REPAIRED.plusSeconds(6);
    bench.findings.record(
        new EpisodeStatus(
            finding.key(),
            Standing.PRESENT,
            at,
            FOUND,
            List.of(Bench.vibration(3.4, at.minusSeconds(10), at))));
    assertThat(verify()).isInstanceOf(Outcome.Later.class);
  }

  @Test
  void aStatusFromBeforeTheRepairSaysNothing() {
    bench.stands(finding, Standing.PRESENT, FOUND, REPAIRED.minusSeconds(1));
    assertThat(verify()).isInstanceOf(Outcome.Later.class);
  }

  @Test
  void anEndedFindingIsVerified() {
    bench.ended(finding, REPAIRED.minusSeconds(30));
    assertThat(done(verify()).verification())
        .isEqualTo("The finding ended at 2026-03-01T07:29:30Z.");
  }

  @Test
  void aMachineThatDoesNotRunForTwoMinutesIsNotVerified() {
    bench.stands(finding, Standing.UNOBSERVED, FOUND, REPAIRED.plusSeconds(119));
    assertThat(verifyAt(REPAIRED.plusSeconds(119))).isInstanceOf(Outcome.Later.class);
    bench.stands(finding, Standing.UNOBSERVED, FOUND, REPAIRED.plusSeconds(120));
    VerifyRepair.Result result = done(verifyAt(REPAIRED.plusSeconds(120)));
    assertThat(result.verified()).isFalse();
    assertThat(result.verification())
        .isEqualTo("Not verified: cnc-1 did not run or was cut off for 120 s after the repair.");
    assertThat(result.evidence()).isEqualTo("shown before");
  }

  @Test
  void whileTheLineIsAwayTheRepairIsNotJudgedAndAfterwardsOnFreshReadings() {
    bench.stands(finding, Standing.PRESENT, FOUND, REPAIRED.minusSeconds(1));
    assertThat(verifyAt(REPAIRED.plusSeconds(300))).isInstanceOf(Outcome.Later.class);
    bench.stands(finding, Standing.ABSENT, REPAIRED.plusSeconds(300), REPAIRED.plusSeconds(301));
    assertThat(verifyAt(REPAIRED.plusSeconds(301))).isInstanceOf(Outcome.Later.class);
    bench.stands(finding, Standing.ABSENT, REPAIRED.plusSeconds(300), REPAIRED.plusSeconds(305));
    assertThat(done(verifyAt(REPAIRED.plusSeconds(305))).verified()).isTrue();
  }

  @Test
  void aLineThatStaysAwayIsNotWaitedForLongerThanTenMinutes() {
    bench.stands(finding, Standing.PRESENT, FOUND, REPAIRED.minusSeconds(1));
    assertThat(verifyAt(REPAIRED.plusSeconds(600))).isInstanceOf(Outcome.Later.class);
    VerifyRepair.Result result = done(verifyAt(REPAIRED.plusSeconds(601)));
    assertThat(result.verified()).isFalse();
    assertThat(result.verification())
        .isEqualTo("Not verified: no readings of cnc-1 proved it within 600 s after the repair.");
  }

  private Outcome<VerifyRepair.Result> verify() {
    return verifyAt(REPAIRED.plus(Duration.ofSeconds(20)));
  }

  private Outcome<VerifyRepair.Result> verifyAt(Instant now) {
    return new VerifyRepair(bench.workOrders, bench.findings, InstantSource.fixed(now))
        .work(
            new VerifyRepair.Input(
                ORDER.value(), "cnc-1", finding.key().value(), REPAIRED, "shown before", null));
  }

  private WorkOrder order() {
    return bench.workOrders.of(ORDER).orElseThrow();
  }

  private static VerifyRepair.Result done(Outcome<VerifyRepair.Result> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done<VerifyRepair.Result>) outcome).result();
  }
}

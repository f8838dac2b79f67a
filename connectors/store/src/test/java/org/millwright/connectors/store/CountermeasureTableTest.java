package org.millwright.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.millwright.connectors.store.Postgres.T0;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millwright.domain.finding.FindingKey;
import org.millwright.domain.finding.FindingKind;
import org.millwright.domain.oee.Countermeasure;
import org.millwright.domain.oee.Countermeasure.Change;
import org.millwright.domain.oee.Countermeasure.Effect;
import org.millwright.domain.oee.Countermeasure.Plan;
import org.millwright.domain.oee.Countermeasure.Status;
import org.millwright.domain.oee.OeeRatio;
import org.millwright.domain.oee.Span;
import org.millwright.domain.plant.MachineId;

class CountermeasureTableTest {

  @RegisterExtension static final Postgres POSTGRES = new Postgres();

  private static final MachineId PRESS_1 = new MachineId("press-1");
  private static final Plan PLAN = new Plan("Grease the chain", "Ada", T0.plusSeconds(900));

  private CountermeasureTable countermeasures;

  @BeforeEach
  void emptyTables() {
    POSTGRES.database().run(jdbc -> jdbc.sql("truncate countermeasures").update());
    countermeasures = new CountermeasureTable(POSTGRES.database());
  }

  private Countermeasure open(MachineId machine, int second, int round, long process) {
    return countermeasures.open(
        FindingKey.of(new FindingKind("oee-low"), machine, T0.plusSeconds(second)),
        machine,
        OeeRatio.SCRAP_RATIO,
        round,
        new Span(T0.minus(Duration.ofHours(8)), T0),
        OptionalDouble.of(0.125),
        process,
        T0.plusSeconds(second + round));
  }

  private Countermeasure now(Countermeasure one) {
    return countermeasures.of(one.id()).orElseThrow();
  }

  @Test
  void whatIsOpenedIsReadBackAsItWas() {
    Countermeasure opened = open(PRESS_1, 1, 1, 100);
    assertThat(now(opened)).isEqualTo(opened);
    assertThat(opened.kpi()).isEqualTo(OeeRatio.SCRAP_RATIO);
    assertThat(opened.before()).hasValue(0.125);
    assertThat(opened.window()).isEqualTo(new Span(T0.minus(Duration.ofHours(8)), T0));
    assertThat(opened.status()).isEqualTo(Status.REVIEWING);
    assertThat(opened.plan()).isNull();
    assertThat(opened.effect()).isNull();
  }

  @Test
  void theSecondProcessOfARoundLearnsWhoseItIsAndAnotherRoundIsAnother() {
    Countermeasure first = open(PRESS_1, 1, 1, 100);
    assertThat(open(PRESS_1, 1, 1, 200)).isEqualTo(first);
    Countermeasure second = open(PRESS_1, 1, 2, 100);
    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(countermeasures.of(first.finding(), 2)).hasValue(second);
    assertThat(countermeasures.of(first.finding(), 3)).isEmpty();
  }

  @Test
  void eightThreadsAtOnceOpenOneForEachRound() throws Exception {
    for (int i = 0; i < 5; i++) {
      int round = i + 1;
      assertThat(new HashSet<>(Together.run(8, thread -> open(PRESS_1, 1, round, thread))))
          .hasSize(1);
    }
  }

  @Test
  void itGoesFromThePlanToTheEffect() {
    Countermeasure one = open(PRESS_1, 1, 1, 100);
    countermeasures.inForce(one.id(), "not agreed on yet");
    assertThat(now(one).status()).isEqualTo(Status.REVIEWING);

    countermeasures.agree(one.id(), PLAN, "Ada: grease the chain.");
    assertThat(now(one).plan()).isEqualTo(PLAN);
    countermeasures.add(one.id(), " Late.");
    countermeasures.add(one.id(), " Late.");
    assertThat(now(one).note()).isEqualTo("Ada: grease the chain. Late.");

    countermeasures.inForce(one.id(), "In force.");
    assertThat(now(one).status()).isEqualTo(Status.IN_FORCE);

    var effect = new Effect(Change.BETTER, OptionalDouble.empty(), "12.5 % before");
    countermeasures.measured(one.id(), effect, "12.5 % before");
    assertThat(now(one).status()).isEqualTo(Status.MEASURED);
    assertThat(now(one).effect()).isEqualTo(effect);
  }

  @Test
  void theFirstEndCountsAndNothingChangesAfterIt() {
    Countermeasure one = open(PRESS_1, 1, 1, 100);
    countermeasures.end(one.id(), Status.NO_ACTION, T0.plusSeconds(60), "is replaced");
    countermeasures.end(one.id(), Status.ACCEPTED, T0.plusSeconds(90), "too late");
    countermeasures.agree(one.id(), PLAN, "too late");
    countermeasures.add(one.id(), "too late");
    Countermeasure closed = now(one);
    assertThat(closed.status()).isEqualTo(Status.NO_ACTION);
    assertThat(closed.closedAt()).isEqualTo(T0.plusSeconds(60));
    assertThat(closed.note()).isEqualTo("is replaced");
    assertThat(closed.plan()).isNull();
  }

  @Test
  void anEndThatIsNoneIsRefused() {
    Countermeasure one = open(PRESS_1, 1, 1, 100);
    assertThatThrownBy(() -> countermeasures.end(one.id(), Status.AGREED, T0, "no end"))
        .hasMessageContaining("cannot end as agreed");
  }

  @Test
  void theListIsOfAMachineAndOfWhatIsOpenNewestFirst() {
    var press2 = new MachineId("press-2");
    Countermeasure old = open(PRESS_1, 1, 1, 100);
    Countermeasure other = open(press2, 5, 1, 101);
    Countermeasure newest = open(PRESS_1, 9, 1, 102);
    countermeasures.end(old.id(), Status.WITHDRAWN, T0.plusSeconds(20), "ended");

    assertThat(list(null, null)).containsExactly(now(newest), now(other), now(old));
    assertThat(list(PRESS_1, true)).containsExactly(now(newest));
    assertThat(list(PRESS_1, false)).containsExactly(now(old));
    assertThat(list(press2, false)).isEmpty();
  }

  private List<Countermeasure> list(@Nullable MachineId machine, @Nullable Boolean open) {
    return countermeasures
        .list(new CountermeasureTable.Filter(machine, open), Page.Request.first())
        .items();
  }
}

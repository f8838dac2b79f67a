package org.millwright.workers.memory;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.finding.FindingKey;
import org.millwright.domain.oee.Countermeasure;
import org.millwright.domain.oee.Countermeasure.Status;
import org.millwright.domain.oee.CountermeasureId;
import org.millwright.domain.oee.Countermeasures;
import org.millwright.domain.oee.OeeRatio;
import org.millwright.domain.oee.Span;
import org.millwright.domain.plant.MachineId;

/** Countermeasures in memory, numbered from 1. */
public final class MemoryCountermeasures implements Countermeasures {

  private final Map<CountermeasureId, Countermeasure> all = new LinkedHashMap<>();

  @Override
  public synchronized Countermeasure open(
      FindingKey finding,
      MachineId machine,
      OeeRatio kpi,
      int round,
      Span window,
      OptionalDouble before,
      long processInstanceKey,
      Instant at) {
    return of(finding, round)
        .orElseGet(() -> {
          var id = CountermeasureId.of(all.size() + 1L);
          var opened =
              new Countermeasure(
                  id,
                  machine,
                  finding,
                  kpi,
                  window,
                  before,
                  processInstanceKey,
                  round,
                  at,
                  Status.REVIEWING,
                  null,
                  null,
                  null,
                  "");
          all.put(id, opened);
          return opened;
        });
  }

  @Override
  public synchronized void agree(CountermeasureId id, Countermeasure.Plan plan, String note) {
    change(id, Status.AGREED, plan, null, null, note);
  }

  @Override
  public synchronized void inForce(CountermeasureId id, String note) {
    of(id)
        .filter(one -> one.status() == Status.AGREED)
        .ifPresent(one -> change(id, Status.IN_FORCE, one.plan(), null, null, note));
  }

  @Override
  public synchronized void measured(
      CountermeasureId id, Countermeasure.Effect effect, String note) {
    of(id).ifPresent(one -> change(id, Status.MEASURED, one.plan(), effect, null, note));
  }

  @Override
  public synchronized void add(CountermeasureId id, String words) {
    of(id)
        .filter(one -> !one.note().contains(words))
        .ifPresent(
            one -> change(id, one.status(), one.plan(), one.effect(), null, one.note() + words));
  }

  @Override
  public synchronized void end(CountermeasureId id, Status end, Instant at, String note) {
    of(id).ifPresent(one -> change(id, end, one.plan(), one.effect(), at, note));
  }

  private void change(
      CountermeasureId id,
      Status status,
      Countermeasure.@Nullable Plan plan,
      Countermeasure.@Nullable Effect effect,
      @Nullable Instant closedAt,
      String note) {
    Countermeasure one = all.get(id);
    if (one == null || one.status().isFinal()) {
      return;
    }
    all.put(
        id,
        new Countermeasure(
            id,
            one.machine(),
            one.finding(),
            one.kpi(),
            one.window(),
            one.before(),
            one.processInstanceKey(),
            one.round(),
            one.openedAt(),
            status,
            plan,
            effect,
            closedAt,
            note));
  }

  @Override
  public synchronized Optional<Countermeasure> of(CountermeasureId id) {
    return Optional.ofNullable(all.get(id));
  }

  @Override
  public synchronized Optional<Countermeasure> of(FindingKey finding, int round) {
    return all.values().stream()
        .filter(one -> one.finding().equals(finding) && one.round() == round)
        .findFirst();
  }

  /** All of them, in the order of their opening. */
  public synchronized List<Countermeasure> all() {
    return List.copyOf(all.values());
  }
}

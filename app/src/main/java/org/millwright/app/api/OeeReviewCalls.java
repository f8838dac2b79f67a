package org.millwright.app.api;

import java.time.Instant;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.millwright.app.role.InRole;
import org.millwright.app.role.Role;
import org.millwright.app.web.Page;
import org.millwright.connectors.store.CountermeasureTable;
import org.millwright.domain.oee.Countermeasure;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/oee/countermeasures}: what is done about losses, and what it brought. */
@RestController
@InRole(Role.CONSOLE)
class OeeReviewCalls {

  private final CountermeasureTable countermeasures;

  OeeReviewCalls(CountermeasureTable countermeasures) {
    this.countermeasures = countermeasures;
  }

  /** The window of the figures before. */
  record WindowView(Instant from, Instant to) {}

  /**
   * A countermeasure.
   *
   * @param before the figure in the window, 1 for 100 %; null where it is not defined
   * @param measure null, as {@code owner} and {@code due}, while nothing was agreed on
   * @param effect better, same, worse or unknown; null while it was not measured
   * @param after null where it is not defined
   */
  record CountermeasureView(
      String id,
      String machine,
      String findingKey,
      String processInstanceKey,
      int round,
      String status,
      String kpi,
      WindowView window,
      @Nullable Double before,
      @Nullable String measure,
      @Nullable String owner,
      @Nullable Instant due,
      @Nullable String effect,
      @Nullable Double after,
      @Nullable String effectWords,
      String note,
      Instant openedAt,
      @Nullable Instant closedAt) {

    static CountermeasureView of(Countermeasure one) {
      Countermeasure.Plan plan = one.plan();
      Countermeasure.Effect effect = one.effect();
      return new CountermeasureView(
          one.id().value(),
          one.machine().value(),
          one.finding().value(),
          Long.toString(one.processInstanceKey()),
          one.round(),
          one.status().word(),
          one.kpi().word(),
          new WindowView(one.window().from(), one.window().to()),
          orNull(one.before()),
          plan == null ? null : plan.measure(),
          plan == null ? null : plan.owner(),
          plan == null ? null : plan.due(),
          effect == null ? null : effect.change().word(),
          effect == null ? null : orNull(effect.after()),
          effect == null ? null : effect.words(),
          one.note().strip(),
          one.openedAt(),
          one.closedAt());
    }

    private static @Nullable Double orNull(OptionalDouble ratio) {
      return ratio.isEmpty() ? null : ratio.getAsDouble();
    }
  }

  @GetMapping("/api/oee/countermeasures")
  Page<CountermeasureView> list(
      @RequestParam(required = false) @Nullable String machine,
      @RequestParam(required = false) @Nullable Boolean open,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    var filter = new CountermeasureTable.Filter(Asked.machine(machine), open);
    return Pages.of(
        countermeasures.list(filter, Pages.wanted(limit, cursor)), CountermeasureView::of);
  }
}

package org.millwright.app.oee;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millwright.connectors.store.ShiftLogTable.Entry;
import org.millwright.connectors.store.ShiftLogTable.Said;
import org.millwright.domain.oee.CountCorrection;
import org.millwright.domain.oee.OrderRun;
import org.millwright.domain.oee.Reason;
import org.millwright.domain.oee.Reasons;
import org.millwright.domain.oee.ShiftLog;
import org.millwright.domain.oee.Span;
import org.millwright.domain.oee.StopReason;

/** What stands in the shift log, in the form that figures are computed from. */
final class ShiftLogEntries {

  private ShiftLogEntries() {}

  /**
   * The entries of one machine.
   *
   * @param log in the order in which it was said
   * @param reasons the tree; a code that is not in it any more stands for itself
   */
  static ShiftLog.Entries of(List<Entry> log, Reasons reasons) {
    var given = new ArrayList<StopReason>();
    var corrections = new ArrayList<CountCorrection>();
    for (Entry entry : log) {
      switch (entry.said()) {
        case Said.Reason reason -> given.add(reason(entry, reason, reasons));
        case Said.Correction said ->
            corrections.add(
                new CountCorrection(
                    said.span(),
                    said.scrap(),
                    said.rework(),
                    entry.author(),
                    entry.note(),
                    entry.knownAt()));
        case Said.Order _, Said.OrderEnd _ -> {}
      }
    }
    return new ShiftLog.Entries(orders(log), given, corrections);
  }

  private static StopReason reason(Entry entry, Said.Reason said, Reasons reasons) {
    Reason reason =
        reasons
            .of(said.reason())
            .orElseGet(() -> new Reason(said.reason(), null, said.reason(), null));
    Instant to = said.to() == null ? said.from().plus(StopReason.LONGEST) : said.to();
    return new StopReason(
        new Span(said.from(), to),
        said.to() == null,
        reason,
        entry.author(),
        entry.note(),
        entry.knownAt());
  }

  /** A beginning or an end of an order. */
  private record Turn(Instant at, Said.@Nullable Order order) {}

  /** An order runs until the next one begins, or until it is said to end. */
  private static List<OrderRun> orders(List<Entry> log) {
    var turns = new ArrayList<Turn>();
    for (Entry entry : log) {
      if (entry.said() instanceof Said.Order order) {
        turns.add(new Turn(order.from(), order));
      } else if (entry.said() instanceof Said.OrderEnd end) {
        turns.add(new Turn(end.at(), null));
      }
    }
    turns.sort(Comparator.comparing(Turn::at));
    var runs = new ArrayList<OrderRun>();
    for (int i = 0; i < turns.size(); i++) {
      Turn turn = turns.get(i);
      Instant end = i + 1 < turns.size() ? turns.get(i + 1).at() : null;
      Said.Order order = turn.order();
      if (order != null) {
        runs.add(new OrderRun(order.order(), order.product(), turn.at(), end));
      }
    }
    return runs;
  }
}

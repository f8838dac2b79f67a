package org.millwright.app.oee;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.millwright.connectors.store.ShiftLogTable;
import org.millwright.connectors.store.ShiftLogTable.Entry;
import org.millwright.domain.oee.OeeBook;
import org.millwright.domain.oee.OeeBooks;
import org.millwright.domain.oee.Reasons;
import org.millwright.domain.oee.ShiftLog;
import org.millwright.domain.oee.Span;
import org.millwright.domain.plant.MachineId;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * The shift log of the last days, kept at hand: who counts a running shift does not wait for the
 * database.
 */
public final class RecentShiftLog implements ShiftLog {

  /** Longer than any shift, with what may be told of it late. */
  private static final Duration RECENT = Duration.ofDays(4);

  private static final Duration AHEAD = Duration.ofDays(365);

  private record State(long newest, Map<MachineId, List<Entry>> entries) {}

  private final ShiftLogTable table;
  private final OeeBooks books;
  private final InstantSource clock;
  private volatile State state;

  /** Reads the log for the first time. */
  public RecentShiftLog(ShiftLogTable table, OeeBooks books, InstantSource clock) {
    this.table = table;
    this.books = books;
    this.clock = clock;
    this.state = read(table.newest());
  }

  /** Reads what was said since. */
  @Scheduled(fixedDelay = 500)
  public void look() {
    long newest = table.newest();
    if (newest != state.newest) {
      state = read(newest);
    }
  }

  private State read(long newest) {
    Instant now = clock.instant();
    var entries = new HashMap<MachineId, List<Entry>>();
    for (Entry entry : table.read(null, new Span(now.minus(RECENT), now.plus(AHEAD)), null)) {
      entries.computeIfAbsent(entry.machine(), _ -> new ArrayList<>()).add(entry);
    }
    return new State(newest, entries);
  }

  @Override
  public Entries of(MachineId machine, Span span) {
    return ShiftLogEntries.of(
        state.entries.getOrDefault(machine, List.of()),
        books.book().map(OeeBook::reasons).orElse(Reasons.NONE));
  }

  @Override
  public long version() {
    return state.newest;
  }
}

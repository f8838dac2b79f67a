package org.millwright.app.oee;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millwright.connectors.store.OeeBookTable;
import org.millwright.connectors.store.OeeMinuteTable;
import org.millwright.connectors.store.ShiftLogTable;
import org.millwright.domain.oee.Before;
import org.millwright.domain.oee.MinuteFacts;
import org.millwright.domain.oee.OeeBook;
import org.millwright.domain.oee.Report;
import org.millwright.domain.oee.ShiftLog;
import org.millwright.domain.oee.Span;
import org.millwright.domain.plant.Machine;
import org.millwright.domain.plant.MachineId;
import org.millwright.domain.sheet.Checked;

/**
 * Reports of any window, as known now or at a moment of the past: by the minutes, the shift log and
 * the sheets that were known then.
 */
public final class OeeReports {

  private final OeeMinuteTable minutes;
  private final ShiftLogTable log;
  private final OeeBookTable books;
  private final InstantSource clock;
  private volatile @Nullable Read lastRead;

  public OeeReports(
      OeeMinuteTable minutes, ShiftLogTable log, OeeBookTable books, InstantSource clock) {
    this.minutes = minutes;
    this.log = log;
    this.books = books;
    this.clock = clock;
  }

  /** A kept set of sheets, read. */
  private record Read(OeeBookTable.Book kept, OeeBook book) {}

  /**
   * What reports are made by.
   *
   * @param until nothing later is known
   * @param knownAt facts up to then count
   * @param asKnownAt null for all that is known now
   */
  public record Known(
      OeeBook book,
      List<Machine> machines,
      Instant until,
      Instant knownAt,
      @Nullable Instant asKnownAt) {}

  /**
   * What is known now, or was known at a moment; empty while no sheets were in force.
   *
   * @param asKnownAt not after now; null for now
   */
  public Optional<Known> known(@Nullable Instant asKnownAt) {
    Instant last = minutes.lastKnownAt();
    return books.read(asKnownAt).map(kept -> known(kept, last, asKnownAt));
  }

  private Known known(OeeBookTable.Book kept, Instant last, @Nullable Instant asKnownAt) {
    Instant until =
        asKnownAt == null ? clock.instant().truncatedTo(ChronoUnit.MILLIS) : lastWhole(asKnownAt);
    return new Known(
        book(kept), kept.machines(), until, asKnownAt == null ? last : asKnownAt, asKnownAt);
  }

  /** The end of the last minute that was over, and told, at a moment. */
  private static Instant lastWhole(Instant moment) {
    long minute =
        Math.floorDiv(moment.minus(OeeMinuteTable.OPEN).toEpochMilli(), MinuteFacts.MILLIS);
    return Instant.ofEpochMilli(minute * MinuteFacts.MILLIS);
  }

  private OeeBook book(OeeBookTable.Book kept) {
    Read last = lastRead;
    if (last != null && last.kept.equals(kept)) {
      return last.book;
    }
    return switch (OeeBook.read(kept.texts(), kept.machines())) {
      case Checked.Sound<OeeBook>(OeeBook book) -> {
        lastRead = new Read(kept, book);
        yield book;
      }
      case Checked.Refused<OeeBook> refused ->
          throw new IllegalStateException(
              "sheets of " + kept.knownAt() + " were sound then: " + refused.problems());
    };
  }

  /**
   * A machine's report.
   *
   * @param window within what is known
   */
  public Report of(MachineId machine, Span window, Known known) {
    return report(
        new Asked(machine, window, known.until(), known.asKnownAt()),
        known.book(),
        (first, end) -> minutes.read(machine, first, end, known.asKnownAt()));
  }

  /**
   * A report of a window that somebody decided by.
   *
   * @param then by what was known when it was decided
   * @param now by what is known now of the same time
   */
  public record Retold(Report then, Report now) {}

  /**
   * What was decided by, then and now; the sheets are those of now for both, so that it is the
   * facts that differ.
   *
   * @param window up to the moment that was looked at
   * @param now what is known now
   */
  public Retold retold(MachineId machine, Span window, Instant decidedAt, Known now) {
    Instant minuteEnds = Instant.ofEpochMilli((minuteOf(window.to()) + 1) * MinuteFacts.MILLIS);
    Instant until = minuteEnds.isBefore(now.until()) ? minuteEnds : now.until();
    return new Retold(
        report(
            new Asked(machine, window, until, decidedAt),
            now.book(),
            (first, end) -> minutes.told(machine, first, end, decidedAt)),
        report(
            new Asked(machine, window, until, null),
            now.book(),
            (first, end) -> minutes.read(machine, first, end, null)));
  }

  private record Asked(
      MachineId machine, Span window, Instant until, @Nullable Instant asKnownAt) {}

  /** Reads minutes from one to the one before another. */
  private interface Minutes {
    List<MinuteFacts> read(long first, long end);
  }

  private Report report(Asked asked, OeeBook book, Minutes known) {
    ShiftLog.Entries entries =
        ShiftLogEntries.of(log.read(asked.machine, asked.window, asked.asKnownAt), book.reasons());
    Span needed = Report.needed(asked.window, entries);
    long first = minuteOf(needed.from());
    long end = Math.min(minuteOf(needed.to()) + 1, minuteOf(asked.until.plusMillis(59_999)));
    Before before = minutes.before(asked.machine, first, asked.asKnownAt);
    return Report.of(
        asked.window,
        book.terms(asked.machine, needed, entries),
        before,
        known.read(first, end),
        asked.until);
  }

  private static long minuteOf(Instant at) {
    return Math.floorDiv(at.toEpochMilli(), MinuteFacts.MILLIS);
  }
}

package org.millwright.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.oee.MinuteFacts;
import org.millwright.domain.oee.OeeBook;
import org.millwright.domain.oee.OeeBooks;
import org.millwright.domain.oee.OeeNews.RunningShift;
import org.millwright.domain.oee.Report;
import org.millwright.domain.oee.Shift;
import org.millwright.domain.oee.ShiftLog;
import org.millwright.domain.oee.Span;
import org.millwright.domain.oee.Sweep;
import org.millwright.domain.oee.Tally;

/**
 * Counts a machine's running shift. Minutes that are over are swept once; what is told of them
 * later, another book, another entry of the shift log has the shift counted anew.
 */
public final class ShiftCount {

  /** A minute is swept for good when it has been over for so many minutes. */
  private static final int SETTLED_AFTER = 1;

  private static final Duration LOOK_FOR_SHIFT = Duration.ofSeconds(5);

  private final OeeMemory memory;
  private final OeeBooks books;
  private final ShiftLog log;
  private @Nullable Settled settled;
  private @Nullable OeeBook searchedIn;
  private Instant searchAgainAt = Instant.MIN;

  /** The part of the shift that is over. */
  private static final class Settled {
    final OeeBook book;
    final long logVersion;
    final Shift shift;
    final Sweep sweep;
    final Tally tally;
    long next;

    Settled(OeeBook book, long logVersion, Shift shift, Sweep sweep, Tally tally, long next) {
      this.book = book;
      this.logVersion = logVersion;
      this.shift = shift;
      this.sweep = sweep;
      this.tally = tally;
      this.next = next;
    }
  }

  /** The count of a machine. */
  public ShiftCount(OeeMemory memory, OeeBooks books, ShiftLog log) {
    this.memory = memory;
    this.books = books;
    this.log = log;
  }

  /** A minute is another than before. */
  public void changed(long minute) {
    if (settled != null && minute < settled.next) {
      settled = null;
    }
  }

  /** How the shift stands; empty while there is no book to count by. */
  public Optional<RunningShift> at(Instant now) {
    return books.book().map(book -> at(now, book));
  }

  private RunningShift at(Instant now, OeeBook book) {
    Settled part = settled(now, book);
    if (part == null) {
      return running(now, book, null, new Tally(new Span(now, now)));
    }
    settle(part, now);
    Tally tally = part.tally.copyUntil(now);
    Sweep rest = part.sweep.fork(tally);
    for (MinuteFacts minute : memory.facts(part.next, OeeMemory.minuteOf(now) + 1)) {
      rest.take(minute);
    }
    rest.finish(now.toEpochMilli());
    return running(now, book, part.shift, tally);
  }

  private RunningShift running(Instant now, OeeBook book, @Nullable Shift shift, Tally tally) {
    return new RunningShift(
        memory.machine(),
        now,
        memory.heardUntil(),
        shift,
        tally.oee(),
        tally.outside(),
        Duration.ofMillis(tally.offPlanMillis()),
        Duration.ofMillis(tally.waitingMillis()),
        tally.unmatched(),
        book.terms(memory.machine()).target(),
        book.hash());
  }

  private void settle(Settled part, Instant now) {
    long until = OeeMemory.minuteOf(now) - SETTLED_AFTER;
    if (until > part.next) {
      memory.facts(part.next, until).forEach(part.sweep::take);
      part.next = until;
      memory.letGo(until);
    }
  }

  private @Nullable Settled settled(Instant now, OeeBook book) {
    Settled part = settled;
    boolean holds =
        part != null
            && part.book == book
            && part.logVersion == log.version()
            && now.isBefore(part.shift.span().to());
    if (!holds) {
      settled = shift(now, book).map(shift -> begin(shift, book)).orElse(null);
    }
    return settled;
  }

  /** Outside of a shift the calendar is not asked each time. */
  private Optional<Shift> shift(Instant now, OeeBook book) {
    if (searchedIn == book && now.isBefore(searchAgainAt)) {
      return Optional.empty();
    }
    Optional<Shift> found =
        book.shifts(memory.machine(), new Span(now, now.plusMillis(1))).stream().findFirst();
    searchedIn = found.isEmpty() ? book : null;
    searchAgainAt = now.plus(LOOK_FOR_SHIFT);
    return found;
  }

  private Settled begin(Shift shift, OeeBook book) {
    long version = log.version();
    ShiftLog.Entries entries = log.of(memory.machine(), shift.span());
    Span needed = Report.needed(shift.span(), entries);
    long first = OeeMemory.minuteOf(needed.from());
    var tally = new Tally(shift.span());
    var sweep =
        new Sweep(
            book.terms(memory.machine(), needed, entries),
            first * MinuteFacts.MILLIS,
            memory.before(first),
            tally);
    return new Settled(book, version, shift, sweep, tally, first);
  }
}

package org.millwright.stream;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.finding.MachineFacts;
import org.millwright.domain.finding.OeeFacts;
import org.millwright.domain.finding.Situation;
import org.millwright.domain.oee.Before;
import org.millwright.domain.oee.Interval;
import org.millwright.domain.oee.MinuteFacts;
import org.millwright.domain.oee.Oee;
import org.millwright.domain.oee.OeeBook;
import org.millwright.domain.oee.Report;
import org.millwright.domain.oee.Shift;
import org.millwright.domain.oee.ShiftLog;
import org.millwright.domain.oee.Span;
import org.millwright.domain.oee.Terms;
import org.millwright.domain.plant.MachineState;

/**
 * What became of a machine's last hour, cut at the beginning of the running shift: late in a shift
 * its OEE hardly moves any more, and a bad start would hang on to it. Before a machine was heard
 * for the first time there is nothing to look at. The report is the one that people are shown of
 * that time.
 */
final class OeeHour {

  /** What is looked at; it begins with a whole minute. */
  static final Duration SPAN = Duration.ofHours(1);

  private final OeeMemory memory;
  private final ShiftLog log;
  private @Nullable Agreed agreed;
  private @Nullable Before before;
  private long beforeMinute = Long.MIN_VALUE;
  private @Nullable Instant stopSince;

  /** Terms, and what they were agreed by. */
  private record Agreed(OeeBook book, long logVersion, Shift shift, Terms terms) {}

  OeeHour(OeeMemory memory, ShiftLog log) {
    this.memory = memory;
    this.log = log;
  }

  /** The beginning of a stop that is not over, for a restart; null when there is none. */
  @Nullable Instant stopSince() {
    return stopSince;
  }

  void stopSince(@Nullable Instant since) {
    stopSince = since;
  }

  /** A minute is another than before. */
  void changed(long minute) {
    if (minute < beforeMinute) {
      before = null;
    }
  }

  /**
   * The situation at a moment.
   *
   * @param shift the running one; null outside any
   */
  Situation at(Instant now, @Nullable Shift shift, OeeBook book) {
    double target = book.terms(memory.machine()).target();
    if (shift == null) {
      stopSince = null;
      return idle(now, target);
    }
    Span window = window(now, shift);
    Terms terms = terms(book, shift);
    Span needed = Report.needed(window, terms.entries());
    Report report = report(window, terms, needed);
    if (report.intervals().isEmpty()) {
      return idle(now, target);
    }
    Interval last = report.intervals().getLast();
    var facts =
        new MachineFacts(
            memory.machine(),
            now,
            last.state(),
            last.span().length(),
            last.state() != MachineState.UNKNOWN,
            Duration.ZERO);
    return new Situation(facts, aged(OeeFacts.of(report, target), needed));
  }

  /** Nothing is planned. */
  private Situation idle(Instant now, double target) {
    var facts =
        new MachineFacts(
            memory.machine(), now, MachineState.UNKNOWN, Duration.ZERO, false, Duration.ZERO);
    return new Situation(facts, new OeeFacts(new Span(now, now), Oee.NONE, target, false, null));
  }

  private static Span window(Instant now, Shift shift) {
    Instant hour = now.minus(SPAN);
    Instant minute = hour.truncatedTo(ChronoUnit.MINUTES);
    Instant from = minute.isBefore(hour) ? minute.plus(1, ChronoUnit.MINUTES) : minute;
    Instant begins = shift.span().from();
    return new Span(from.isBefore(begins) ? begins : from, now);
  }

  private Report report(Span window, Terms terms, Span needed) {
    long first = OeeMemory.minuteOf(needed.from());
    List<MinuteFacts> minutes = memory.facts(first, OeeMemory.minuteOf(window.to()) + 1);
    Before known = before(first);
    return Report.of(seen(window, known, minutes), terms, known, minutes, window.to());
  }

  private static Span seen(Span window, Before known, List<MinuteFacts> minutes) {
    if (known.heard() != Before.NEVER || minutes.isEmpty()) {
      return window;
    }
    Instant firstHeard = Instant.ofEpochMilli(minutes.getFirst().minute() * MinuteFacts.MILLIS);
    return firstHeard.isAfter(window.from()) ? new Span(firstHeard, window.to()) : window;
  }

  /** What was known at the beginning of a minute, going on from the minute asked for before. */
  private Before before(long minute) {
    Before known = before;
    if (known == null || minute < beforeMinute) {
      known = memory.before(minute);
    } else {
      for (MinuteFacts one : memory.facts(beforeMinute, minute)) {
        known = known.then(one);
      }
    }
    before = known;
    beforeMinute = minute;
    return known;
  }

  private Terms terms(OeeBook book, Shift shift) {
    Agreed now = agreed;
    if (now == null
        || now.book != book
        || now.logVersion != log.version()
        || !now.shift.equals(shift)) {
      long version = log.version();
      ShiftLog.Entries entries = log.of(memory.machine(), shift.span());
      Span needed = Report.needed(shift.span(), entries);
      now = new Agreed(book, version, shift, book.terms(memory.machine(), needed, entries));
      agreed = now;
    }
    return now.terms;
  }

  /** A stop that began before what is looked at is as old as it was known to be. */
  private OeeFacts aged(OeeFacts facts, Span looked) {
    if (facts.stop() == null) {
      stopSince = null;
      return facts;
    }
    Instant from = facts.stop().since();
    boolean older = stopSince != null && !from.isAfter(looked.from()) && stopSince.isBefore(from);
    stopSince = older ? Objects.requireNonNull(stopSince) : from;
    return facts.stoppedSince(stopSince);
  }
}

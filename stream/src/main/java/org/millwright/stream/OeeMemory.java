package org.millwright.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.measure.Counter;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;
import org.millwright.domain.observation.Frame;
import org.millwright.domain.observation.Observation;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.oee.Before;
import org.millwright.domain.oee.MinuteBook;
import org.millwright.domain.oee.MinuteFacts;
import org.millwright.domain.plant.MachineId;
import org.millwright.domain.plant.MachineState;

/**
 * What a machine told of its time and output, minute by minute of event time, whenever it came.
 *
 * <p>Every value of the last quarter of an hour, by the newest minute that was told, is kept; of
 * older minutes the changes are. A minute that is older than {@link #KEPT} is not taken any more.
 */
public final class OeeMemory {

  /** Minutes that are older than the newest by more than this are kept by their changes only. */
  static final int WHOLE = 15;

  /** How long minutes are kept here. */
  static final Duration KEPT = Duration.ofHours(72);

  /** A reading that is so far ahead of its arrival was stamped by a clock that is wrong. */
  private static final Duration AHEAD = Duration.ofMinutes(1);

  private static final int OPEN_BOOKS = 4;

  /** Minutes, in looking back. */
  private static final int STEP_BACK = 60;

  /** Where the books of a machine lie. */
  public interface Shelf {

    byte @Nullable [] get(long minute);

    /** The minute is another than before. */
    void put(long minute, byte[] book);

    /** What is known of the minute stays as it was. */
    void replace(long minute, byte[] book);

    void delete(long minute);

    /** The minutes of a range that have a book, in order. */
    List<Long> minutes(long from, long to);
  }

  private final MachineId machine;
  private final Shelf shelf;
  private final Map<Long, MinuteBook> open = new LinkedHashMap<>(8, 0.75f, true);
  private final NavigableMap<Long, MinuteFacts> facts = new TreeMap<>();
  private final NavigableSet<Long> changed = new TreeSet<>();
  private long newest;

  /**
   * The memory of a machine.
   *
   * @param newest the newest minute on its shelf; {@link Long#MIN_VALUE} when there is none
   */
  public OeeMemory(MachineId machine, Shelf shelf, long newest) {
    this.machine = machine;
    this.shelf = shelf;
    this.newest = newest;
  }

  MachineId machine() {
    return machine;
  }

  /**
   * Takes a frame.
   *
   * @return the minutes that are another than before, in order; none when nothing was new
   */
  public NavigableSet<Long> take(Frame frame) {
    changed.clear();
    long latest = frame.knownAt().plus(AHEAD).toEpochMilli();
    long session = frame.id().session();
    long sequence = frame.id().sequence();
    boolean sign = true;
    long heard = Long.MIN_VALUE;
    for (Observation observation : frame.observations()) {
      long at = observation.at().toEpochMilli();
      boolean tellsState = observation.signal().equals(SignalName.STATE);
      boolean measured = !(observation.value() instanceof Value.Missing);
      sign &= !measured && !tellsState;
      if (at <= latest && !isTooOld(at)) {
        if (measured && at != heard) {
          heard(at);
          heard = at;
        }
        take(observation, tellsState, at, session, sequence);
      }
    }
    if (sign && !isTooOld(frame.knownAt().toEpochMilli())) {
      heard(frame.knownAt().toEpochMilli());
    }
    changed.forEach(this::keep);
    while (open.size() > OPEN_BOOKS) {
      open.remove(open.keySet().iterator().next());
    }
    return changed;
  }

  private void take(
      Observation observation, boolean tellsState, long at, long session, long sequence) {
    if (tellsState) {
      MinuteBook book = book(at);
      note(book, book.state(at, session, sequence, stateOf(observation)));
    } else if (observation.quality() == Quality.GOOD
        && observation.value() instanceof Value.Number number) {
      long shown = (long) number.value();
      if (observation.signal().equals(SignalName.PARTS)) {
        MinuteBook book = book(at);
        note(book, book.parts(at, session, sequence, shown));
      } else if (observation.signal().equals(SignalName.REJECTS)) {
        MinuteBook book = book(at);
        note(book, book.rejects(at, session, sequence, shown));
      }
    }
  }

  private void heard(long at) {
    MinuteBook book = book(at);
    note(book, book.heard(at));
  }

  private void note(MinuteBook book, boolean news) {
    if (news) {
      changed.add(book.minute());
    }
  }

  private boolean isTooOld(long at) {
    return newest != Long.MIN_VALUE && minuteOf(at) < newest - KEPT.toMinutes();
  }

  private static MachineState stateOf(Observation observation) {
    return observation.quality() != Quality.BAD && observation.value() instanceof Value.Text text
        ? MachineState.of(text.value()).orElse(MachineState.UNKNOWN)
        : MachineState.UNKNOWN;
  }

  /** The facts of a range of minutes that are known, in order. */
  List<MinuteFacts> facts(long from, long to) {
    var found = new ArrayList<MinuteFacts>();
    for (long minute : shelf.minutes(from, to)) {
      found.add(facts(minute));
    }
    return found;
  }

  MinuteFacts facts(long minute) {
    return facts.computeIfAbsent(minute, this::read);
  }

  private MinuteFacts read(long minute) {
    MinuteBook book = open.get(minute);
    return book == null ? opened(minute).facts() : book.facts();
  }

  /** What was known of the machine at the beginning of a minute. */
  Before before(long minute) {
    var found = new ArrayList<MinuteFacts>();
    long oldest = minute - KEPT.toMinutes();
    Before before = Before.NOTHING;
    for (long to = minute; to > oldest && !isWhole(before); to -= STEP_BACK) {
      found.addAll(0, facts(to - STEP_BACK, to));
      before = Before.NOTHING;
      for (MinuteFacts one : found) {
        before = before.then(one);
      }
    }
    return before;
  }

  private static boolean isWhole(Before before) {
    return before.state() != MachineState.UNKNOWN
        && before.parts() != Counter.NOTHING
        && before.rejects() != Counter.NOTHING;
  }

  /** The newest moment of which the machine told anything; null when it never did. */
  @Nullable Instant heardUntil() {
    return newest == Long.MIN_VALUE || facts(newest).heardUntil().isEmpty()
        ? null
        : Instant.ofEpochMilli(facts(newest).heardUntil().getAsLong());
  }

  /** Facts before this minute are read again when they are asked for. */
  void letGo(long before) {
    facts.headMap(before).clear();
  }

  private MinuteBook book(long at) {
    long minute = minuteOf(at);
    MinuteBook book = open.get(minute);
    if (book == null) {
      book = opened(minute);
      open.put(minute, book);
      advance(minute);
    }
    return book;
  }

  private MinuteBook opened(long minute) {
    byte[] bytes = shelf.get(minute);
    return bytes == null ? new MinuteBook(minute) : MinuteBook.of(bytes);
  }

  private void advance(long minute) {
    long before = newest;
    newest = Math.max(newest, minute);
    if (before != Long.MIN_VALUE && newest > before) {
      shelf.minutes(before - WHOLE, newest - WHOLE).forEach(this::thin);
      long oldest = newest - KEPT.toMinutes();
      shelf.minutes(oldest - (newest - before), oldest).forEach(shelf::delete);
    }
  }

  private void thin(long minute) {
    MinuteBook book = opened(minute);
    if (!changed.contains(minute) && book.thin()) {
      open.remove(minute);
      shelf.replace(minute, book.toBytes());
    }
  }

  private void keep(long minute) {
    MinuteBook book = open.get(minute);
    if (book != null) {
      shelf.put(minute, book.toBytes());
      facts.remove(minute);
    }
  }

  static long minuteOf(long at) {
    return Math.floorDiv(at, MinuteFacts.MILLIS);
  }

  static long minuteOf(Instant at) {
    return minuteOf(at.toEpochMilli());
  }
}

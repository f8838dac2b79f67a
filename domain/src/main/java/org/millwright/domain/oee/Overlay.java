package org.millwright.domain.oee;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What holds when: at every moment one thing or none.
 *
 * @param <T> what holds
 */
final class Overlay<T> {

  /** Later than any moment. */
  static final long NEVER = Long.MAX_VALUE;

  private final long[] from;
  private final long[] to;
  private final List<T> values;

  private Overlay(long[] from, long[] to, List<T> values) {
    this.from = from;
    this.to = to;
    this.values = values;
  }

  /**
   * An overlay of things that may overlap: a later one of the list covers the earlier ones.
   *
   * @param end null when it lasts
   */
  static <T> Overlay<T> of(
      List<T> things, Function<T, Instant> begin, Function<T, @Nullable Instant> end) {
    NavigableMap<Long, Stretch<T>> stretches = new TreeMap<>();
    for (T thing : things) {
      Instant last = end.apply(thing);
      long from = begin.apply(thing).toEpochMilli();
      long to = last == null ? NEVER : last.toEpochMilli();
      if (from < to) {
        cover(stretches, from, new Stretch<>(to, thing));
      }
    }
    var starts = new long[stretches.size()];
    var ends = new long[stretches.size()];
    var values = new ArrayList<T>();
    stretches.forEach((at, stretch) -> {
      starts[values.size()] = at;
      ends[values.size()] = stretch.to;
      values.add(stretch.value);
    });
    return new Overlay<>(starts, ends, values);
  }

  private record Stretch<T>(long to, T value) {}

  private static <T> void cover(NavigableMap<Long, Stretch<T>> all, long from, Stretch<T> over) {
    var before = all.lowerEntry(from);
    if (before != null && before.getValue().to > from) {
      Stretch<T> cut = before.getValue();
      all.put(before.getKey(), new Stretch<>(from, cut.value));
      if (cut.to > over.to) {
        all.put(over.to, cut);
      }
    }
    var last = all.lowerEntry(over.to);
    if (last != null && last.getKey() >= from && last.getValue().to > over.to) {
      all.put(over.to, last.getValue());
    }
    all.subMap(from, true, over.to, false).clear();
    all.put(from, over);
  }

  /** The first stretch that ends after the moment; the number of stretches when there is none. */
  int next(int hint, long moment) {
    int next = hint;
    while (next < to.length && to[next] <= moment) {
      next++;
    }
    return next;
  }

  /** What holds at the moment, given the stretch that {@link #next} found for it. */
  @Nullable T at(int stretch, long moment) {
    return stretch < to.length && from[stretch] <= moment ? values.get(stretch) : null;
  }

  /** When what holds at the moment changes, given the stretch that {@link #next} found for it. */
  long until(int stretch, long moment) {
    if (stretch >= to.length) {
      return NEVER;
    }
    return from[stretch] <= moment ? to[stretch] : from[stretch];
  }
}

package org.millwright.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.plant.MachineId;

/** The minutes of one machine in the store, each marked until it was said. */
final class MinuteShelf implements OeeMemory.Shelf {

  private static final byte NOT_SAID = 1;
  private static final byte SAID = 0;

  /** Of a minute in a key, so that keys are in the order of time. */
  private static final int DIGITS = 10;

  private final KeyValueStore<String, byte[]> store;
  private final String prefix;
  private final NavigableSet<Long> unsaid = new TreeSet<>();

  MinuteShelf(MachineId machine, KeyValueStore<String, byte[]> store) {
    this.store = store;
    prefix = machine.value() + "/";
  }

  /** The minutes that changed and were not said yet. */
  NavigableSet<Long> unsaid() {
    return unsaid;
  }

  /** The minute was said. */
  void said(long minute) {
    unsaid.remove(minute);
    byte[] book = get(minute);
    if (book != null) {
      replace(minute, book);
    }
  }

  @Override
  public byte @Nullable [] get(long minute) {
    byte[] marked = store.get(key(minute));
    return marked == null ? null : Arrays.copyOfRange(marked, 1, marked.length);
  }

  @Override
  public void put(long minute, byte[] book) {
    unsaid.add(minute);
    replace(minute, book);
  }

  @Override
  public void replace(long minute, byte[] book) {
    var marked = new byte[book.length + 1];
    marked[0] = unsaid.contains(minute) ? NOT_SAID : SAID;
    System.arraycopy(book, 0, marked, 1, book.length);
    store.put(key(minute), marked);
  }

  @Override
  public void delete(long minute) {
    store.delete(key(minute));
  }

  @Override
  public List<Long> minutes(long from, long to) {
    var found = new ArrayList<Long>();
    if (from < to) {
      try (KeyValueIterator<String, byte[]> range = store.range(key(from), key(to - 1))) {
        range.forEachRemaining(entry -> found.add(minute(entry.key)));
      }
    }
    return found;
  }

  /** Put together by hand, for each frame has one made. */
  private String key(long minute) {
    if (minute < 0) { // of a clock that was never set
      return prefix + minute;
    }
    String digits = Long.toString(minute);
    return prefix + "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
  }

  /** The machine of a key. */
  static String machine(String key) {
    return key.substring(0, key.indexOf('/'));
  }

  /** The minute of a key. */
  static long minute(String key) {
    return Long.parseLong(key.substring(key.indexOf('/') + 1));
  }

  /** True for a minute that was not said when it was put. */
  static boolean isUnsaid(byte[] marked) {
    return marked[0] == NOT_SAID;
  }
}

package org.millwright.stream;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The minutes of one machine, for as long as the process lives: for replays and measurements. */
public final class MinutesInMemory implements OeeMemory.Shelf {

  private final NavigableMap<Long, byte[]> books = new TreeMap<>();

  @Override
  public byte @Nullable [] get(long minute) {
    return books.get(minute);
  }

  @Override
  public void put(long minute, byte[] book) {
    books.put(minute, book);
  }

  @Override
  public void replace(long minute, byte[] book) {
    books.put(minute, book);
  }

  @Override
  public void delete(long minute) {
    books.remove(minute);
  }

  @Override
  public List<Long> minutes(long from, long to) {
    return List.copyOf(books.subMap(from, to).keySet());
  }

  /** The newest minute that has a book; {@link Long#MIN_VALUE} when none has. */
  public long newest() {
    return books.isEmpty() ? Long.MIN_VALUE : books.lastKey();
  }
}

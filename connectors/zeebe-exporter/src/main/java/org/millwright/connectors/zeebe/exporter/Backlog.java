package org.millwright.connectors.zeebe.exporter;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Entries between the engine's log and the bus, in the order of the log. An entry stays until the
 * bus has confirmed it and every entry before it, so that the engine may forget its log up to there
 * and no further. Safe for several threads.
 */
final class Backlog {

  private final int capacity;
  private final Deque<Entry> unconfirmed = new ArrayDeque<>();
  private final Set<Long> confirmedEarly = new HashSet<>();
  private Deque<Entry> unsent = new ArrayDeque<>();

  /**
   * @param capacity entries it holds at most, 1 or more
   */
  Backlog(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity is " + capacity + ", expected 1 or more");
    }
    this.capacity = capacity;
  }

  /** Takes an entry at the end; false when it is full. */
  synchronized boolean offer(Entry entry) {
    if (unconfirmed.size() >= capacity) {
      return false;
    }
    unconfirmed.add(entry);
    unsent.add(entry);
    notifyAll();
    return true;
  }

  /** The next entry to send, waiting at most {@code millis} for one. */
  synchronized Optional<Entry> next(long millis) throws InterruptedException {
    long deadline = System.nanoTime() + millis * 1_000_000L;
    while (unsent.isEmpty()) {
      long left = (deadline - System.nanoTime()) / 1_000_000L;
      if (left <= 0) {
        return Optional.empty();
      }
      wait(left);
    }
    return Optional.of(unsent.remove());
  }

  /**
   * Notes that the bus has an entry.
   *
   * @return the position up to which the bus has everything, when it moved
   */
  synchronized OptionalLong confirm(Entry entry) {
    Entry oldest = unconfirmed.peek();
    if (oldest == null || entry.position() < oldest.position()) {
      return OptionalLong.empty();
    }
    confirmedEarly.add(entry.position());
    OptionalLong reached = OptionalLong.empty();
    for (Iterator<Entry> first = unconfirmed.iterator(); first.hasNext(); first.remove()) {
      long position = first.next().position();
      if (!confirmedEarly.remove(position)) {
        break;
      }
      reached = OptionalLong.of(position);
    }
    return reached;
  }

  /** Sends everything unconfirmed again, from the first. */
  synchronized void rewind() {
    confirmedEarly.clear();
    unsent = new ArrayDeque<>(unconfirmed);
  }

  synchronized int size() {
    return unconfirmed.size();
  }
}

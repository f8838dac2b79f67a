package org.millwright.domain.oee;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** Pieces that may still be rejected or corrected, the last ones first. */
final class RecentPieces {

  private final Sweep.Sink sink;
  private final Deque<Batch> batches = new ArrayDeque<>();

  /** None yet; what becomes of them is told to the sink. */
  RecentPieces(Sweep.Sink sink) {
    this.sink = sink;
  }

  /** Pieces that were told at one moment. */
  private static final class Batch {
    final long at;
    final Sweep.Piece where;
    final TimeElement element;
    final long plannedMicros;
    final long pieces;
    long scrap;
    long rework;

    Batch(long at, Sweep.Piece where, TimeElement element, long plannedMicros, long pieces) {
      this.at = at;
      this.where = where;
      this.element = element;
      this.plannedMicros = plannedMicros;
      this.pieces = pieces;
    }

    long good() {
      return pieces - scrap - rework;
    }

    Batch copy() {
      var copy = new Batch(at, where, element, plannedMicros, pieces);
      copy.scrap = scrap;
      copy.rework = rework;
      return copy;
    }

    Made made() {
      return new Made(
          Instant.ofEpochMilli(at),
          element,
          where.planned(),
          where.order(),
          plannedMicros,
          pieces,
          scrap,
          rework);
    }
  }

  /** The same pieces, of which another sink is told. */
  RecentPieces copy(Sweep.Sink other) {
    var copy = new RecentPieces(other);
    batches.forEach(batch -> copy.batches.add(batch.copy()));
    return copy;
  }

  /** Pieces were told, later than any before. */
  void add(long at, Sweep.Piece where, TimeElement element, long plannedMicros, long pieces) {
    batches.add(new Batch(at, where, element, plannedMicros, pieces));
  }

  /** So many of the good pieces that were made last are scrap. */
  void reject(long at, long pieces) {
    long left = pieces;
    for (Iterator<Batch> last = batches.descendingIterator(); left > 0 && last.hasNext(); ) {
      Batch batch = last.next();
      long taken = batch.at < at - Sweep.REACH_MILLIS ? 0 : Math.min(left, batch.good());
      batch.scrap += taken;
      left -= taken;
    }
    tellUnmatched(at, left);
  }

  /** Pieces of a span are scrap or rework after all, or not; the last ones first. */
  void correct(CountCorrection correction) {
    long from = correction.span().from().toEpochMilli();
    long to = correction.span().to().toEpochMilli();
    long scrap = correction.scrap();
    long rework = correction.rework();
    for (Iterator<Batch> last = batches.descendingIterator(); last.hasNext(); ) {
      Batch batch = last.next();
      if (batch.at > from && batch.at <= to) {
        long newScrap = Math.clamp(scrap, -batch.scrap, batch.good());
        batch.scrap += newScrap;
        scrap -= newScrap;
        long newRework = Math.clamp(rework, -batch.rework, batch.good());
        batch.rework += newRework;
        rework -= newRework;
      }
    }
    tellUnmatched(to, scrap + rework);
  }

  /** Tells of the pieces before a moment; they stay as they are. */
  void letGo(long before) {
    while (!batches.isEmpty() && batches.getFirst().at < before) {
      sink.made(batches.removeFirst().made());
    }
  }

  private void tellUnmatched(long at, long pieces) {
    if (pieces != 0) {
      sink.unmatched(at, pieces);
    }
  }
}

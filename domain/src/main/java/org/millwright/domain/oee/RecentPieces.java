package org.millwright.domain.oee;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import org.millwright.domain.oee.Sweep.Piece;
import org.millwright.domain.oee.Sweep.Sink;

/** Pieces that may still be rejected or corrected, in the order of their times. */
final class RecentPieces {

  private final Sink sink;
  private final List<Made> batches;

  /** None yet; what becomes of them is told to the sink. */
  RecentPieces(Sink sink) {
    this(sink, List.of());
  }

  private RecentPieces(Sink sink, List<Made> batches) {
    this.sink = sink;
    this.batches = new ArrayList<>(batches);
  }

  /** The same pieces, of which another sink is told. */
  RecentPieces copy(Sink other) {
    return new RecentPieces(other, batches);
  }

  /** Pieces were told, later than any before. */
  void add(long at, Piece where, TimeElement element, long plannedMicros, long pieces) {
    batches.add(
        new Made(
            Instant.ofEpochMilli(at),
            element,
            where.planned(),
            where.order(),
            plannedMicros,
            pieces,
            0,
            0));
  }

  /** So many of the good pieces that were made last are scrap. */
  void reject(long at, long pieces) {
    long left = pieces;
    for (ListIterator<Made> last = fromTheEnd(); left > 0 && last.hasPrevious(); ) {
      Made batch = last.previous();
      if (millis(batch) < at - Sweep.REACH_MILLIS) {
        break;
      }
      long taken = Math.min(left, batch.good());
      last.set(batch.but(taken, 0));
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
    for (ListIterator<Made> last = fromTheEnd(); last.hasPrevious(); ) {
      Made batch = last.previous();
      if (millis(batch) > from && millis(batch) <= to) {
        long newScrap = Math.clamp(scrap, -batch.scrap(), batch.good());
        Made scrapped = batch.but(newScrap, 0);
        long newRework = Math.clamp(rework, -batch.rework(), scrapped.good());
        last.set(scrapped.but(0, newRework));
        scrap -= newScrap;
        rework -= newRework;
      }
    }
    tellUnmatched(to, scrap + rework);
  }

  private ListIterator<Made> fromTheEnd() {
    return batches.listIterator(batches.size());
  }

  /** Tells of the pieces before a moment; they stay as they are. */
  void letGo(long before) {
    int count = 0;
    while (count < batches.size() && millis(batches.get(count)) < before) {
      sink.made(batches.get(count++));
    }
    batches.subList(0, count).clear();
  }

  private static long millis(Made batch) {
    return batch.at().toEpochMilli();
  }

  private void tellUnmatched(long at, long pieces) {
    if (pieces != 0) {
      sink.unmatched(at, pieces);
    }
  }
}

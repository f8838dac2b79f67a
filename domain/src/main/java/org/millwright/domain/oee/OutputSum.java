package org.millwright.domain.oee;

/** Sums up what was made, without an object for each batch. */
final class OutputSum {

  private long produced;
  private long good;
  private long scrap;
  private long rework;
  private long plannedMicros;
  private long plannedGoodMicros;
  private long unplanned;

  /** The same sum, to be added to by itself. */
  OutputSum copy() {
    var copy = new OutputSum();
    copy.produced = produced;
    copy.good = good;
    copy.scrap = scrap;
    copy.rework = rework;
    copy.plannedMicros = plannedMicros;
    copy.plannedGoodMicros = plannedGoodMicros;
    copy.unplanned = unplanned;
    return copy;
  }

  /** These pieces too. */
  void add(Made made) {
    long micros = made.plannedMicros();
    produced += made.pieces();
    good += made.good();
    scrap += made.scrap();
    rework += made.rework();
    plannedMicros = Math.addExact(plannedMicros, Math.multiplyExact(micros, made.pieces()));
    plannedGoodMicros = Math.addExact(plannedGoodMicros, Math.multiplyExact(micros, made.good()));
    unplanned += micros == 0 ? made.pieces() : 0;
  }

  Output output() {
    return new Output(produced, good, scrap, rework, plannedMicros, plannedGoodMicros, unplanned);
  }
}

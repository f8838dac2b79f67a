package org.millwright.domain.oee;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.millwright.domain.oee.Planned.Kind;

/** A window that is painted over, layer by layer, and then read piece by piece. */
final class Timeline {

  /** What is planned from a moment on. */
  record Mark(Kind kind, String shift, String name) {

    static final Mark NOTHING = new Mark(Kind.UNSCHEDULED, "", "");
  }

  private final Span window;
  private final TreeMap<Instant, Mark> marks = new TreeMap<>();

  /** Nothing is planned yet. */
  Timeline(Span window) {
    this.window = window;
    marks.put(window.from(), Mark.NOTHING);
  }

  /** Changes what is planned within a span, as far as it lies in the window. */
  void paint(Span span, UnaryOperator<Mark> brush) {
    Instant from = span.from().isAfter(window.from()) ? span.from() : window.from();
    Instant to = span.to().isBefore(window.to()) ? span.to() : window.to();
    if (from.isBefore(to)) {
      cut(from);
      cut(to);
      marks.subMap(from, true, to, false).replaceAll((_, mark) -> brush.apply(mark));
    }
  }

  private void cut(Instant at) {
    marks.putIfAbsent(at, Objects.requireNonNull(marks.floorEntry(at)).getValue());
  }

  /** The window in pieces, in order, without holes; pieces that are alike are one. */
  List<Planned> pieces() {
    var pieces = new ArrayList<Planned>();
    Instant from = window.from();
    Mark mark = Mark.NOTHING;
    for (var next : marks.entrySet()) {
      if (!next.getValue().equals(mark)) {
        add(pieces, from, next.getKey(), mark);
        from = next.getKey();
        mark = next.getValue();
      }
    }
    add(pieces, from, window.to(), mark);
    return List.copyOf(pieces);
  }

  private static void add(List<Planned> pieces, Instant from, Instant to, Mark mark) {
    if (from.isBefore(to)) {
      pieces.add(new Planned(new Span(from, to), mark.kind(), mark.shift(), mark.name()));
    }
  }
}

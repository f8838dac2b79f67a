package org.millwright.domain.oee;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A set of moments: spans in order that neither overlap nor touch. Stops that overlap are counted
 * once, because what counts is the union of their spans.
 */
public final class Spans {

  /** No moment. */
  public static final Spans NONE = new Spans(List.of());

  private final List<Span> spans;

  private Spans(List<Span> spans) {
    this.spans = spans;
  }

  /** The union of spans in any order. */
  public static Spans of(Collection<Span> spans) {
    var united = new ArrayList<Span>();
    for (Span span : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
      Span last = united.isEmpty() ? null : united.getLast();
      if (last == null || span.from().isAfter(last.to())) {
        add(united, span.from(), span.to());
      } else if (span.to().isAfter(last.to())) {
        united.set(united.size() - 1, new Span(last.from(), span.to()));
      }
    }
    return new Spans(List.copyOf(united));
  }

  /** The union of some spans. */
  public static Spans of(Span... spans) {
    return of(List.of(spans));
  }

  private static void add(List<Span> spans, Instant from, Instant to) {
    if (from.isBefore(to)) {
      spans.add(new Span(from, to));
    }
  }

  /** The spans, in order. */
  public List<Span> list() {
    return spans;
  }

  /** The length of all together. */
  public Duration length() {
    return spans.stream().map(Span::length).reduce(Duration.ZERO, Duration::plus);
  }

  /** The moments of either. */
  public Spans or(Spans other) {
    var both = new ArrayList<>(spans);
    both.addAll(other.spans);
    return of(both);
  }

  /** The moments of both. */
  public Spans and(Spans other) {
    var common = new ArrayList<Span>();
    int mine = 0;
    int theirs = 0;
    while (mine < spans.size() && theirs < other.spans.size()) {
      Span a = spans.get(mine);
      Span b = other.spans.get(theirs);
      add(common, later(a.from(), b.from()), earlier(a.to(), b.to()));
      if (a.to().isBefore(b.to())) {
        mine++;
      } else {
        theirs++;
      }
    }
    return new Spans(List.copyOf(common));
  }

  /** The moments that the other has not. */
  public Spans minus(Spans other) {
    var rest = new ArrayList<Span>();
    for (Span span : spans) {
      Instant from = span.from();
      for (Span hole : other.and(of(span)).spans) {
        add(rest, from, hole.from());
        from = hole.to();
      }
      add(rest, from, span.to());
    }
    return new Spans(List.copyOf(rest));
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Spans those && spans.equals(those.spans);
  }

  @Override
  public int hashCode() {
    return spans.hashCode();
  }

  @Override
  public String toString() {
    return spans.toString();
  }
}

package org.millwright.stream;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that has to last for a while before it counts. */
final class Course {

  private Instant began;
  private Duration lasted;
  private Duration enough;

  private Course(Instant began, Duration lasted, Duration enough) {
    this.began = began;
    this.lasted = lasted;
    this.enough = enough;
  }

  /** The course, longer by a step; a new one, of no length yet, when there was none. */
  static Course goOn(@Nullable Course course, Instant now, Duration step, Duration enough) {
    if (course == null) {
      return new Course(now, Duration.ZERO, enough);
    }
    course.lasted = course.lasted.plus(step);
    course.enough = enough;
    return course;
  }

  /** The clock was set back: what began later, by the old clock, begins now. */
  void notAfter(Instant now) {
    began = began.isAfter(now) ? now : began;
  }

  Instant began() {
    return began;
  }

  Duration lasted() {
    return lasted;
  }

  boolean isComplete() {
    return lasted.compareTo(enough) >= 0;
  }

  Duration remaining() {
    Duration rest = enough.minus(lasted);
    return rest.isNegative() ? Duration.ZERO : rest;
  }

  void write(DataOutput out) throws IOException {
    Bytes.writeInstant(out, began);
    out.writeLong(lasted.toMillis());
    out.writeLong(enough.toMillis());
  }

  static Course read(DataInput in) throws IOException {
    Instant began = Bytes.readInstant(in);
    Duration lasted = Duration.ofMillis(in.readLong());
    return new Course(began, lasted, Duration.ofMillis(in.readLong()));
  }
}

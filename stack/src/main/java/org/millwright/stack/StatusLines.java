package org.millwright.stack;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import org.millwright.stack.part.Part;

/** What the person at the terminal reads: one line for each thing that happens to a part. */
final class StatusLines {
  private final PrintStream out;

  StatusLines(PrintStream out) {
    this.out = out;
  }

  void ready(Part part, Duration took) {
    line(part, "ready", part.address() + "  " + seconds(took));
  }

  void ended(Part part, int exitCode, Duration pause, PartLog log) {
    line(
        part,
        "died",
        "exit code %d, again in %s; its log: %s".formatted(exitCode, seconds(pause), log.file()));
  }

  void failed(Part part, Exception reason, Duration pause) {
    line(part, "failed", reason.getMessage() + "; again in " + seconds(pause));
  }

  void stopped(Part part, Duration took, boolean inOrder) {
    line(part, inOrder ? "stopped" : "killed", seconds(took));
  }

  void say(String sentence) {
    synchronized (out) {
      out.println(sentence);
      out.flush();
    }
  }

  private void line(Part part, String state, String rest) {
    say(String.format(Locale.ROOT, "%-10s %-7s %s", part.name().label(), state, rest));
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}

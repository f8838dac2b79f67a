package org.millwright.bench.line;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.millwright.bench.load.Load;

/**
 * What is measured and for how long.
 *
 * @param parts some of {@code plant} and {@code generator}
 * @param machines of the generator, 1 to 1000
 * @param signals of each of its machines, all of them in each frame, 5 to 1000
 * @param framesPerSecond of all its machines together, 1 to 10000
 * @param warmUp load before anything is measured
 * @param duration measured; divided into the windows
 * @param windows of which the median counts, 1 to 60
 * @param breakEvery so often a machine of the generator breaks its limit
 */
public record LineSettings(
    Set<String> parts,
    int machines,
    int signals,
    int framesPerSecond,
    Duration warmUp,
    Duration duration,
    int windows,
    Duration breakEvery) {

  private static final List<String> OPTIONS =
      List.of(
          "--parts",
          "--machines",
          "--signals",
          "--frames",
          "--warm-up",
          "--seconds",
          "--windows",
          "--break-every");

  private static final LineSettings STANDARD =
      new LineSettings(
          Set.of("plant", "generator"),
          100,
          100,
          200,
          Duration.ofSeconds(40),
          Duration.ofSeconds(120),
          6,
          Duration.ofSeconds(2));

  public LineSettings {
    if (parts.isEmpty() || !Set.of("plant", "generator").containsAll(parts)) {
      throw new IllegalArgumentException(
          "--parts: found " + parts + ", expected plant, generator or both with a comma");
    }
    parts = Set.copyOf(parts);
    between("--machines", machines, 1, 1_000);
    between("--signals", signals, 5, 1_000);
    between("--frames", framesPerSecond, 1, 10_000);
    between("--warm-up", warmUp.toSeconds(), 1, 3_600);
    between("--seconds", duration.toSeconds(), 10, 86_400);
    between("--windows", windows, 1, 60);
    between("--break-every", breakEvery.toSeconds(), 1, 60);
  }

  /**
   * The settings that the options ask for.
   *
   * @throws IllegalArgumentException saying which option is wrong
   */
  public static LineSettings read(List<String> options) {
    LineSettings settings = STANDARD;
    for (Iterator<String> rest = options.iterator(); rest.hasNext(); ) {
      String option = rest.next();
      if (!rest.hasNext()) {
        throw new IllegalArgumentException(option + ": a value is missing");
      }
      settings = settings.with(option, rest.next());
    }
    return settings;
  }

  /** What the generator publishes. */
  Load load() {
    return new Load(machines, signals, framesPerSecond, breakEvery);
  }

  Duration window() {
    return duration.dividedBy(windows);
  }

  private LineSettings with(String option, String text) {
    if (!OPTIONS.contains(option)) {
      throw new IllegalArgumentException(
          "found " + option + ", expected some of " + String.join(", ", OPTIONS));
    }
    if (option.equals("--parts")) {
      return with(Set.copyOf(new TreeSet<>(List.of(text.split(",", -1)))), option, 0);
    }
    try {
      return with(parts, option, Integer.parseInt(text));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          option + ": found \"" + text + "\", expected a whole number", e);
    }
  }

  private LineSettings with(Set<String> chosen, String option, int number) {
    Duration seconds = Duration.ofSeconds(number);
    return new LineSettings(
        chosen,
        option.equals("--machines") ? number : machines,
        option.equals("--signals") ? number : signals,
        option.equals("--frames") ? number : framesPerSecond,
        option.equals("--warm-up") ? seconds : warmUp,
        option.equals("--seconds") ? seconds : duration,
        option.equals("--windows") ? number : windows,
        option.equals("--break-every") ? seconds : breakEvery);
  }

  private static void between(String option, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          option + ": found " + value + ", expected " + least + " to " + most);
    }
  }
}

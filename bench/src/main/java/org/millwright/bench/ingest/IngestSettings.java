package org.millwright.bench.ingest;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.millwright.bench.load.Load;

/**
 * What is published, for how long, and what goes wrong meanwhile.
 *
 * @param machines 1 to 1000
 * @param signals of each machine, all of them in each frame, 5 to 1000
 * @param rate readings per second of all machines together, one frame a second or more
 * @param warmUp load before anything is measured
 * @param duration measured
 * @param outage for so long the historian is down, from the beginning of the measured time; zero
 *     for never
 * @param kills how often the edge, the app or both are killed while measured, at even distances
 */
public record IngestSettings(
    int machines,
    int signals,
    int rate,
    Duration warmUp,
    Duration duration,
    Duration outage,
    int kills) {

  /** Of these the median counts. */
  static final Duration WINDOW = Duration.ofSeconds(10);

  private static final List<String> OPTIONS =
      List.of("--machines", "--signals", "--rate", "--warm-up", "--seconds", "--outage", "--kills");

  private static final IngestSettings STANDARD =
      new IngestSettings(
          100, 100, 100_000, Duration.ofSeconds(60), Duration.ofMinutes(10), Duration.ZERO, 0);

  public IngestSettings {
    between("--machines", machines, 1, 1_000);
    between("--signals", signals, 5, 1_000);
    between("--rate", rate, signals, 1_000_000);
    between("--warm-up", warmUp.toSeconds(), 1, 3_600);
    between("--seconds", duration.toSeconds(), 10, 86_400);
    between("--outage", outage.toSeconds(), 0, duration.toSeconds());
    between("--kills", kills, 0, duration.toSeconds() / 10);
  }

  /**
   * The settings that the options ask for.
   *
   * @throws IllegalArgumentException saying which option is wrong
   */
  public static IngestSettings read(List<String> options) {
    IngestSettings settings = STANDARD;
    for (Iterator<String> rest = options.iterator(); rest.hasNext(); ) {
      String option = rest.next();
      if (!OPTIONS.contains(option)) {
        throw new IllegalArgumentException(
            "found " + option + ", expected some of " + String.join(", ", OPTIONS));
      }
      settings = settings.with(option, number(option, rest));
    }
    return settings;
  }

  /** What the generator publishes; no limit is ever broken. */
  Load load() {
    return new Load(machines, signals, rate / signals, duration.plus(warmUp).multipliedBy(2));
  }

  int windows() {
    return Math.toIntExact(duration.dividedBy(WINDOW));
  }

  /** True when nothing goes wrong, so that latencies say something. */
  boolean isCalm() {
    return outage.isZero() && kills == 0;
  }

  private static int number(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(option + ": a value is missing");
    }
    String text = rest.next();
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          option + ": found \"" + text + "\", expected a whole number", e);
    }
  }

  private IngestSettings with(String option, int number) {
    Duration seconds = Duration.ofSeconds(number);
    return new IngestSettings(
        option.equals("--machines") ? number : machines,
        option.equals("--signals") ? number : signals,
        option.equals("--rate") ? number : rate,
        option.equals("--warm-up") ? seconds : warmUp,
        option.equals("--seconds") ? seconds : duration,
        option.equals("--outage") ? seconds : outage,
        option.equals("--kills") ? number : kills);
  }

  private static void between(String option, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          option + ": found " + value + ", expected " + least + " to " + most);
    }
  }
}

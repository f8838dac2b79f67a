package org.millwright.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Optional;
import java.util.Set;
import org.millwright.domain.finding.MachineFacts;
import org.millwright.domain.finding.OeeFacts;
import org.millwright.domain.finding.OeeFacts.OpenStop;
import org.millwright.domain.finding.Situation;
import org.millwright.domain.oee.Oee;
import org.millwright.domain.oee.Output;
import org.millwright.domain.oee.Span;
import org.millwright.domain.oee.TimeAccount;
import org.millwright.domain.oee.TimeElement;
import org.millwright.domain.plant.MachineId;
import org.millwright.domain.plant.MachineState;
import org.millwright.domain.sheet.Row;

/**
 * The situation of an example of time and output. What is known of the window besides production is
 * delay; pieces that are no scrap are good.
 */
final class OeeExample {

  static final String KNOWN = "known_min";
  static final Set<String> COLUMNS =
      Set.of(
          KNOWN,
          "running_min",
          "unknown_min",
          "cycle_s",
          "parts",
          "scrap",
          "stop_s",
          "planned",
          "target");

  private OeeExample() {}

  /** True for an example of time and output. */
  static boolean is(Row row) {
    return !row.text(KNOWN).isEmpty();
  }

  static Situation situation(Row row, MachineId machine, Instant at) {
    MachineState state =
        row.text("state").isEmpty()
            ? MachineState.RUNNING
            : row.word("state", MachineState::of, "a machine's state").orElse(MachineState.RUNNING);
    boolean connected = yes(row, "connected");
    Duration known = minutes(row, KNOWN);
    Duration running = minutes(row, "running_min");
    Duration unknown = minutes(row, "unknown_min");
    if (running.compareTo(known) > 0) {
      row.refuse("running_min", "at most " + KNOWN + ", which is " + row.text(KNOWN));
      running = known;
    }
    var times = new EnumMap<TimeElement, Duration>(TimeElement.class);
    times.put(TimeElement.PRODUCTION, running);
    times.put(TimeElement.DELAY, known.minus(running));
    times.put(TimeElement.UNKNOWN, unknown);
    double stopped = row.number("stop_s", 0);
    OpenStop stop =
        stopped > 0 ? new OpenStop(at.minusMillis(Math.round(stopped * 1000)), state) : null;
    var facts =
        new OeeFacts(
            new Span(at.minus(known).minus(unknown), at),
            new Oee(TimeAccount.of(times), output(row)),
            target(row),
            yes(row, "planned"),
            stop);
    return new Situation(
        new MachineFacts(machine, at, state, Duration.ofMinutes(1), connected, Duration.ZERO),
        facts);
  }

  private static Output output(Row row) {
    long parts = Math.round(row.number("parts", 0));
    long scrap = Math.round(row.number("scrap", 0));
    double cycle = row.number("cycle_s", 1);
    if (parts < 0 || scrap < 0 || scrap > parts || !(cycle >= 0.001)) {
      row.refuse("parts", "0 or more, not less than \"scrap\", with a cycle above 0");
      return Output.NONE;
    }
    return Output.of(Duration.ofMillis(Math.round(cycle * 1000)), parts, parts - scrap, scrap, 0);
  }

  private static double target(Row row) {
    double target = row.number("target", 0.85);
    if (!(target > 0 && target <= 1)) {
      row.refuse("target", "a share above 0 and at most 1");
      return 0.85;
    }
    return target;
  }

  private static Duration minutes(Row row, String column) {
    double minutes = row.number(column, 0);
    if (!(minutes >= 0 && minutes <= 1e6)) {
      row.refuse(column, "minutes, 0 or more");
      return Duration.ZERO;
    }
    return Duration.ofMillis(Math.round(minutes * 60_000));
  }

  private static boolean yes(Row row, String column) {
    return row.text(column).isEmpty()
        || row.word(column, OeeExample::yesOrNo, "yes or no").orElse(true);
  }

  private static Optional<Boolean> yesOrNo(String text) {
    return switch (text) {
      case "yes" -> Optional.of(true);
      case "no" -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}

package org.millwright.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.millwright.domain.finding.MachineFacts;
import org.millwright.domain.finding.SignalFacts;
import org.millwright.domain.finding.Situation;
import org.millwright.domain.finding.Verdict;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.plant.MachineId;
import org.millwright.domain.plant.MachineState;
import org.millwright.domain.sheet.Problem;
import org.millwright.domain.sheet.Row;

/**
 * One example: a situation, and the one verdict of a kind that is expected.
 *
 * @param name what it shows
 * @param kind the kind of verdict looked at; other kinds do not matter
 * @param rule the rule that must speak; empty when none may
 * @param severity expected; empty when it does not matter
 * @param strength expected; empty when it does not matter
 */
record Example(
    String file,
    int line,
    String name,
    Situation situation,
    String kind,
    String rule,
    String severity,
    String strength) {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration WINDOW = Duration.ofSeconds(10);
  private static final Duration RHYTHM = Duration.ofSeconds(5);
  private static final SignalName OTHER = new SignalName("other");

  static Example of(String file, Row row) {
    return new Example(
        file,
        row.line(),
        row.required("example"),
        situation(row),
        row.required("kind"),
        row.text("rule"),
        row.text("severity"),
        row.text("strength"));
  }

  MachineId machine() {
    return situation.machine().machine();
  }

  /** What turned out otherwise, empty when the example holds. */
  Optional<Problem> run(RuleBook book) {
    List<Verdict> said =
        book.judge(situation).verdicts().stream()
            .filter(verdict -> verdict.kind().value().equals(kind))
            .toList();
    String found =
        said.isEmpty() ? "nothing" : String.join("; ", said.stream().map(this::words).toList());
    String expected = rule.isEmpty() ? "nothing" : words(strength, severity, rule);
    return found.equals(expected)
        ? Optional.empty()
        : Optional.of(problem("example \"" + name + "\"", found, expected));
  }

  Problem problem(String place, String found, String expected) {
    return new Problem(file, line, place, found, expected);
  }

  /** Only what the example asks for is compared. */
  private String words(Verdict verdict) {
    return words(
        strength.isEmpty() ? "" : word(verdict.strength()),
        severity.isEmpty() ? "" : verdict.severity().word(),
        verdict.rule());
  }

  private static String words(String strength, String severity, String rule) {
    return (strength + " " + severity + " by " + rule).strip().replaceAll(" +", " ");
  }

  private static Situation situation(Row row) {
    MachineId machine =
        row.word("machine", MachineId::of, "a machine's id, such as cnc-1")
            .orElse(new MachineId("none"));
    if (OeeExample.is(row)) {
      return OeeExample.situation(row, machine, NOON);
    }
    MachineState state =
        row.word("state", orElse(MachineState::of, MachineState.RUNNING), "a machine's state")
            .orElse(MachineState.RUNNING);
    boolean connected =
        row.word("connected", orElse(Example::yesOrNo, true), "yes or no").orElse(true);
    boolean others =
        row.word("others", orElse(Example::freshOrOld, true), "fresh or old").orElse(true);
    var facts =
        new MachineFacts(
            machine,
            NOON,
            state,
            Duration.ofMinutes(1),
            connected,
            Examples.seconds(row, "lag_s", 0));
    var signals = new ArrayList<SignalFacts>();
    if (!row.text("signal").isEmpty()) {
      signals.add(signal(row, machine));
    }
    Duration age = others ? Duration.ofMillis(200) : Duration.ofHours(1);
    signals.add(signal(machine, OTHER, Quality.GOOD, age, Duration.ZERO, 10, 0, RHYTHM));
    return new Situation(facts, signals);
  }

  private static SignalFacts signal(Row row, MachineId machine) {
    return signal(
        machine,
        row.word("signal", SignalName::of, "a signal's name, such as vibration").orElse(OTHER),
        row.word("quality", orElse(Quality::of, Quality.GOOD), "good, uncertain or bad")
            .orElse(Quality.GOOD),
        Examples.seconds(row, "age_s", 0.2),
        Examples.seconds(row, "unchanged_s", 0),
        row.text("mean").isEmpty() ? 0 : 10,
        row.number("mean", 0),
        Examples.seconds(row, "silent_after_s", 3_600));
  }

  private static SignalFacts signal(
      MachineId machine,
      SignalName name,
      Quality quality,
      Duration age,
      Duration unchanged,
      int count,
      double mean,
      Duration silentAfter) {
    return new SignalFacts(
        machine,
        name,
        Value.of(mean),
        NOON.minus(age),
        quality,
        age,
        unchanged,
        count,
        WINDOW,
        mean,
        mean,
        mean,
        silentAfter,
        "");
  }

  private static <T> Function<String, Optional<T>> orElse(
      Function<String, Optional<T>> reading, T blank) {
    return text -> text.isEmpty() ? Optional.of(blank) : reading.apply(text);
  }

  private static Optional<Boolean> yesOrNo(String text) {
    return switch (text) {
      case "yes" -> Optional.of(true);
      case "no" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static Optional<Boolean> freshOrOld(String text) {
    return switch (text) {
      case "fresh" -> Optional.of(true);
      case "old" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static String word(Verdict.Strength strength) {
    return strength.name().toLowerCase(Locale.ROOT);
  }
}

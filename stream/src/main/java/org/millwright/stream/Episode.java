package org.millwright.stream;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.finding.EpisodeStatus;
import org.millwright.domain.finding.EpisodeStatus.Standing;
import org.millwright.domain.finding.Evidence;
import org.millwright.domain.finding.Finding;
import org.millwright.domain.finding.FindingChange;
import org.millwright.domain.finding.FindingKey;
import org.millwright.domain.finding.FindingKind;
import org.millwright.domain.finding.Judge.Judgement;
import org.millwright.domain.finding.Severity;
import org.millwright.domain.finding.Situation;
import org.millwright.domain.finding.Verdict;
import org.millwright.domain.finding.Verdict.Strength;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.plant.MachineId;

/**
 * The course of one kind of finding on one machine: verdicts go in, one finding per episode comes
 * out.
 *
 * <p>A condition counts from the first verdict that RAISES; time counts between two judgements of
 * which neither was withheld and which lie no further apart than a window. What SUSTAINS or
 * WITHHOLDS bears on the episode when it concerns one of the signals that raised it, or the machine
 * as a whole: a thermometer, dead or close to its limit, says nothing of a bearing. Each severity
 * counts for itself, so that an open finding worsens once per higher severity.
 */
final class Episode {

  /** What a judgement led to, in the order in which it is to be said. */
  record Outcome(List<FindingChange> changes, Optional<EpisodeStatus> status) {
    static final Outcome NOTHING = new Outcome(List.of(), Optional.empty());
  }

  static final Duration STATUS_EVERY = Duration.ofSeconds(2);

  /** Two judgements further apart say nothing of the time between: nobody looked. */
  private static final Duration OBSERVED = Window.SPAN;

  private static final Comparator<Verdict> STRONGEST =
      Comparator.comparing(Verdict::severity)
          .reversed()
          .thenComparing(Verdict::rule)
          .thenComparing(Verdict::reason);

  private final Map<Severity, Course> raising = new EnumMap<>(Severity.class);
  private final Set<SignalName> signals = new TreeSet<>();
  private @Nullable Course absence;
  private @Nullable Finding open;
  private @Nullable FindingChange lastChange;
  private @Nullable Instant judgedAt;
  private boolean withheld;
  private Duration clearAfter = Duration.ZERO;
  private Standing standing = Standing.ABSENT;
  private @Nullable Instant standingSince;
  private @Nullable Instant statusAt;

  /** What was said last, for saying it again after a restart. */
  Optional<FindingChange> lastChange() {
    return Optional.ofNullable(lastChange);
  }

  /** True when nothing needs to be remembered. */
  boolean isBlank() {
    return raising.isEmpty() && lastChange == null;
  }

  /** The moment at which time alone may complete the condition, or its absence. */
  Optional<Instant> due() {
    if (judgedAt == null || withheld) {
      return Optional.empty();
    }
    Instant from = judgedAt;
    if (open != null && absence != null) {
      return Optional.of(from.plus(absence.remaining()));
    }
    return raising.entrySet().stream()
        .filter(entry -> open == null || entry.getKey().compareTo(open.severity()) > 0)
        .map(entry -> from.plus(entry.getValue().remaining()))
        .min(Comparator.naturalOrder());
  }

  /**
   * Takes a judgement.
   *
   * @param verdicts those of this kind
   * @param knownAt when it was judged, by our clock
   */
  Outcome judge(
      FindingKind kind,
      List<Verdict> verdicts,
      Judgement judgement,
      Situation situation,
      Instant knownAt) {
    Instant now = situation.machine().at();
    Duration step = step(now);
    List<Verdict> raised =
        verdicts.stream().filter(v -> v.strength() == Strength.RAISES).sorted(STRONGEST).toList();
    boolean present = !raised.isEmpty() || anyBears(verdicts, Strength.SUSTAINS);
    boolean held = !present && anyBears(verdicts, Strength.WITHHOLDS);
    if (!held) {
      countRaising(raised, now, step);
      countAbsence(present, now, step);
      restOn(raised);
    }
    verdicts.stream()
        .filter(verdict -> verdict.strength() == Strength.RAISES || bears(verdict))
        .map(Verdict::clearAfter)
        .max(Comparator.naturalOrder())
        .ifPresent(longest -> clearAfter = longest);
    withheld = held;
    judgedAt = now;

    var changes = new ArrayList<FindingChange>();
    var hearing = new Hearing(kind, raised, judgement.ruleBook(), situation, knownAt);
    matured().ifPresent(level -> raise(level.getKey(), level.getValue(), hearing, changes));
    end(situation, knownAt, changes);
    changes.forEach(change -> lastChange = change);
    Standing stands = held ? Standing.UNOBSERVED : present ? Standing.PRESENT : Standing.ABSENT;
    return new Outcome(changes, status(stands, situation));
  }

  private boolean anyBears(List<Verdict> verdicts, Strength strength) {
    return verdicts.stream().anyMatch(v -> v.strength() == strength && bears(v));
  }

  private boolean bears(Verdict verdict) {
    List<Evidence> evidence = verdict.evidence();
    return evidence.isEmpty()
        || evidence.stream().anyMatch(piece -> signals.contains(piece.signal()));
  }

  private void restOn(List<Verdict> raised) {
    if (raised.isEmpty() && open == null) {
      signals.clear();
    }
    raised.forEach(verdict -> verdict.evidence().forEach(piece -> signals.add(piece.signal())));
  }

  private Duration step(Instant now) {
    if (judgedAt != null && now.isBefore(judgedAt)) {
      raising.values().forEach(course -> course.notAfter(now));
      if (absence != null) {
        absence.notAfter(now);
      }
      standingSince = standingSince == null || standingSince.isAfter(now) ? now : standingSince;
      statusAt = null;
    }
    boolean counts = judgedAt != null && !withheld && now.isAfter(judgedAt);
    Duration step = counts ? Duration.between(judgedAt, now) : Duration.ZERO;
    return step.compareTo(OBSERVED) > 0 ? Duration.ZERO : step;
  }

  private void countRaising(List<Verdict> raised, Instant now, Duration step) {
    for (Severity level : Severity.values()) {
      Optional<Duration> raiseAfter =
          raised.stream()
              .filter(verdict -> verdict.severity().compareTo(level) >= 0)
              .map(Verdict::raiseAfter)
              .min(Comparator.naturalOrder());
      if (raiseAfter.isEmpty()) {
        raising.remove(level);
      } else {
        Course course = raising.get(level);
        raising.put(level, Course.goOn(course, now, step, raiseAfter.get()));
      }
    }
  }

  private void countAbsence(boolean present, Instant now, Duration step) {
    absence = present || open == null ? null : Course.goOn(absence, now, step, clearAfter);
  }

  /** The severest level that has lasted long enough. */
  private Optional<Map.Entry<Severity, Course>> matured() {
    return raising.entrySet().stream()
        .filter(entry -> entry.getValue().isComplete())
        .max(Map.Entry.comparingByKey());
  }

  /** What was heard in one judgement. */
  private record Hearing(
      FindingKind kind,
      List<Verdict> raised,
      String ruleBook,
      Situation situation,
      Instant knownAt) {

    Finding finding(Severity level, Instant began) {
      Verdict first =
          raised.stream()
              .filter(verdict -> verdict.severity().compareTo(level) <= 0)
              .findFirst()
              .orElse(raised.getFirst());
      MachineId subject = situation.machine().machine();
      return new Finding(
          FindingKey.of(kind, subject, began),
          kind,
          subject,
          level,
          began,
          knownAt,
          first.title(),
          first.reason(),
          first.rule(),
          ruleBook,
          evidence(first, raised));
    }
  }

  private void raise(Severity level, Course course, Hearing hearing, List<FindingChange> changes) {
    if (hearing.raised.isEmpty()) {
      return;
    }
    if (open == null) {
      open = hearing.finding(level, course.began());
      standing = Standing.PRESENT;
      standingSince = course.began();
      changes.add(new FindingChange.Opened(open));
    } else if (level.compareTo(open.severity()) > 0) {
      open = hearing.finding(level, open.at());
      changes.add(new FindingChange.Worsened(open));
    }
  }

  private static List<Evidence> evidence(Verdict first, List<Verdict> raised) {
    var evidence = new ArrayList<>(first.evidence());
    raised.forEach(verdict -> evidence.addAll(verdict.evidence()));
    return evidence.stream().distinct().toList();
  }

  private void end(Situation situation, Instant knownAt, List<FindingChange> changes) {
    if (open == null || absence == null || !absence.isComplete()) {
      return;
    }
    String reason =
        "for "
            + absence.lasted().toSeconds()
            + " s no longer: "
            + FreshEvidence.sentence(open.evidence(), situation);
    changes.add(new FindingChange.Ended(open.key(), absence.began(), knownAt, reason));
    open = null;
    absence = null;
    raising.clear();
    signals.clear();
  }

  private Optional<EpisodeStatus> status(Standing stands, Situation situation) {
    Instant now = situation.machine().at();
    if (open == null) {
      return Optional.empty();
    }
    boolean changed = stands != standing || standingSince == null;
    if (changed) {
      standing = stands;
      standingSince = now;
    }
    if (!changed && statusAt != null && now.isBefore(statusAt.plus(STATUS_EVERY))) {
      return Optional.empty();
    }
    statusAt = now;
    Instant since = standingSince == null ? now : standingSince;
    return Optional.of(
        new EpisodeStatus(
            open.key(), standing, now, since, FreshEvidence.of(open.evidence(), situation)));
  }

  void write(DataOutput out) throws IOException {
    out.writeByte(raising.size());
    for (Map.Entry<Severity, Course> entry : raising.entrySet()) {
      out.writeByte(entry.getKey().ordinal());
      entry.getValue().write(out);
    }
    out.writeBoolean(absence != null);
    if (absence != null) {
      absence.write(out);
    }
    out.writeInt(signals.size());
    for (SignalName signal : signals) {
      Bytes.writeText(out, signal.value());
    }
    FindingBytes.writeOptional(out, open);
    FindingBytes.writeChange(out, lastChange);
    Bytes.writeOptional(out, judgedAt);
    out.writeBoolean(withheld);
    out.writeLong(clearAfter.toMillis());
    out.writeByte(standing.ordinal());
    Bytes.writeOptional(out, standingSince);
    Bytes.writeOptional(out, statusAt);
  }

  static Episode read(DataInput in) throws IOException {
    var episode = new Episode();
    int levels = in.readByte();
    for (int i = 0; i < levels; i++) {
      Severity level = Severity.values()[in.readByte()];
      episode.raising.put(level, Course.read(in));
    }
    episode.absence = in.readBoolean() ? Course.read(in) : null;
    int signals = in.readInt();
    for (int i = 0; i < signals; i++) {
      episode.signals.add(new SignalName(Bytes.readText(in)));
    }
    episode.open = FindingBytes.readOptional(in);
    episode.lastChange = FindingBytes.readChange(in);
    episode.judgedAt = Bytes.readOptional(in);
    episode.withheld = in.readBoolean();
    episode.clearAfter = Duration.ofMillis(in.readLong());
    episode.standing = Standing.values()[in.readByte()];
    episode.standingSince = Bytes.readOptional(in);
    episode.statusAt = Bytes.readOptional(in);
    return episode;
  }
}

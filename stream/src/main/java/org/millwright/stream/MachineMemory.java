package org.millwright.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.millwright.domain.finding.FindingKind;
import org.millwright.domain.finding.MachineFacts;
import org.millwright.domain.finding.Situation;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;
import org.millwright.domain.observation.Frame;
import org.millwright.domain.observation.FrameId;
import org.millwright.domain.observation.Observation;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.plant.MachineId;
import org.millwright.domain.plant.MachineState;

/**
 * What is remembered of one machine. Its clock is the machine's own: the event time of the newest
 * reading. A step back of the clock by more than the window means that the machine's clock was set;
 * what was measured by the old clock is then forgotten.
 */
final class MachineMemory {

  /**
   * Frames of a new session with lower numbers are believed when they were received later by so.
   */
  private static final Duration NEW_SESSION = Duration.ofSeconds(10);

  /** The last frame taken of a source. */
  record Heard(FrameId id, long knownAt) {}

  final MachineId machine;
  final Map<String, Heard> heard = new HashMap<>();
  final SortedMap<SignalName, SignalMemory> signals = new TreeMap<>();
  final SortedMap<SignalName, Counter> counters = new TreeMap<>();
  final Map<FindingKind, Episode> episodes = new LinkedHashMap<>();

  /** The machine's clock, event time in epoch milliseconds. */
  long clock;

  long judgedAt = Long.MIN_VALUE;
  long lastSeen;
  long lag;
  boolean connected;
  MachineState reported = MachineState.UNKNOWN;
  long stateSince;

  MachineMemory(MachineId machine, long firstMoment) {
    this.machine = machine;
    clock = firstMoment;
    stateSince = firstMoment;
  }

  /** The newest event time of a frame's measured readings; its arrival when it has none. */
  static long momentOf(Frame frame) {
    return frame.observations().stream()
        .filter(MachineMemory::isMeasured)
        .mapToLong(observation -> observation.at().toEpochMilli())
        .max()
        .orElse(frame.knownAt().toEpochMilli());
  }

  /**
   * Takes a frame.
   *
   * @param isCounter which signals count
   * @return false when it was taken before, or a later one was
   */
  boolean take(Frame frame, Predicate<SignalName> isCounter) {
    if (!isNew(frame)) {
      return false;
    }
    MachineState before = state();
    boolean measured = frame.observations().stream().anyMatch(MachineMemory::isMeasured);
    connected = measured || frame.observations().isEmpty();
    lastSeen = Math.max(lastSeen, frame.knownAt().toEpochMilli());
    if (measured) {
      long moment = momentOf(frame);
      lag = frame.knownAt().toEpochMilli() - moment;
      advance(moment);
    }
    for (Observation observation : frame.observations()) {
      take(observation, isCounter);
    }
    noteState(before, clock);
    return true;
  }

  /** Nothing was heard for so long that the machine counts as cut off, until it is heard again. */
  void cutOff(long now) {
    MachineState before = state();
    connected = false;
    noteState(before, now);
  }

  MachineState state() {
    return connected ? reported : MachineState.UNKNOWN;
  }

  Situation situation(long now) {
    var facts =
        new MachineFacts(
            machine,
            Instant.ofEpochMilli(now),
            state(),
            Duration.ofMillis(Math.max(0, now - stateSince)),
            connected,
            Duration.ofMillis(lag));
    return new Situation(
        facts,
        signals.entrySet().stream()
            .map(entry -> entry.getValue().facts(machine, entry.getKey(), now))
            .toList());
  }

  /** The next moment at which time alone may open or end a finding. */
  Optional<Instant> due() {
    return episodes.values().stream()
        .flatMap(episode -> episode.due().stream())
        .min(Instant::compareTo);
  }

  List<Episode> toldEpisodes() {
    return episodes.values().stream().filter(episode -> episode.lastChange().isPresent()).toList();
  }

  private boolean isNew(Frame frame) {
    long knownAt = frame.knownAt().toEpochMilli();
    Heard last = heard.get(frame.id().source());
    boolean isNew =
        last == null
            || frame.id().after(last.id)
            || (frame.id().session() != last.id.session()
                && knownAt > last.knownAt + NEW_SESSION.toMillis());
    if (isNew) {
      heard.put(frame.id().source(), new Heard(frame.id(), knownAt));
    }
    return isNew;
  }

  private void advance(long moment) {
    boolean setBack = moment < clock - Window.SPAN.toMillis();
    if (setBack) {
      signals.values().forEach(signal -> signal.setBack(moment));
      stateSince = Math.min(stateSince, moment);
      judgedAt = Long.MIN_VALUE;
    }
    clock = setBack ? moment : Math.max(clock, moment);
  }

  private void take(Observation observation, Predicate<SignalName> isCounter) {
    SignalName name = observation.signal();
    signals.computeIfAbsent(name, _ -> new SignalMemory(clock)).take(observation);
    if (name.equals(SignalName.STATE)) {
      reported = stateOf(observation);
    }
    if (observation.quality() == Quality.GOOD
        && observation.value() instanceof Value.Number number
        && isCounter.test(name)) {
      counters.computeIfAbsent(name, _ -> new Counter()).show((long) number.value());
    }
  }

  private static MachineState stateOf(Observation observation) {
    return observation.quality() != Quality.BAD && observation.value() instanceof Value.Text text
        ? MachineState.of(text.value()).orElse(MachineState.UNKNOWN)
        : MachineState.UNKNOWN;
  }

  private void noteState(MachineState before, long now) {
    if (state() != before) {
      stateSince = now;
    }
  }

  private static boolean isMeasured(Observation observation) {
    return !(observation.value() instanceof Value.Missing);
  }
}

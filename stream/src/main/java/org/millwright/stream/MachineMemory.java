package org.millwright.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.millwright.domain.finding.FindingKind;
import org.millwright.domain.finding.MachineFacts;
import org.millwright.domain.finding.SignalFacts;
import org.millwright.domain.finding.Situation;
import org.millwright.domain.measure.Counter;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;
import org.millwright.domain.observation.Frame;
import org.millwright.domain.observation.FrameId;
import org.millwright.domain.observation.Observation;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.observation.Tag;
import org.millwright.domain.plant.MachineId;
import org.millwright.domain.plant.MachineState;

/**
 * What is remembered of one machine. Its clock is the machine's own: the event time of the newest
 * reading, carried on by signs of life; a loss does not move it. A step of the clock by more than
 * the window, back or ahead of our own, means that the machine's clock was set; what was measured
 * by the old clock is then forgotten. The first values after a loss may be older than it: they set
 * no clock.
 *
 * <p>Several sources may speak of one machine. Each one's frames are taken in their order; between
 * sources, what was received later stands.
 */
final class MachineMemory {

  /**
   * Frames of a new session with lower numbers are believed when they were received later by so.
   */
  private static final Duration NEW_SESSION = Duration.ofSeconds(10);

  /** So far back, what is received is not late: our own clock was set. */
  private static final Duration OUR_CLOCK_SET = Duration.ofMinutes(1);

  /** The last frame taken of a source. */
  record Heard(FrameId id, long knownAt) {}

  final MachineId machine;
  final Map<String, Heard> heard = new HashMap<>();
  final Map<SignalName, SignalMemory> signals = new HashMap<>();
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

  private List<Map.Entry<SignalName, SignalMemory>> inOrder = List.of();

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
   * @param counting the signals that count
   * @return false when it was taken before, or a later one was
   */
  boolean take(Frame frame, Set<SignalName> counting) {
    if (!isNew(frame)) {
      return false;
    }
    boolean newest = isNewest(frame);
    boolean resumed = !connected || isNewSession(frame);
    hear(frame);
    MachineState before = state();
    if (newest) {
      connected = !isLoss(frame);
      tellTime(frame, resumed);
    }
    for (Observation observation : frame.observations()) {
      take(observation, newest, counting);
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

  /** The signals by name; sorted once, for they are looked up far more often than told. */
  List<Map.Entry<SignalName, SignalMemory>> inOrder() {
    if (inOrder.size() != signals.size()) {
      inOrder = signals.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
    }
    return inOrder;
  }

  /** Forgets the signals that the machine has no longer. */
  void keepOnly(Set<SignalName> names) {
    if (signals.keySet().retainAll(names)) {
      inOrder = List.of();
    }
    counters.keySet().retainAll(names);
  }

  /**
   * What judges see.
   *
   * @param tags of the signals that stand in the machine's sheet
   * @param tellsState false for a machine that has no state: it counts as running while connected
   */
  Situation situation(long now, Function<SignalName, Optional<Tag>> tags, boolean tellsState) {
    var facts =
        new MachineFacts(
            machine,
            Instant.ofEpochMilli(now),
            tellsState || !connected ? state() : MachineState.RUNNING,
            Duration.ofMillis(Math.max(0, now - stateSince)),
            connected,
            Duration.ofMillis(lag));
    return new Situation(
        facts,
        inOrder().stream()
            .map(entry -> facts(entry.getKey(), entry.getValue(), now, tags.apply(entry.getKey())))
            .toList());
  }

  /**
   * Until when the last GOOD value of a signal holds.
   *
   * @param tag empty for a signal that stands in no sheet
   */
  long heldUntil(Optional<Tag> tag) {
    boolean tellsChanges = tag.isPresent() && tag.get().report() == Tag.Report.CHANGE;
    return tellsChanges ? clock : SignalMemory.NOT_HELD;
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

  private SignalFacts facts(SignalName name, SignalMemory signal, long now, Optional<Tag> tag) {
    return signal.facts(machine, name, now, heldUntil(tag), tag);
  }

  private boolean isNew(Frame frame) {
    Heard last = heard.get(frame.id().source());
    return last == null
        || frame.id().after(last.id)
        || (frame.id().session() != last.id.session()
            && (frame.knownAt().toEpochMilli() > last.knownAt + NEW_SESSION.toMillis()
                || frame.knownAt().toEpochMilli() < last.knownAt - OUR_CLOCK_SET.toMillis()));
  }

  private boolean isNewSession(Frame frame) {
    Heard last = heard.get(frame.id().source());
    return last == null || frame.id().session() != last.id.session();
  }

  private void hear(Frame frame) {
    long knownAt = frame.knownAt().toEpochMilli();
    heard.put(frame.id().source(), new Heard(frame.id(), knownAt));
    lastSeen = Math.max(lastSeen, knownAt);
  }

  /** No other source's frame was received later, unless by a clock that was set back since. */
  private boolean isNewest(Frame frame) {
    long later = heardOfOthers(frame.id().source());
    long knownAt = frame.knownAt().toEpochMilli();
    return later <= knownAt || later > knownAt + OUR_CLOCK_SET.toMillis();
  }

  /** When the newest frame of the other sources was received. */
  private long heardOfOthers(String source) {
    long newest = Long.MIN_VALUE;
    for (Map.Entry<String, Heard> other : heard.entrySet()) {
      if (!other.getKey().equals(source)) {
        newest = Math.max(newest, other.getValue().knownAt);
      }
    }
    return newest;
  }

  /** Nothing is measured, not even the state: the connection is gone, not a sensor. */
  private boolean isLoss(Frame frame) {
    List<Observation> said = frame.observations();
    return !said.isEmpty()
        && said.stream().noneMatch(MachineMemory::isMeasured)
        && (!signals.containsKey(SignalName.STATE)
            || said.stream()
                .anyMatch(observation -> observation.signal().equals(SignalName.STATE)));
  }

  private void tellTime(Frame frame, boolean resumed) {
    long moment = momentOf(frame);
    long knownAt = frame.knownAt().toEpochMilli();
    if (frame.observations().stream().noneMatch(MachineMemory::isMeasured)) {
      clock = connected ? Math.max(clock, knownAt - lag) : clock;
    } else if (!resumed || moment >= clock - Window.SPAN.toMillis()) {
      boolean setAhead = !resumed && lag - (knownAt - moment) > Window.SPAN.toMillis();
      if (setAhead) {
        signals.values().forEach(signal -> signal.setAhead(moment));
      }
      lag = knownAt - moment;
      advance(moment);
    }
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

  private void take(Observation observation, boolean newest, Set<SignalName> counting) {
    SignalName name = observation.signal();
    signals.computeIfAbsent(name, _ -> new SignalMemory(clock)).take(observation, newest);
    if (!newest) {
      return;
    }
    if (name.equals(SignalName.STATE)) {
      reported = stateOf(observation);
    }
    if (observation.quality() == Quality.GOOD
        && observation.value() instanceof Value.Number number
        && counting.contains(name)) {
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

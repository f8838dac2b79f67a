package org.millwright.stream;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.finding.EpisodeStatus;
import org.millwright.domain.finding.FindingChange;
import org.millwright.domain.finding.Judge;
import org.millwright.domain.finding.Situation;
import org.millwright.domain.observation.Frame;
import org.millwright.domain.observation.MachineSnapshot;
import org.millwright.domain.observation.TagSheets;
import org.millwright.domain.plant.MachineId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers the machines of one partition and has them judged.
 *
 * <p>After a start it says each machine's last change of every kind of finding again: whether that
 * change reached the topic before a crash is not known, and those who listen know a change by its
 * key.
 */
final class LineProcessor implements Processor<String, Frame, String, Object> {

  private static final Logger LOG = LoggerFactory.getLogger(LineProcessor.class);
  private static final Duration TICK = Duration.ofMillis(500);

  /** A machine that was silent for so long is judged by the clock on the wall. */
  private static final Duration SILENT = Duration.ofSeconds(2);

  /** A machine and what is known of it in this process only; times by our clock. */
  private static final class Present {
    final MachineMemory memory;
    long heardAt;
    long judgedAt;
    long shownAt = Long.MIN_VALUE / 2;

    Present(MachineMemory memory, long now) {
      this.memory = memory;
      heardAt = now;
      judgedAt = now;
    }

    /** The machine's clock now, as far as it is known while the machine is silent. */
    long clock(long now) {
      return memory.clock + Math.max(0, now - heardAt);
    }
  }

  private final LineSettings settings;
  private final EpisodeCourse course;
  private final Snapshots snapshots;
  private final Map<String, Present> machines = new HashMap<>();
  private final Backlog backlog = new Backlog();
  private @Nullable ProcessorContext<String, Object> context;
  private @Nullable MemoryStore store;
  private boolean restored;

  LineProcessor(LineSettings settings, Judge judge, TagSheets tags) {
    this.settings = settings;
    course = new EpisodeCourse(judge);
    snapshots = new Snapshots(tags);
  }

  @Override
  public void init(ProcessorContext<String, Object> context) {
    this.context = context;
    store = context.getStateStore(LineTopology.STORE);
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
  }

  @Override
  public void process(Record<String, Frame> record) {
    Frame frame = record.value();
    if (frame == null || frame.historical()) {
      return;
    }
    long now = context().currentSystemTimeMs();
    backlog.came(frame.knownAt().toEpochMilli(), now);
    restore(now);
    Present machine = machines.computeIfAbsent(frame.machine().value(), _ -> first(frame, now));
    MachineMemory memory = machine.memory;
    boolean wasConnected = memory.connected;
    if (!memory.take(frame, snapshots.counters(frame.machine()))) {
      return;
    }
    machine.heardAt = now;
    if (memory.connected != wasConnected || isDue(memory)) {
      judge(machine, memory.clock, now);
    }
    store().note(memory);
    showAtMost(machine, now);
  }

  private static Present first(Frame frame, long now) {
    return new Present(new MachineMemory(frame.machine(), MachineMemory.momentOf(frame)), now);
  }

  /** A judgement by the wall's clock, while the machine was silent, may be ahead of its own. */
  private boolean isDue(MachineMemory memory) {
    return memory.judgedAt == Long.MIN_VALUE
        || memory.judgedAt > memory.clock + Window.SPAN.toMillis()
        || memory.clock >= memory.judgedAt + settings.judgeEvery().toMillis()
        || memory.due().filter(due -> due.toEpochMilli() <= memory.clock).isPresent();
  }

  private void judge(Present machine, long clock, long now) {
    machine.judgedAt = now;
    machine.memory.judgedAt = clock;
    MachineId id = machine.memory.machine;
    snapshots.signals(id).ifPresent(machine.memory::keepOnly);
    Situation situation =
        machine.memory.situation(
            clock, signal -> snapshots.tag(id, signal), snapshots.tellsState(id));
    course.judge(
        id, machine.memory.episodes, situation, Instant.ofEpochMilli(now), this::say, this::say);
  }

  private void tick(long now) {
    restore(now);
    for (Present machine : machines.values()) {
      boolean silent = !backlog.stands(now) && now - machine.heardAt >= SILENT.toMillis();
      if (silent && now - machine.judgedAt >= settings.judgeEvery().toMillis()) {
        judgeSilent(machine, now);
      }
      if (Math.abs(now - machine.shownAt) >= 2 * settings.snapshotEvery().toMillis()) {
        show(machine, now);
      }
    }
  }

  private void judgeSilent(Present machine, long now) {
    MachineMemory memory = machine.memory;
    if (memory.connected && now - machine.heardAt >= settings.cutOffAfter().toMillis()) {
      memory.cutOff(machine.clock(now));
    }
    judge(machine, machine.clock(now), now);
    store().note(memory);
  }

  private void showAtMost(Present machine, long now) {
    if (Math.abs(now - machine.shownAt) >= settings.snapshotEvery().toMillis()) {
      show(machine, now);
    }
  }

  private void show(Present machine, long now) {
    machine.shownAt = now;
    MachineSnapshot snapshot = snapshots.of(machine.memory, machine.clock(now), now);
    forward(snapshot.machine().value(), snapshot, LineTopology.SNAPSHOTS);
  }

  private void say(FindingChange change) {
    forward(change.key().value(), change, LineTopology.CHANGES);
  }

  private void say(EpisodeStatus status) {
    forward(status.key().value(), status, LineTopology.STATUSES);
  }

  private void forward(String key, Object value, String sink) {
    context().forward(new Record<>(key, value, context().currentSystemTimeMs()), sink);
  }

  private void restore(long now) {
    if (restored) {
      return;
    }
    restored = true;
    try (KeyValueIterator<String, byte[]> all = store().all()) {
      all.forEachRemaining(entry -> restore(entry.key, entry.value, now));
    }
    for (Present machine : machines.values()) {
      for (Episode episode : machine.memory.toldEpisodes()) {
        episode.lastChange().ifPresent(this::say);
      }
    }
  }

  /** A memory that cannot be read, as after a step back to an older Millwright, begins anew. */
  private void restore(String machine, byte[] memory, long now) {
    try {
      machines.put(machine, new Present(MemorySerde.fromBytes(memory), now));
    } catch (UncheckedIOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      LOG.error("what is remembered of {} cannot be read and begins anew", machine, e);
    }
  }

  private ProcessorContext<String, Object> context() {
    return Objects.requireNonNull(context, "not initialised");
  }

  private MemoryStore store() {
    return Objects.requireNonNull(store, "not initialised");
  }
}

package org.millwright.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.millwright.domain.measure.Unit;
import org.millwright.domain.observation.MachineSnapshot;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.observation.Tag;
import org.millwright.domain.observation.TagSheet;
import org.millwright.domain.observation.TagSheets;
import org.millwright.domain.plant.MachineId;

/** Takes pictures of machines: their memory with units and staleness by their tag sheets. */
final class Snapshots {

  private static final Set<SignalName> COUNTERS = Set.of(SignalName.PARTS, SignalName.REJECTS);

  /** A machine's tags by signal; made anew when the sheet is another one. */
  private record Index(TagSheet sheet, Map<SignalName, Tag> tags, Set<SignalName> counters) {
    static Index of(TagSheet sheet) {
      var tags = new HashMap<SignalName, Tag>();
      var counters = new HashSet<>(COUNTERS);
      for (Tag tag : sheet.tags()) {
        tags.put(tag.signal(), tag);
        if (tag.type() == Tag.Type.COUNTER) {
          counters.add(tag.signal());
        } else {
          counters.remove(tag.signal());
        }
      }
      return new Index(sheet, tags, counters);
    }
  }

  private final TagSheets sheets;
  private final Map<MachineId, Index> indexes = new HashMap<>();

  Snapshots(TagSheets sheets) {
    this.sheets = sheets;
  }

  /** The signals of a machine that count; parts and rejects are among them where no tag says. */
  Set<SignalName> counters(MachineId machine) {
    return sheets.of(machine).map(sheet -> index(machine, sheet).counters).orElse(COUNTERS);
  }

  /** The signals that a machine has; empty when it has no sheet. */
  Optional<Set<SignalName>> signals(MachineId machine) {
    return sheets.of(machine).map(sheet -> index(machine, sheet).tags.keySet());
  }

  /** True for a machine that says what state it is in, and for one without a sheet. */
  boolean tellsState(MachineId machine) {
    return signals(machine).map(names -> names.contains(SignalName.STATE)).orElse(true);
  }

  /**
   * A picture of a machine.
   *
   * @param clock the machine's clock, event time in epoch milliseconds
   * @param now our clock
   */
  MachineSnapshot of(MachineMemory memory, long clock, long now) {
    var signals = new ArrayList<MachineSnapshot.Signal>();
    memory
        .inOrder()
        .forEach(one -> signals.add(signal(memory, one.getKey(), one.getValue(), clock)));
    var totals = new HashMap<SignalName, Long>();
    memory.counters.forEach((name, counter) -> totals.put(name, counter.total()));
    return new MachineSnapshot(
        memory.machine,
        Instant.ofEpochMilli(now),
        memory.state(),
        Instant.ofEpochMilli(memory.stateSince),
        memory.connected,
        Instant.ofEpochMilli(memory.lastSeen),
        Duration.ofMillis(memory.lag),
        signals,
        totals);
  }

  private MachineSnapshot.Signal signal(
      MachineMemory memory, SignalName name, SignalMemory signal, long clock) {
    Optional<Tag> tag = tag(memory.machine, name);
    Duration age = signal.age(clock, memory.heldUntil(tag));
    return new MachineSnapshot.Signal(
        name,
        signal.last(),
        tag.map(Tag::unit).orElse(Unit.NONE),
        signal.lastAt(),
        signal.quality(),
        age,
        age.compareTo(signal.silentAfter(tag)) > 0);
  }

  /** The tag of a signal; empty when it stands in no sheet. */
  Optional<Tag> tag(MachineId machine, SignalName signal) {
    return sheets
        .of(machine)
        .map(sheet -> index(machine, sheet))
        .flatMap(index -> Optional.ofNullable(index.tags.get(signal)));
  }

  /** A sheet read anew is another one: to compare a hundred rows for each reading is dear. */
  @SuppressWarnings("ReferenceEquality")
  private Index index(MachineId machine, TagSheet sheet) {
    Index index = indexes.get(machine);
    if (index == null || index.sheet != sheet) {
      index = Index.of(sheet);
      indexes.put(machine, index);
    }
    return index;
  }
}

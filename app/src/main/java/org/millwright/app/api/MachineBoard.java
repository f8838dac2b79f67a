package org.millwright.app.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.millwright.app.live.Live;
import org.millwright.connectors.store.OrderTable;
import org.millwright.domain.limit.Limit;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.observation.MachineSnapshot;
import org.millwright.domain.plant.Machine;
import org.millwright.domain.plant.MachineId;
import org.millwright.domain.plant.MachineState;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * How every machine stands: its newest snapshot, joined with what the plant's files say of it and
 * with the work that is open on it.
 */
public final class MachineBoard {

  /** The stream takes two pictures a second; after so long without one, nothing is known. */
  private static final Duration PICTURE_TOO_OLD = Duration.ofSeconds(5);

  private final PlantSheets plant;
  private final OpenWork openWork;
  private final Live live;
  private final InstantSource clock;
  private final Map<MachineId, MachineSnapshot> snapshots = new ConcurrentHashMap<>();
  private final Map<MachineId, Instant> toldOld = new ConcurrentHashMap<>();

  public MachineBoard(PlantSheets plant, OpenWork openWork, Live live, InstantSource clock) {
    this.plant = plant;
    this.openWork = openWork;
    this.live = live;
    this.clock = clock;
  }

  /** Takes a new picture of a machine and tells the consoles. */
  public void take(MachineSnapshot snapshot) {
    snapshots.put(snapshot.machine(), snapshot);
    tell(snapshot.machine());
  }

  /** No message comes when a picture grows too old, so that is looked for and told once. */
  @Scheduled(fixedDelay = 1_000)
  void tellOfOldPictures() {
    newlyOld().forEach(this::tell);
  }

  /** The machines whose picture grew too old since this was last asked. */
  List<MachineId> newlyOld() {
    return snapshots.values().stream()
        .filter(snapshot -> !isFresh(snapshot))
        .filter(snapshot -> !snapshot.at().equals(toldOld.put(snapshot.machine(), snapshot.at())))
        .map(MachineSnapshot::machine)
        .toList();
  }

  /** Tells the consoles of a machine, because the work on it changed. */
  public void tell(MachineId id) {
    of(id).ifPresent(machine -> live.tell("machine", machine));
  }

  List<MachineView> all() {
    return plant.inOrder().stream().map(this::view).toList();
  }

  Optional<MachineView> of(MachineId id) {
    return plant.inOrder().stream()
        .filter(machine -> machine.id().equals(id))
        .findFirst()
        .map(this::view);
  }

  private MachineView view(Machine machine) {
    @Nullable MachineSnapshot snapshot = snapshots.get(machine.id());
    return snapshot == null ? neverHeard(machine) : heard(machine, snapshot);
  }

  private MachineView neverHeard(Machine machine) {
    return view(machine, MachineState.UNKNOWN, null, false, null, null, List.of());
  }

  private MachineView heard(Machine machine, MachineSnapshot snapshot) {
    boolean fresh = isFresh(snapshot);
    return view(
        machine,
        fresh ? snapshot.state() : MachineState.UNKNOWN,
        snapshot.stateSince(),
        fresh && snapshot.connected(),
        snapshot.lastSeen(),
        seconds(snapshot.lag()),
        signals(snapshot, fresh));
  }

  private MachineView view(
      Machine machine,
      MachineState state,
      @Nullable Instant stateSince,
      boolean connected,
      @Nullable Instant lastSeen,
      @Nullable Double lag,
      List<MachineView.SignalView> signals) {
    return new MachineView(
        machine.id().value(),
        machine.name(),
        machine.line(),
        machine.protocol(),
        state.word(),
        stateSince,
        connected,
        lastSeen,
        lag,
        signals,
        openWork.findingsOn(machine.id()),
        openWork.tasksOn(machine.id()),
        openWork.orderOn(machine).map(MachineBoard::order).orElse(null));
  }

  private boolean isFresh(MachineSnapshot snapshot) {
    return sinceTaken(snapshot).compareTo(PICTURE_TOO_OLD) < 0;
  }

  private Duration sinceTaken(MachineSnapshot snapshot) {
    return Duration.between(snapshot.at(), clock.instant());
  }

  private List<MachineView.SignalView> signals(MachineSnapshot snapshot, boolean fresh) {
    Duration since = sinceTaken(snapshot);
    return snapshot.signals().stream()
        .map(signal ->
            new MachineView.SignalView(
                signal.name().value(),
                JsonValue.of(signal.value()),
                signal.unit().symbol(),
                signal.at(),
                signal.quality().word(),
                seconds(signal.age().plus(since)),
                signal.stale() || signal.quality() == Quality.BAD || !fresh,
                limit(snapshot.machine(), signal)))
        .toList();
  }

  private MachineView.@Nullable LimitView limit(MachineId machine, MachineSnapshot.Signal signal) {
    List<Limit> limits = plant.limits().of(machine, signal.name());
    if (limits.isEmpty()) {
      return null;
    }
    Limit first = limits.getLast();
    return new MachineView.LimitView(
        boxed(first.low()), boxed(first.high()), first.severity().word());
  }

  private static @Nullable Double boxed(OptionalDouble number) {
    return number.isPresent() ? number.getAsDouble() : null;
  }

  private static MachineView.OrderView order(OrderTable.Row row) {
    return new MachineView.OrderView(
        row.order().id(),
        row.order().product(),
        row.order().quantity(),
        row.order().status().word());
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}

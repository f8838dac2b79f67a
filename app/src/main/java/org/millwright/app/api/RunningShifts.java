package org.millwright.app.api;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.millwright.app.live.Live;
import org.millwright.domain.oee.OeeNews;
import org.millwright.domain.oee.OeeNews.RunningShift;
import org.millwright.domain.oee.Shift;
import org.millwright.domain.plant.Machine;
import org.millwright.domain.plant.MachineId;

/** How the running shift of every machine stands, told to the consoles as it changes. */
public final class RunningShifts {

  private final PlantSheets plant;
  private final Live live;
  private final Map<MachineId, RunningShift> newest = new ConcurrentHashMap<>();

  public RunningShifts(PlantSheets plant, Live live) {
    this.plant = plant;
    this.live = live;
  }

  /**
   * A machine's running shift.
   *
   * @param heardUntil the newest moment of which it told anything; null when it never did
   * @param shift null outside any shift
   * @param constraint true for the machine that holds its line up
   */
  record RunningView(
      String machine,
      String line,
      Instant at,
      @Nullable Instant heardUntil,
      @Nullable ShiftView shift,
      double target,
      OeeFigures total,
      boolean constraint) {}

  /** A shift. */
  record ShiftView(String name, Instant from, Instant to) {
    static ShiftView of(Shift shift) {
      return new ShiftView(shift.name(), shift.span().from(), shift.span().to());
    }
  }

  /** Takes news; minutes are not of interest here. */
  public void take(OeeNews news) {
    if (news instanceof RunningShift running) {
      newest.put(running.machine(), running);
      of(running.machine()).ifPresent(view -> live.tell("oee", view));
    }
  }

  List<RunningView> all() {
    return plant.inOrder().stream().flatMap(machine -> of(machine.id()).stream()).toList();
  }

  Optional<RunningView> of(MachineId id) {
    return plant.inOrder().stream()
        .filter(machine -> machine.id().equals(id))
        .findFirst()
        .flatMap(
            machine -> Optional.ofNullable(newest.get(id)).map(running -> view(machine, running)));
  }

  private RunningView view(Machine machine, RunningShift running) {
    return new RunningView(
        machine.id().value(),
        machine.line(),
        running.at(),
        running.heardUntil(),
        running.shift() == null ? null : ShiftView.of(running.shift()),
        running.target(),
        OeeFigures.of(running),
        constraint(machine.line()).filter(machine.id()::equals).isPresent());
  }

  /**
   * The machine that holds its line up: the others wait for it, so it is itself starved, blocked or
   * idle for the smallest share of its planned busy time. Its own breakdowns do not count as
   * waiting: they hold the line up too.
   */
  private Optional<MachineId> constraint(String line) {
    return plant.inOrder().stream()
        .filter(machine -> machine.line().equals(line))
        .map(machine -> newest.get(machine.id()))
        .filter(running -> running != null && running.shift() != null)
        .filter(running -> running.oee().time().plannedBusy().toMinutes() > 0)
        .min(Comparator.comparingDouble(RunningShifts::waitingShare))
        .map(RunningShift::machine);
  }

  private static double waitingShare(RunningShift running) {
    return (double) running.waiting().toMillis() / running.oee().time().plannedBusy().toMillis();
  }
}

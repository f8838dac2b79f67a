package org.millwright.routes.source;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.millwright.domain.measure.Value;
import org.millwright.domain.observation.RawFrame;
import org.millwright.domain.observation.Source;
import org.millwright.domain.observation.TagSheets;
import org.millwright.domain.plant.MachineId;

/**
 * Passes everything on and remembers when each machine that has a tag sheet was last heard. A
 * machine whose frame waits to become safe is not silent: it is the bus that is slow. Of machines
 * without a sheet only the frames go on, for anybody can invent their names.
 */
final class WatchedReceiver implements Source.Receiver {

  private enum Hearing {
    HEARD,
    /** Its connector has said that it is lost. */
    LOST,
    /** We have said so, because it fell silent. */
    SILENT
  }

  /**
   * How a machine was last heard.
   *
   * @param underway frames that are not safe yet
   */
  private record Last(Instant at, Hearing hearing, int underway) {}

  private final TagSheets tags;
  private final Source.Receiver inner;
  private final Duration silence;
  private final InstantSource clock;
  private final Map<MachineId, Last> machines = new ConcurrentHashMap<>();

  WatchedReceiver(TagSheets tags, Source.Receiver inner, Duration silence, InstantSource clock) {
    this.tags = tags;
    this.inner = inner;
    this.silence = silence;
    this.clock = clock;
  }

  Source.Receiver inner() {
    return inner;
  }

  Duration silence() {
    return silence;
  }

  @Override
  public CompletionStage<Void> frame(RawFrame frame) {
    MachineId machine = frame.machine();
    if (isStranger(machine)) {
      return inner.frame(frame);
    }
    setOut(machine, saysNothing(frame));
    try {
      return inner.frame(frame).whenComplete((_, _) -> arrived(machine));
    } catch (RuntimeException e) {
      arrived(machine);
      throw e;
    }
  }

  private boolean isStranger(MachineId machine) {
    return tags.of(machine).isEmpty();
  }

  /** A frame of missing values does not tell whether the machine is there. */
  private static boolean saysNothing(RawFrame frame) {
    return !frame.readings().isEmpty()
        && frame.readings().stream().allMatch(reading -> reading.value() instanceof Value.Missing);
  }

  private void setOut(MachineId machine, boolean saysNothing) {
    Instant now = clock.instant();
    var again = new AtomicBoolean();
    machines.compute(
        machine,
        (_, last) -> {
          Hearing hearing = saysNothing && last != null ? last.hearing() : Hearing.HEARD;
          again.set(last != null && last.hearing() == Hearing.SILENT && hearing == Hearing.HEARD);
          return new Last(now, hearing, last == null ? 1 : last.underway() + 1);
        });
    if (again.get()) {
      inner.connection(machine, true, machine + " is heard again.");
    }
  }

  private void arrived(MachineId machine) {
    Instant now = clock.instant();
    machines.computeIfPresent(
        machine, (_, last) -> new Last(now, last.hearing(), last.underway() - 1));
  }

  @Override
  public CompletionStage<Void> unreadable(String place, byte[] payload, String reason) {
    return inner.unreadable(place, payload, reason);
  }

  @Override
  public void connection(MachineId machine, boolean connected, String detail) {
    if (isStranger(machine) && !machines.containsKey(machine)) {
      return;
    }
    Instant now = clock.instant();
    Hearing hearing = connected ? Hearing.HEARD : Hearing.LOST;
    machines.compute(
        machine, (_, last) -> new Last(now, hearing, last == null ? 0 : last.underway()));
    inner.connection(machine, connected, detail);
  }

  /** The machines that have fallen silent since the last look, each told once per silence. */
  List<MachineId> fallenSilent() {
    if (silence.isZero()) {
      return List.of();
    }
    Instant latest = clock.instant().minus(silence);
    var fallen = new ArrayList<MachineId>();
    machines.forEach((machine, last) -> {
      if (last.hearing() == Hearing.HEARD
          && last.underway() == 0
          && last.at().isBefore(latest)
          && !isStranger(machine)
          && machines.replace(machine, last, new Last(last.at(), Hearing.SILENT, 0))) {
        fallen.add(machine);
      }
    });
    return fallen;
  }
}

package org.millwright.routes.source;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.millwright.domain.measure.Value;
import org.millwright.domain.observation.RawFrame;
import org.millwright.domain.observation.Source;
import org.millwright.domain.plant.MachineId;

/** Passes everything on and remembers when each machine was last heard. */
final class WatchedReceiver implements Source.Receiver {

  private enum Hearing {
    HEARD,
    /** Its connector has said that it is lost. */
    LOST,
    /** We have said so, because it fell silent. */
    SILENT
  }

  private record Last(Instant at, Hearing hearing) {}

  private final Source.Receiver inner;
  private final Duration silence;
  private final InstantSource clock;
  private final Map<MachineId, Last> machines = new ConcurrentHashMap<>();

  WatchedReceiver(Source.Receiver inner, Duration silence, InstantSource clock) {
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
    Hearing now = saysLost(frame) ? Hearing.LOST : Hearing.HEARD;
    Last before = machines.put(frame.machine(), new Last(clock.instant(), now));
    if (before != null && before.hearing() == Hearing.SILENT && now == Hearing.HEARD) {
      inner.connection(frame.machine(), true, frame.machine() + " is heard again.");
    }
    return inner.frame(frame);
  }

  private static boolean saysLost(RawFrame frame) {
    return !frame.readings().isEmpty()
        && frame.readings().stream().allMatch(reading -> reading.value() instanceof Value.Missing);
  }

  @Override
  public CompletionStage<Void> unreadable(String place, byte[] payload, String reason) {
    return inner.unreadable(place, payload, reason);
  }

  @Override
  public void connection(MachineId machine, boolean connected, String detail) {
    machines.put(machine, new Last(clock.instant(), connected ? Hearing.HEARD : Hearing.LOST));
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
          && last.at().isBefore(latest)
          && machines.replace(machine, last, new Last(last.at(), Hearing.SILENT))) {
        fallen.add(machine);
      }
    });
    return fallen;
  }
}

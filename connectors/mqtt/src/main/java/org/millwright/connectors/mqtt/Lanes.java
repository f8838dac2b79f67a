package org.millwright.connectors.mqtt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.millwright.domain.observation.Source;
import org.millwright.domain.observation.TagSheets;
import org.millwright.domain.plant.MachineId;

/**
 * A lane for each machine that has a tag sheet; all others share one, so that invented names cost
 * nothing.
 */
final class Lanes implements AutoCloseable {

  /** Strangers are remembered up to so many; frames of later ones all have the number 0. */
  private static final int MOST_STRANGERS = 1_000;

  private final String scheme;
  private final TagSheets tags;
  private final Source.Receiver receiver;
  private final long session;
  private final Joining joining;
  private final Lane letters;
  private final Lane strangers;
  private final List<Lane> open = new ArrayList<>();
  private final Map<MachineId, MachineLane> machines = new HashMap<>();
  private boolean closed;

  /**
   * Opens the lanes.
   *
   * @param session the source's start in epoch milliseconds
   */
  Lanes(String scheme, TagSheets tags, Source.Receiver receiver, long session, Joining joining) {
    this.scheme = scheme;
    this.tags = tags;
    this.receiver = receiver;
    this.session = session;
    this.joining = joining;
    this.letters = lane(scheme + "-unreadable");
    this.strangers = lane(scheme + "-strangers");
  }

  private Lane lane(String name) {
    var lane = new Lane(name, joining);
    if (closed) {
      lane.close();
    }
    open.add(lane);
    return lane;
  }

  synchronized MachineLane of(MachineId machine) {
    MachineLane known = machines.get(machine);
    if (known == null) {
      boolean stranger = tags.of(machine).isEmpty();
      Lane way = stranger ? strangers : lane(scheme + "-" + machine);
      known = new MachineLane(scheme, machine, tags, receiver, way, session);
      if (!stranger || machines.size() < MOST_STRANGERS) {
        machines.put(machine, known);
      }
    }
    return known;
  }

  void unreadable(String place, byte[] payload, String reason, Runnable done) {
    letters.add(() -> receiver.unreadable(place, payload, reason), done);
  }

  /** Every machine that has been heard is lost. */
  void allLost(Instant at, String reason) {
    List<MachineLane> all;
    synchronized (this) {
      all = List.copyOf(machines.values());
    }
    all.forEach(lane -> lane.lostIfHeard(at, reason));
  }

  @Override
  public synchronized void close() {
    closed = true;
    open.forEach(Lane::close);
  }
}

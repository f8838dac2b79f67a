package org.millwright.connectors.mqtt;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.observation.Source;
import org.millwright.domain.observation.TagSheets;
import org.millwright.domain.plant.MachineId;

/**
 * Machines that publish JSON at {@code .../<machine>/telemetry} and whether they are there at
 * {@code .../<machine>/status}; see {@link JsonTelemetry}. The session at the broker outlives us,
 * and a message is acknowledged when its frame is safe, so that a restart loses nothing.
 */
final class MqttJsonSource implements Source {

  /** What the broker keeps for us while we are away. */
  private static final Duration KEPT_FOR = Duration.ofHours(24);

  private static final String TELEMETRY = "/telemetry";
  private static final String STATUS = "/status";

  private final TagSheets tags;
  private final InstantSource clock;
  private final Joining joining;
  private final BrokerLink link;
  private volatile @Nullable Lanes lanes;

  /**
   * Makes a source, not yet started.
   *
   * @param topic the filter of telemetry
   */
  MqttJsonSource(
      BrokerSettings broker, String topic, TagSheets tags, InstantSource clock, Joining joining) {
    this.tags = tags;
    this.clock = clock;
    this.joining = joining;
    String status = topic.substring(0, topic.length() - TELEMETRY.length()) + STATUS;
    var session =
        new BrokerSession(List.of(topic, status), KEPT_FOR, () -> BrokerSession.Note.NONE);
    this.link = new BrokerLink(broker, session, new Listener());
  }

  @Override
  public void start(Receiver receiver) {
    lanes = new Lanes("mqtt", tags, receiver, clock.millis(), joining);
    link.start();
  }

  @Override
  public void close() {
    Lanes open = lanes;
    lanes = null;
    if (open != null) {
      open.close();
    }
    link.close();
  }

  private final class Listener implements BrokerLink.Listener {

    @Override
    public void connected() {}

    @Override
    public void lost(String reason) {
      Lanes open = lanes;
      if (open != null) {
        open.allLost(clock.instant(), reason);
      }
    }

    @Override
    public void message(String topic, byte[] payload, boolean again, Runnable done) {
      Lanes open = lanes;
      if (open == null) {
        return;
      }
      try {
        if (topic.endsWith(STATUS)) {
          status(open.of(machine(topic)), payload, done);
        } else {
          telemetry(open.of(machine(topic)), payload, again, done);
        }
      } catch (Unreadable e) {
        open.unreadable(topic, payload, e.reason(), done);
      }
    }

    private static MachineId machine(String topic) throws Unreadable {
      int end = topic.lastIndexOf('/');
      String name = topic.substring(topic.lastIndexOf('/', end - 1) + 1, Math.max(end, 0));
      Optional<MachineId> machine = MachineId.of(name);
      if (machine.isEmpty()) {
        throw new Unreadable(
            "topic: found the machine \""
                + name
                + "\", expected lower-case letters, digits and inner hyphens");
      }
      return machine.get();
    }

    private void status(MachineLane lane, byte[] payload, Runnable done) throws Unreadable {
      if (payload.length == 0) {
        done.run();
        return;
      }
      if (JsonTelemetry.online(payload)) {
        lane.connected("It says that it is online.", done);
      } else {
        lane.lost(clock.instant(), "It is offline, as the broker says.", done);
      }
    }

    private void telemetry(MachineLane lane, byte[] payload, boolean again, Runnable done)
        throws Unreadable {
      JsonTelemetry telemetry = JsonTelemetry.parse(payload);
      lane.heard("Its telemetry arrives.");
      MachineLane.Number number = telemetry.number();
      if (number == null) {
        lane.deliver(clock.instant(), false, telemetry.readings(), done);
      } else {
        lane.deliver(clock.instant(), number, again, telemetry.readings(), done);
      }
    }
  }
}

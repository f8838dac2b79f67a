package org.millwright.twin.device;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.millwright.twin.plant.MachineImage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A machine that publishes to the broker. It tries for ever to be connected, and breaks its
 * connection while the machine is cut off.
 */
abstract class BrokerDevice implements Device {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerDevice.class);
  private static final Duration TICK = Duration.ofMillis(100);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(12);

  private final String brokerUri;
  private final String clientId;
  private final String machine;
  private final InstantSource clock;
  private final Thread loop;

  private volatile MachineImage latest;
  private volatile boolean closing;
  private boolean complained;

  BrokerDevice(String brokerUri, String clientId, MachineImage image, InstantSource clock) {
    this.brokerUri = brokerUri;
    this.clientId = clientId;
    this.machine = image.id();
    this.latest = image;
    this.clock = clock;
    this.loop = Thread.ofVirtual().name("twin-" + machine).unstarted(this::run);
  }

  /**
   * What the broker shall tell when the next connection breaks. Called once for every attempt to
   * connect.
   */
  abstract BrokerLink.Message nextWill();

  /** First messages on a new connection. */
  abstract void greet(BrokerLink link, MachineImage image) throws MqttException;

  /** Called every 100 ms on a live connection. */
  abstract void tick(BrokerLink link, MachineImage image) throws MqttException;

  /** Last message before a polite end. */
  abstract BrokerLink.Message farewell();

  final InstantSource clock() {
    return clock;
  }

  final String brokerUri() {
    return brokerUri;
  }

  /** Begins to connect and publish, in the background. */
  final void start() {
    loop.start();
  }

  @Override
  public final void show(Map<String, MachineImage> images) {
    MachineImage image = images.get(machine);
    if (image != null) {
      latest = image;
    }
  }

  @Override
  public final void close() {
    closing = true;
    try {
      if (!loop.join(PATIENCE)) {
        loop.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    BrokerLink link = null;
    try {
      while (!closing) {
        link = advance(link);
        Thread.sleep(link == null && latest.reachable() ? RETRY : TICK);
      }
      if (link != null && link.isConnected()) {
        link.leave(farewell());
      }
    } catch (InterruptedException e) {
      if (link != null) {
        link.sever();
      }
    }
  }

  private @Nullable BrokerLink advance(@Nullable BrokerLink link) {
    MachineImage image = latest;
    if (link != null && (!image.reachable() || !link.isConnected())) {
      link.sever();
      return null;
    }
    if (!image.reachable()) {
      return null;
    }
    BrokerLink live = link;
    try {
      if (live == null) {
        live = new BrokerLink(brokerUri, clientId, nextWill());
        greet(live, image);
        complained = false;
      }
      tick(live, image);
      return live;
    } catch (MqttException | RuntimeException e) {
      complain(e);
      if (live != null) {
        live.sever();
      }
      return null;
    }
  }

  private void complain(Exception e) {
    if (!complained) {
      complained = true;
      LOG.warn(
          "{} cannot reach the broker at {}, tries every {} s: {}",
          machine,
          brokerUri,
          RETRY.toSeconds(),
          e.toString());
    }
  }
}

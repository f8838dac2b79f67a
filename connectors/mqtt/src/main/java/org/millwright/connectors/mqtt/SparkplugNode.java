package org.millwright.connectors.mqtt;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.observation.RawReading;

/**
 * What a host knows of one edge node (Sparkplug 3.0.0, chapters 5 and 6): whether it is born, where
 * its sequence stands, which devices it has. Not safe for several threads.
 */
final class SparkplugNode {

  /** What a node's messages lead to; the device is empty for the node itself. */
  interface Outcome {

    /** Metrics were born: a new session of readings begins. */
    void born(String device, Instant receivedAt);

    /** Readings came. */
    void readings(String device, Instant receivedAt, boolean historical, List<RawReading> readings);

    /** All metrics are stale. */
    void stale(String device, Instant at, String detail);

    /** The node is to send its births again. */
    void askForRebirth(Instant now, String reason);
  }

  /** Messages that overtake each other are put in order within this time. */
  static final Duration REORDER = Duration.ofSeconds(2);

  /** So long a node has for its births before it is asked again; then twice as long each time. */
  static final Duration ASK_AGAIN = Duration.ofSeconds(5);

  /** A node that does not understand is still asked so often. */
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private static final int SEQ = 256;

  private final Outcome outcome;
  private final SparkplugMetrics metrics = new SparkplugMetrics();
  private final Set<String> devices = new TreeSet<>();
  private final TreeMap<Integer, SparkplugMessage> early = new TreeMap<>();
  private boolean online;
  private long bdSeq;
  private int nextSeq;
  private @Nullable Instant gapSince;
  private @Nullable String question;
  private @Nullable Instant asked;
  private boolean repeated;
  private Duration pause = ASK_AGAIN;

  SparkplugNode(Outcome outcome) {
    this.outcome = outcome;
  }

  void message(SparkplugMessage message) throws Unreadable {
    switch (message.topic().type()) {
      case NBIRTH -> birth(message);
      case NDEATH -> death(message);
      case NDATA, DBIRTH, DDATA, DDEATH -> inOrder(message);
    }
  }

  private void birth(SparkplugMessage message) throws Unreadable {
    applyEarly();
    nextSeq = (message.seq() + 1) % SEQ;
    if (message.fault() != null) {
      return;
    }
    bdSeq = message.bdSeq();
    online = true;
    answered();
    metrics.clear();
    devices.clear();
    born("", message);
  }

  private void born(String device, SparkplugMessage message) {
    metrics.define(device, message.payload());
    outcome.born(device, message.receivedAt());
    deliver(device, message);
  }

  private void death(SparkplugMessage message) throws Unreadable {
    if (message.fault() != null) {
      return;
    }
    if (!online) {
      answered();
    } else if (message.bdSeq() == bdSeq) {
      offline(message.receivedAt(), "Its edge node " + message.topic().node() + " has died.");
    }
  }

  /** The node and its devices are not heard any more; what they say next needs new births. */
  void offline(Instant at, String detail) {
    if (!online) {
      return;
    }
    applyEarly();
    answered();
    online = false;
    outcome.stale("", at, detail);
    devices.forEach(device -> outcome.stale(device, at, detail));
    devices.clear();
  }

  /** A new connection to the broker: questions asked before are forgotten. */
  void forgetQuestions() {
    answered();
    asked = null;
  }

  private void inOrder(SparkplugMessage message) {
    if (!online) {
      ask(message.receivedAt(), "it spoke before its birth was heard");
      return;
    }
    int ahead = Math.floorMod(message.seq() - nextSeq, SEQ);
    if (ahead == 0) {
      next(message);
      drain(message.receivedAt());
    } else if (ahead < SEQ / 2) {
      early.put(message.seq(), message);
      gapSince = gapSince == null ? message.receivedAt() : gapSince;
    } else {
      apply(message);
    }
  }

  private void next(SparkplugMessage message) {
    nextSeq = (message.seq() + 1) % SEQ;
    apply(message);
  }

  private void drain(Instant now) {
    SparkplugMessage following = early.remove(nextSeq);
    while (following != null) {
      next(following);
      following = early.remove(nextSeq);
    }
    gapSince = early.isEmpty() ? null : now;
  }

  /** Gives up on messages that have not come within {@link #REORDER}; asks until it is answered. */
  void tick(Instant now) {
    if (gapSince != null && !now.isBefore(gapSince.plus(REORDER))) {
      ask(now, "messages from seq " + nextSeq + " on are missing");
      applyEarly();
    } else if (question != null) {
      ask(now, question);
    }
  }

  /** Applies the messages that wait for others, in their order, without the others. */
  private void applyEarly() {
    while (!early.isEmpty()) {
      Integer after = early.ceilingKey(nextSeq);
      SparkplugMessage following = early.remove(after == null ? early.firstKey() : after);
      if (following != null) {
        next(following);
      }
    }
    gapSince = null;
  }

  private void apply(SparkplugMessage message) {
    if (message.fault() != null) {
      return;
    }
    String device = message.topic().device();
    switch (message.topic().type()) {
      case DBIRTH -> {
        devices.add(device);
        born(device, message);
      }
      case DDEATH -> {
        if (devices.remove(device)) {
          outcome.stale(device, message.receivedAt(), "The device has died, as its node says.");
        }
      }
      case NDATA, DDATA -> {
        if (device.isEmpty() || devices.contains(device)) {
          deliver(device, message);
        } else {
          ask(message.receivedAt(), "device " + device + " spoke before its birth was heard");
        }
      }
      case NBIRTH, NDEATH -> throw new IllegalStateException("births and deaths have no order");
    }
  }

  private void deliver(String device, SparkplugMessage message) {
    SparkplugMetrics.Readings readings = metrics.read(device, message.payload());
    if (readings.unknown()) {
      ask(message.receivedAt(), "it used a metric that no birth names");
    }
    if (!readings.live().isEmpty()) {
      outcome.readings(device, message.receivedAt(), false, readings.live());
    }
    if (!readings.historical().isEmpty()) {
      outcome.readings(device, message.receivedAt(), true, readings.historical());
    }
  }

  private void ask(Instant now, String reason) {
    question = reason;
    if (asked != null && now.isBefore(asked.plus(pause))) {
      return;
    }
    if (repeated) {
      Duration twice = pause.multipliedBy(2);
      pause = twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }
    repeated = true;
    asked = now;
    outcome.askForRebirth(now, reason);
  }

  private void answered() {
    question = null;
    repeated = false;
    pause = ASK_AGAIN;
  }
}

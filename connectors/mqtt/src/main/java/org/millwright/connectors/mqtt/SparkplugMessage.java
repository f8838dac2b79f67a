package org.millwright.connectors.mqtt;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.millwright.connectors.mqtt.SparkplugPayload.Metric;
import org.millwright.domain.plant.MachineId;

/**
 * A Sparkplug message with its place in the sequence of its node.
 *
 * @param receivedAt when we received it
 * @param fault what its type must have and it has not; null when it has everything. Such a message
 *     counts in the sequence, and nothing of it is applied
 */
record SparkplugMessage(
    SparkplugTopic topic, SparkplugPayload payload, Instant receivedAt, @Nullable String fault) {

  static final String BD_SEQ = "bdSeq";

  /** Throws when not even its place in the sequence is known. */
  static SparkplugMessage parse(String topic, byte[] payload, Instant receivedAt)
      throws Unreadable {
    var message =
        new SparkplugMessage(
            SparkplugTopic.parse(topic), SparkplugPayload.decode(payload), receivedAt, null);
    message.checkSequence();
    try {
      message.check();
      return message;
    } catch (Unreadable e) {
      return new SparkplugMessage(message.topic(), message.payload(), receivedAt, e.reason());
    }
  }

  private void checkSequence() throws Unreadable {
    SparkplugTopic.Type type = topic.type();
    if (type != SparkplugTopic.Type.NDEATH && (payload.seq() < 0 || payload.seq() > 255)) {
      throw new Unreadable(
          type + ": found " + found(payload.seq(), "seq") + ", expected seq 0 to 255");
    }
  }

  private void check() throws Unreadable {
    if (topic.type().ofDevice() && MachineId.of(topic.device()).isEmpty()) {
      throw new Unreadable(
          "topic: found the device \""
              + topic.device()
              + "\", expected lower-case letters, digits and inner hyphens");
    }
    switch (topic.type()) {
      case NBIRTH -> {
        bdSeq();
        checkBirth();
      }
      case DBIRTH -> checkBirth();
      case NDEATH -> bdSeq();
      case NDATA, DDATA -> checkData();
      case DDEATH -> {}
    }
  }

  private static String found(long number, String name) {
    return number < 0 ? "no " + name : name + " " + number;
  }

  private void checkBirth() throws Unreadable {
    for (Metric metric : payload.metrics()) {
      String name = metric.name();
      if (name == null || name.isBlank()) {
        throw new Unreadable(topic.type() + ": found a metric without a name, expected one");
      }
      if (metric.datatype() == 0) {
        throw new Unreadable(
            topic.type() + " metric \"" + name + "\": found no datatype, expected one");
      }
    }
  }

  private void checkData() throws Unreadable {
    for (Metric metric : payload.metrics()) {
      if (metric.name() == null && metric.alias() < 0) {
        throw new Unreadable(
            topic.type() + ": found a metric without name and alias, expected one of them");
      }
    }
  }

  /** Which session of the node a birth or death belongs to. */
  long bdSeq() throws Unreadable {
    for (Metric metric : payload.metrics()) {
      if (BD_SEQ.equals(metric.name()) && metric.value() instanceof Long number) {
        return number;
      }
    }
    throw new Unreadable(topic.type() + ": found no metric bdSeq, expected one");
  }

  int seq() {
    return (int) payload.seq();
  }
}

package org.millwright.twin.device;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.eclipse.tahu.protobuf.SparkplugBProto.DataType;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.jspecify.annotations.Nullable;
import org.millwright.twin.plant.MachineImage;
import org.millwright.twin.plant.Sensor;

/**
 * The metrics of a machine: {@code state} (String), {@code parts} and {@code rejects} (UInt32), and
 * a Double for each sensor, null when it has dropped out. Aliases are 1 to 7 in this order.
 */
final class SparkplugMetrics {
  static final String REBIRTH = "Node Control/Rebirth";

  private static final int STATE = 1;
  private static final int PARTS = 2;
  private static final int REJECTS = 3;
  private static final int FIRST_SENSOR = 4;

  /** A sensor's change is worth telling from this share of its nominal value on. */
  private static final double DEAD_BAND = 0.01;

  private SparkplugMetrics() {}

  static Metric bdSeq(long bdSeq, long timestamp) {
    return Metric.newBuilder()
        .setName("bdSeq")
        .setTimestamp(timestamp)
        .setDatatype(DataType.Int64_VALUE)
        .setLongValue(bdSeq)
        .build();
  }

  static List<Metric> nodeBirth(long bdSeq, long timestamp) {
    Metric rebirth =
        Metric.newBuilder()
            .setName(REBIRTH)
            .setTimestamp(timestamp)
            .setDatatype(DataType.Boolean_VALUE)
            .setBooleanValue(false)
            .build();
    return List.of(bdSeq(bdSeq, timestamp), rebirth);
  }

  /** Every metric with name, alias and type. */
  static List<Metric> deviceBirth(MachineImage image) {
    return all(image).stream()
        .map(m -> m.toBuilder().setName(name(m)).setDatatype(type(m)).build())
        .toList();
  }

  /** Every metric by its alias. */
  static List<Metric> all(MachineImage image) {
    List<Metric> metrics = new ArrayList<>();
    metrics.add(state(image));
    metrics.add(parts(image));
    metrics.add(rejects(image));
    for (Sensor sensor : Sensor.values()) {
      metrics.add(reading(image, sensor));
    }
    return metrics;
  }

  /** What differs between two images by more than the dead-band. */
  static List<Metric> changed(@Nullable MachineImage before, MachineImage now) {
    if (before == null) {
      return all(now);
    }
    List<Metric> metrics = new ArrayList<>();
    if (before.state() != now.state()) {
      metrics.add(state(now));
    }
    if (before.parts() != now.parts()) {
      metrics.add(parts(now));
    }
    if (before.rejects() != now.rejects()) {
      metrics.add(rejects(now));
    }
    for (Sensor sensor : Sensor.values()) {
      if (hasMoved(before, now, sensor)) {
        metrics.add(reading(now, sensor));
      }
    }
    return metrics;
  }

  private static boolean hasMoved(MachineImage before, MachineImage now, Sensor sensor) {
    OptionalDouble from = before.reading(sensor);
    OptionalDouble to = now.reading(sensor);
    if (from.isEmpty() || to.isEmpty()) {
      return from.isPresent() != to.isPresent();
    }
    double band = DEAD_BAND * now.profile().nominal(sensor).busy();
    return Math.abs(from.getAsDouble() - to.getAsDouble()) > band;
  }

  private static Metric state(MachineImage image) {
    return at(image, STATE).setStringValue(image.state().name()).build();
  }

  private static Metric parts(MachineImage image) {
    return at(image, PARTS).setIntValue((int) image.parts()).build();
  }

  private static Metric rejects(MachineImage image) {
    return at(image, REJECTS).setIntValue((int) image.rejects()).build();
  }

  private static Metric reading(MachineImage image, Sensor sensor) {
    Metric.Builder metric = at(image, FIRST_SENSOR + sensor.ordinal());
    OptionalDouble reading = image.reading(sensor);
    return reading.isPresent()
        ? metric.setDoubleValue(reading.getAsDouble()).build()
        : metric.setIsNull(true).build();
  }

  private static Metric.Builder at(MachineImage image, int alias) {
    return Metric.newBuilder().setAlias(alias).setTimestamp(image.at().toEpochMilli());
  }

  private static String name(Metric metric) {
    return switch ((int) metric.getAlias()) {
      case STATE -> "state";
      case PARTS -> "parts";
      case REJECTS -> "rejects";
      default -> Sensor.values()[(int) metric.getAlias() - FIRST_SENSOR].signalName();
    };
  }

  private static int type(Metric metric) {
    return switch ((int) metric.getAlias()) {
      case STATE -> DataType.String_VALUE;
      case PARTS, REJECTS -> DataType.UInt32_VALUE;
      default -> DataType.Double_VALUE;
    };
  }
}

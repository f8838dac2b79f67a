package org.millwright.connectors.mqtt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millwright.connectors.mqtt.SparkplugPayload.Metric;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;
import org.millwright.domain.observation.RawReading;

/** The metrics of one edge node, as its births name them: of the node itself and of its devices. */
final class SparkplugMetrics {

  /** The latest time that can be written with four digits of the year: 9999-12-31. */
  private static final long LATEST = 253_402_300_799_999L;

  /**
   * A metric of a birth.
   *
   * @param type empty for data sets, templates, files: no readings
   */
  private record Definition(String device, String name, Optional<SparkplugType> type) {}

  /**
   * What data said.
   *
   * @param unknown true when some metric was in no birth
   */
  record Readings(List<RawReading> live, List<RawReading> historical, boolean unknown) {}

  private final Map<Long, Definition> byAlias = new HashMap<>();
  private final Map<String, Map<String, Definition>> byName = new HashMap<>();

  void clear() {
    byAlias.clear();
    byName.clear();
  }

  /** Takes the metrics of a birth in place of those that the device had. */
  void define(String device, SparkplugPayload birth) {
    byAlias.values().removeIf(definition -> definition.device().equals(device));
    var names = new HashMap<String, Definition>();
    for (Metric metric : birth.metrics()) {
      String name = String.valueOf(metric.name());
      var definition = new Definition(device, name, SparkplugType.of(metric.datatype()));
      names.put(name, definition);
      if (metric.alias() >= 0) {
        byAlias.put(metric.alias(), definition);
      }
    }
    byName.put(device, names);
  }

  /** Reads a birth or data of a device. */
  Readings read(String device, SparkplugPayload payload) {
    var live = new ArrayList<RawReading>();
    var historical = new ArrayList<RawReading>();
    boolean unknown = false;
    for (Metric metric : payload.metrics()) {
      Definition definition = find(device, metric);
      if (definition == null) {
        unknown = true;
      } else if (isReading(definition)) {
        (metric.historical() ? historical : live).add(reading(definition, metric, payload));
      }
    }
    return new Readings(live, historical, unknown);
  }

  private @Nullable Definition find(String device, Metric metric) {
    if (metric.name() != null) {
      return byName.getOrDefault(device, Map.of()).get(metric.name());
    }
    Definition definition = byAlias.get(metric.alias());
    return definition != null && definition.device().equals(device) ? definition : null;
  }

  /** A node's own housekeeping is no reading. */
  private static boolean isReading(Definition definition) {
    return !definition.device().isEmpty()
        || !(definition.name().equals(SparkplugMessage.BD_SEQ)
            || definition.name().startsWith("Node Control/"));
  }

  private static RawReading reading(
      Definition definition, Metric metric, SparkplugPayload payload) {
    long time = metric.timestamp() == -1 ? payload.timestamp() : metric.timestamp();
    boolean doubtful = time < -1 || time > LATEST;
    Instant at = time == -1 || doubtful ? null : Instant.ofEpochMilli(time);
    Value value =
        metric.isNull()
            ? Value.MISSING
            : definition.type().map(type -> type.read(metric.value())).orElse(Value.MISSING);
    Quality sound = doubtful ? Quality.UNCERTAIN : Quality.GOOD;
    return new RawReading(
        definition.name(), at, value, value instanceof Value.Missing ? Quality.BAD : sound);
  }
}

package org.millwright.connectors.store;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.finding.Evidence;
import org.millwright.domain.measure.Unit;
import org.millwright.domain.observation.SignalName;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Evidence in a jsonb column. */
final class EvidenceColumn {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<List<Item>> ITEMS = new TypeReference<>() {};

  private record Item(
      String signal,
      String statistic,
      double value,
      String unit,
      @Nullable Double limit,
      String from,
      String to,
      String source) {

    static Item of(Evidence evidence) {
      OptionalDouble limit = evidence.limit();
      return new Item(
          evidence.signal().value(),
          evidence.statistic(),
          evidence.value(),
          evidence.unit().ucum(),
          limit.isPresent() ? limit.getAsDouble() : null,
          evidence.from().toString(),
          evidence.to().toString(),
          evidence.source());
    }

    Evidence evidence() {
      return new Evidence(
          new SignalName(signal),
          statistic,
          value,
          Unit.of(unit).orElseThrow(() -> new IllegalStateException("unit is \"" + unit + "\"")),
          limit == null ? OptionalDouble.empty() : OptionalDouble.of(limit),
          Instant.parse(from),
          Instant.parse(to),
          source);
    }
  }

  private EvidenceColumn() {}

  static String write(List<Evidence> evidence) {
    return JSON.writeValueAsString(evidence.stream().map(Item::of).toList());
  }

  static List<Evidence> read(String json) {
    return JSON.readValue(json, ITEMS).stream().map(Item::evidence).toList();
  }
}

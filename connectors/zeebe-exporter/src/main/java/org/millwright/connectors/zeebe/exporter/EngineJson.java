package org.millwright.connectors.zeebe.exporter;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRelated;
import java.util.Set;

/** How a record of the engine looks on the bus, and which ones go there. */
final class EngineJson {

  /** An element's life as people see it; the engine's steps between are left out. */
  private static final Set<Intent> ELEMENT_LIFE =
      Set.of(
          ProcessInstanceIntent.ELEMENT_ACTIVATED,
          ProcessInstanceIntent.ELEMENT_COMPLETED,
          ProcessInstanceIntent.ELEMENT_TERMINATED);

  private EngineJson() {}

  static boolean wanted(Record<?> record) {
    return !(record.getIntent() instanceof ProcessInstanceIntent)
        || ELEMENT_LIFE.contains(record.getIntent());
  }

  static Entry entry(Record<?> record) {
    return new Entry(record.getPosition(), key(record), json(record));
  }

  /** One instance's records stay in order; a definition has no instance and goes by its own key. */
  private static String key(Record<?> record) {
    return record.getValue() instanceof ProcessInstanceRelated related
        ? Long.toString(related.getProcessInstanceKey())
        : Long.toString(record.getKey());
  }

  /** The names of types and intents are words of the protocol and need no escapes. */
  private static String json(Record<?> record) {
    return "{\"position\":%d,\"partition\":%d,\"key\":%d,\"valueType\":\"%s\",\"intent\":\"%s\",\"timestamp\":%d,\"value\":%s}"
        .formatted(
            record.getPosition(),
            record.getPartitionId(),
            record.getKey(),
            record.getValueType(),
            record.getIntent(),
            record.getTimestamp(),
            record.getValue().toJson());
  }
}

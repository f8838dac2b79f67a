package org.millwright.connectors.camunda;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes variables of a worker's result: one for each component of the record. */
final class JobResult {

  private JobResult() {}

  static Map<String, @Nullable Object> variables(Record result) {
    var variables = new LinkedHashMap<String, @Nullable Object>();
    for (RecordComponent component : result.getClass().getRecordComponents()) {
      variables.put(component.getName(), plain(value(component, result)));
    }
    return variables;
  }

  /** Times and durations travel as ISO 8601 text. */
  private static @Nullable Object plain(@Nullable Object value) {
    return value instanceof Instant || value instanceof Duration ? value.toString() : value;
  }

  private static @Nullable Object value(RecordComponent component, Record result) {
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(result);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }
}

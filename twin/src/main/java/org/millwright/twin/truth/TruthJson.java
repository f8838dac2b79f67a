package org.millwright.twin.truth;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.millwright.twin.plant.FaultKind;
import org.millwright.twin.plant.FaultOrder;
import org.millwright.twin.plant.Truth;
import org.millwright.twin.plant.TruthEvent;

/**
 * One event as one line: {@code sequence} (from 1, growing by one), {@code at} (wall clock), {@code
 * simulatedSeconds} (since the start of the plant), {@code kind}, {@code machine}, and what the
 * kind adds.
 */
final class TruthJson {
  private TruthJson() {}

  static String line(long sequence, Instant at, Truth truth) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("sequence", sequence);
    line.put("at", at.toString());
    line.put("simulatedSeconds", seconds(truth.simulated()));
    switch (truth.event()) {
      case TruthEvent.FaultInjected e -> {
        head(line, "fault-injected", e);
        line.put("fault", e.fault());
        order(line, e.order());
      }
      case TruthEvent.FaultStarted e ->
          head(line, "fault-started", e).put("fault", e.fault()).put("faultKind", e.kind().id());
      case TruthEvent.FaultEnded e ->
          head(line, "fault-ended", e)
              .put("fault", e.fault())
              .put("faultKind", e.kind().id())
              .put("cause", lower(e.cause()));
      case TruthEvent.Repaired e -> strings(head(line, "repaired", e), "faults", e.faults());
      case TruthEvent.PartMade e ->
          head(line, "part", e).put("serial", e.serial()).put("good", e.good());
      case TruthEvent.StateChanged e ->
          head(line, "state", e).put("from", e.from().name()).put("to", e.to().name());
    }
    return line.toString();
  }

  private static ObjectNode head(ObjectNode line, String kind, TruthEvent event) {
    return line.put("kind", kind).put("machine", event.machine());
  }

  private static void order(ObjectNode line, FaultOrder order) {
    line.put("faultKind", order.kind().id());
    line.put("afterSeconds", seconds(order.after()));
    order.length().ifPresent(length -> line.put("forSeconds", seconds(length)));
    if (order.kind().parameters().contains("signal")) {
      line.put("signal", order.sensor().signalName());
    }
    if (order.kind() == FaultKind.CLOCK_SKEW) {
      line.put("seconds", seconds(order.skew()));
    }
  }

  private static void strings(ObjectNode line, String name, List<String> values) {
    values.forEach(line.putArray(name)::add);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}

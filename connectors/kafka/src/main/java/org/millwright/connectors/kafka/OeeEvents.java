package org.millwright.connectors.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.millwright.domain.oee.MinuteFacts;
import org.millwright.domain.oee.Oee;
import org.millwright.domain.oee.OeeNews;
import org.millwright.domain.oee.OeeNews.MinuteKnown;
import org.millwright.domain.oee.OeeNews.RunningShift;
import org.millwright.domain.oee.Output;
import org.millwright.domain.oee.Shift;
import org.millwright.domain.oee.Span;
import org.millwright.domain.oee.TimeAccount;
import org.millwright.domain.oee.TimeElement;
import org.millwright.domain.plant.MachineId;
import tools.jackson.databind.node.ObjectNode;

/** News of OEE as CloudEvents. Times are in milliseconds, so that sums stay exact. */
public final class OeeEvents {

  static final String MINUTE = "org.millwright.oee.minute";
  static final String SHIFT = "org.millwright.oee.shift";

  /** The record's value. */
  public byte[] encode(OeeNews news) {
    return switch (news) {
      case MinuteKnown known -> minute(known).toBytes();
      case RunningShift running -> shift(running).toBytes();
    };
  }

  private static CloudEvent minute(MinuteKnown known) {
    ObjectNode data = data(known.machine());
    Instant begin = Instant.ofEpochMilli(known.facts().minute() * MinuteFacts.MILLIS);
    data.put("minute", begin.toString());
    data.put("facts", Base64.getEncoder().encodeToString(known.facts().toBytes()));
    return event(MINUTE, known.machine(), begin, data);
  }

  private static CloudEvent shift(RunningShift running) {
    ObjectNode data = data(running.machine());
    data.put("at", running.at().toString());
    if (running.heardUntil() != null) {
      data.put("heardUntil", running.heardUntil().toString());
    }
    if (running.shift() != null) {
      ObjectNode shift = data.putObject("shift");
      shift.put("name", running.shift().name());
      shift.put("from", running.shift().span().from().toString());
      shift.put("to", running.shift().span().to().toString());
    }
    ObjectNode time = data.putObject("millis");
    for (TimeElement element : TimeElement.values()) {
      time.put(element.word(), running.oee().time().of(element).toMillis());
    }
    output(data.putObject("output"), running.oee().output());
    output(data.putObject("outside"), running.outside());
    data.put("offPlanMillis", running.offPlan().toMillis());
    data.put("waitingMillis", running.waiting().toMillis());
    data.put("unmatched", running.unmatched());
    data.put("target", running.target());
    data.put("book", running.book());
    return event(SHIFT, running.machine(), running.at(), data);
  }

  private static ObjectNode data(MachineId machine) {
    return CloudEvent.JSON.createObjectNode().put("machine", machine.value());
  }

  private static void output(ObjectNode node, Output output) {
    node.put("produced", output.produced());
    node.put("good", output.good());
    node.put("scrap", output.scrap());
    node.put("rework", output.rework());
    node.put("plannedMicros", output.plannedMicros());
    node.put("plannedGoodMicros", output.plannedGoodMicros());
    node.put("unplanned", output.unplanned());
  }

  private static CloudEvent event(String type, MachineId machine, Instant at, ObjectNode data) {
    return new CloudEvent(machine + "/" + type + "/" + at, type, machine.value(), at, data);
  }

  /**
   * What a record says.
   *
   * @throws UnreadableRecord saying which field is wrong
   */
  public OeeNews decode(byte[] bytes) {
    CloudEvent event = CloudEvent.of(bytes);
    JsonObject data = new JsonObject("data", event.data());
    return switch (event.type()) {
      case MINUTE -> minute(data);
      case SHIFT -> shift(data);
      default ->
          throw new UnreadableRecord(
              "type: found \""
                  + event.type()
                  + "\", expected \""
                  + MINUTE
                  + "\" or \""
                  + SHIFT
                  + "\"");
    };
  }

  private static MinuteKnown minute(JsonObject data) {
    try {
      byte[] facts = Base64.getDecoder().decode(data.text("facts"));
      return new MinuteKnown(machine(data), MinuteFacts.of(facts));
    } catch (IllegalArgumentException fault) {
      throw data.wrong("facts", "a minute's facts: " + fault.getMessage());
    }
  }

  private static MachineId machine(JsonObject data) {
    return data.word("machine", MachineId::of, "a machine's id");
  }

  private static RunningShift shift(JsonObject data) {
    Map<TimeElement, Duration> times = new EnumMap<>(TimeElement.class);
    JsonObject millis = data.child("millis");
    for (TimeElement element : TimeElement.values()) {
      times.put(element, Duration.ofMillis(whole(millis, element.word())));
    }
    return new RunningShift(
        machine(data),
        data.instant("at"),
        data.node().path("heardUntil").isMissingNode() ? null : data.instant("heardUntil"),
        namedShift(data).orElse(null),
        new Oee(TimeAccount.of(times), output(data.child("output"))),
        output(data.child("outside")),
        Duration.ofMillis(whole(data, "offPlanMillis")),
        Duration.ofMillis(whole(data, "waitingMillis")),
        whole(data, "unmatched"),
        data.number("target"),
        data.text("book"));
  }

  private static Optional<Shift> namedShift(JsonObject data) {
    if (data.node().path("shift").isMissingNode()) {
      return Optional.empty();
    }
    JsonObject shift = data.child("shift");
    var span = new Span(shift.instant("from"), shift.instant("to"));
    return Optional.of(new Shift(shift.text("name"), span));
  }

  private static Output output(JsonObject node) {
    return new Output(
        whole(node, "produced"),
        whole(node, "good"),
        whole(node, "scrap"),
        whole(node, "rework"),
        whole(node, "plannedMicros"),
        whole(node, "plannedGoodMicros"),
        whole(node, "unplanned"));
  }

  private static long whole(JsonObject node, String field) {
    if (!node.node().path(field).canConvertToLong()) {
      throw node.wrong(field, "a whole number");
    }
    return node.node().path(field).longValue();
  }
}

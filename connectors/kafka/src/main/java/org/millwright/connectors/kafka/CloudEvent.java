package org.millwright.connectors.kafka;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The envelope of JSON records: CloudEvents 1.0, structured mode.
 *
 * @param id the same whenever the same thing is said again
 * @param type such as {@code org.millwright.finding.opened}
 * @param subject what it is about, such as a machine's id
 * @param time when it became known
 */
record CloudEvent(String id, String type, String subject, Instant time, JsonNode data) {

  static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String SPEC_VERSION = "1.0";
  private static final String SOURCE = "/millwright/stream";

  byte[] toBytes() {
    ObjectNode event = JSON.createObjectNode();
    event.put("specversion", SPEC_VERSION);
    event.put("id", id);
    event.put("source", SOURCE);
    event.put("type", type);
    event.put("subject", subject);
    event.put("time", time.toString());
    event.put("datacontenttype", "application/json");
    event.set("data", data);
    return JSON.writeValueAsBytes(event);
  }

  static CloudEvent of(byte[] bytes) {
    JsonObject event = new JsonObject("", parse(bytes));
    String version = event.text("specversion");
    if (!version.equals(SPEC_VERSION)) {
      throw new UnreadableRecord(
          "specversion: found \"" + version + "\", expected \"" + SPEC_VERSION + "\"");
    }
    return new CloudEvent(
        event.text("id"),
        event.text("type"),
        event.text("subject"),
        event.instant("time"),
        event.child("data").node());
  }

  private static JsonNode parse(byte[] bytes) {
    try {
      return Optional.ofNullable(JSON.readTree(bytes)).orElse(JSON.missingNode());
    } catch (JacksonException e) {
      throw new UnreadableRecord("not JSON: " + e.getOriginalMessage(), e);
    }
  }
}

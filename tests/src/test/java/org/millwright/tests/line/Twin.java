package org.millwright.tests.line;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The virtual factory's control interface: faults, repairs, the ERP that it plays. */
final class Twin {
  private final Web web;

  Twin(Web web) {
    this.web = web;
  }

  /** The fault's id. */
  String inject(String machine, String kind) {
    return inject(Map.of("machine", machine, "kind", kind));
  }

  /** A fault with more fields, such as {@code for}; its id. */
  String inject(Map<String, Object> fault) {
    Answer answer = web.post("/faults", fault).require(201);
    return Web.tree(answer.body()).path("id").asString();
  }

  void repair(String machine) {
    Answer answer = web.post("/machines/" + machine + "/repair", Map.of());
    if (answer.status() >= 300) {
      throw new AssertionError("repair of " + machine + " answered " + answer);
    }
  }

  /** Mode is {@code normal}, {@code slow}, {@code refuse}, {@code accept-then-time-out}. */
  void erpIs(String mode) {
    web.post("/erp/behaviour", Map.of("mode", mode)).require(200);
  }

  /** As above, for so many documents; the delay in seconds. */
  void erpIs(String mode, double delay, int times) {
    web.post("/erp/behaviour", Map.of("mode", mode, "delaySeconds", delay, "times", times))
        .require(200);
  }

  List<Received> documents() {
    return StreamSupport.stream(web.get("/erp/documents").spliterator(), false)
        .map(Received::of)
        .toList();
  }

  String document(String id) {
    return web.body("/erp/documents/" + URLEncoder.encode(id, StandardCharsets.UTF_8));
  }

  /** The truth about a machine's state and faults. */
  JsonNode machine(String id) {
    return StreamSupport.stream(web.get("/machines").spliterator(), false)
        .filter(machine -> machine.path("id").asString().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the twin has no machine " + id));
  }

  /** Everything that a machine did, in order, as the twin wrote it down. */
  List<JsonNode> truth(String machine) {
    return web.body("/truth")
        .lines()
        .map(Web::tree)
        .filter(event -> event.path("machine").asString().equals(machine))
        .toList();
  }

  /** Whether the machine makes parts now: only then do its values tell of its faults. */
  boolean works(String id) {
    return machine(id).path("state").asString().equals("EXECUTE");
  }

  /** A document that the ERP holds, and how often it was sent. */
  record Received(String id, String kind, int attempts, int duplicates) {
    static Received of(JsonNode json) {
      return new Received(
          json.path("id").asString(),
          json.path("kind").asString(),
          json.path("attempts").asInt(),
          json.path("duplicates").asInt());
    }
  }
}

package org.millwright.twin.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.millwright.twin.erp.Erp;
import org.millwright.twin.erp.ErpAnswer;
import org.millwright.twin.erp.ErpBehaviour;
import org.millwright.twin.erp.ErpBehaviour.Mode;
import org.millwright.twin.erp.ErpDocument;

/** The ERP: {@code /erp/documents} and {@code /erp/behaviour}. */
final class ErpRoutes {
  private final Erp erp;

  ErpRoutes(Erp erp) {
    this.erp = erp;
  }

  void addTo(Routes routes) {
    routes
        .on("POST /erp/documents", this::receive)
        .on("GET /erp/documents", request -> Reply.json(200, documents()))
        .on("GET /erp/documents/*", request -> document(request.variable()))
        .on("DELETE /erp/documents", request -> clear())
        .on("GET /erp/behaviour", request -> Reply.json(200, behaviour()))
        .on("POST /erp/behaviour", this::behave);
  }

  private Reply receive(Request request) throws IOException, InterruptedException {
    ErpAnswer answer = erp.receive(request.header("X-Document-Id"), request.body());
    return switch (answer) {
      case ErpAnswer.Confirmed confirmed -> {
        Thread.sleep(confirmed.delay());
        yield Reply.xml(confirmed.xml().getBytes(StandardCharsets.UTF_8));
      }
      case ErpAnswer.Refused() ->
          throw new Problem(
              503, "The ERP refuses documents", "mode refuse", "erp", "try again later");
      case ErpAnswer.Silence silence -> {
        Thread.sleep(silence.delay());
        yield Reply.silence();
      }
    };
  }

  private ArrayNode documents() {
    ArrayNode documents = JsonNodeFactory.instance.arrayNode();
    for (ErpDocument document : erp.documents()) {
      ObjectNode json = documents.addObject();
      json.put("id", document.id());
      json.put("kind", document.kind());
      json.put("receivedAt", document.receivedAt().toString());
      json.put("attempts", document.attempts());
      json.put("duplicates", document.duplicates());
      json.put(
          "body",
          "/erp/documents/"
              + URLEncoder.encode(document.id(), StandardCharsets.UTF_8).replace("+", "%20"));
    }
    return documents;
  }

  private Reply document(String id) {
    return erp.body(id)
        .map(Reply::xml)
        .orElseThrow(
            () -> Problem.notFound("document \"" + id + "\"", "an id from /erp/documents"));
  }

  private Reply clear() {
    erp.clear();
    return Reply.nothing();
  }

  private ObjectNode behaviour() {
    ErpBehaviour now = erp.behaviour();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("mode", now.mode().id());
    json.put("delaySeconds", now.delay().toMillis() / 1000.0);
    json.put("times", now.times());
    return json;
  }

  private Reply behave(Request request) throws IOException {
    JsonFields fields = request.fields("mode", "delaySeconds", "times");
    String id = fields.text("mode", "one of " + Mode.names());
    Mode mode =
        Mode.named(id)
            .orElseThrow(
                () -> Problem.badField("mode", "\"" + id + "\"", "one of " + Mode.names()));
    Duration delay = fields.duration("delaySeconds").orElse(mode.usualDelay());
    int times = fields.wholeNumber("times", "a whole number, 0: until told otherwise").orElse(0);
    erp.behave(new ErpBehaviour(mode, delay, times));
    return Reply.json(200, behaviour());
  }
}

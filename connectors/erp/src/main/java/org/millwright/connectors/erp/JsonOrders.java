package org.millwright.connectors.erp;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.millwright.domain.erp.ErpDocument.OperationsSchedule;
import org.millwright.domain.erp.ErpDocument.Verb;
import org.millwright.domain.erp.ProductionOrder;
import org.millwright.domain.sheet.Checked;
import org.millwright.domain.sheet.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads orders in JSON: {@code {"bodId", "orders": [{"id", "product", "quantity", "machine" or
 * "line", "start", "end"}]}}. Problems name the place by a JSON pointer (RFC 6901), broken JSON by
 * line and column.
 */
public final class JsonOrders {

  private static final Set<String> FIELDS =
      Set.of("id", "product", "quantity", "machine", "line", "start", "end");

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxDocumentLength(SafeXml.MOST_BYTES)
                          .maxNestingDepth(16)
                          .maxStringLength(10_000)
                          .maxNameLength(1_000)
                          .maxNumberLength(40)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private final String name;
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  private JsonOrders(String name) {
    this.name = name;
  }

  /**
   * Reads a schedule.
   *
   * @param name what problems call the document
   * @param receivedAt stands for its time of making, which the form does not carry
   */
  public static Checked<OperationsSchedule> schedule(String name, byte[] body, Instant receivedAt) {
    if (body.length > SafeXml.MOST_BYTES) {
      return new Checked.Refused<>(
          List.of(
              Problem.ofFile(
                  name, body.length + " bytes", "at most " + SafeXml.MOST_BYTES + " bytes")));
    }
    try {
      return new JsonOrders(name).read(JSON.readTree(body), receivedAt);
    } catch (JacksonException e) {
      return new Checked.Refused<>(List.of(broken(name, e)));
    }
  }

  private static Problem broken(String name, JacksonException e) {
    var at = e.getLocation();
    int line = at == null ? 0 : Math.max(at.getLineNr(), 0);
    int column = at == null ? 0 : Math.max(at.getColumnNr(), 0);
    String words = e.getOriginalMessage();
    String short_ = words.length() <= 200 ? words : words.substring(0, 200) + "…";
    return new Problem(name, line, "column " + column, short_, "one JSON object");
  }

  private Checked<OperationsSchedule> read(JsonNode root, Instant receivedAt) {
    if (!root.isObject()) {
      refuse("", root, "an object {\"bodId\", \"orders\"}");
      return new Checked.Refused<>(problems);
    }
    onlyKnown("", root, Set.of("bodId", "orders"));
    Optional<String> bodId = text("", root, "bodId");
    JsonNode list = root.path("orders");
    if (!list.isArray() || list.isEmpty() || list.size() > Fields.MOST_ORDERS) {
      refuse("/orders", list, "an array of 1 to " + Fields.MOST_ORDERS + " orders");
      return new Checked.Refused<>(problems);
    }
    var orders = new ArrayList<ProductionOrder>();
    for (int i = 0; i < list.size(); i++) {
      order("/orders/" + i, list.get(i)).ifPresent(orders::add);
    }
    if (!problems.isEmpty() || bodId.isEmpty()) {
      return new Checked.Refused<>(problems);
    }
    return new Checked.Sound<>(
        new OperationsSchedule(bodId.get(), Verb.PROCESS, orders, receivedAt));
  }

  private Optional<ProductionOrder> order(String pointer, JsonNode node) {
    if (!node.isObject()) {
      refuse(
          pointer, node, "an object with " + String.join(", ", FIELDS.stream().sorted().toList()));
      return Optional.empty();
    }
    onlyKnown(pointer, node, FIELDS);
    Optional<String> id = text(pointer, node, "id");
    id.filter(known -> !ids.add(known))
        .ifPresent(_ -> refuse(pointer + "/id", node.path("id"), "each order once"));
    Optional<String> product = text(pointer, node, "product");
    Optional<BigDecimal> quantity = quantity(pointer, node);
    Optional<Instant> start = time(pointer, node, "start");
    Optional<Instant> end = time(pointer, node, "end");
    boolean onMachine = node.hasNonNull("machine");
    if (onMachine == node.hasNonNull("line")) {
      refuse(pointer + "/machine", node.path("machine"), "either \"machine\" or \"line\"");
      return Optional.empty();
    }
    Optional<String> place = text(pointer, node, onMachine ? "machine" : "line");
    if (id.isEmpty() || product.isEmpty() || quantity.isEmpty() || place.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ProductionOrder(
            id.get(),
            product.get(),
            quantity.get(),
            onMachine ? place.get() : null,
            onMachine ? null : place.get(),
            ProductionOrder.Status.RELEASED,
            start.orElse(null),
            end.orElse(null)));
  }

  private void onlyKnown(String pointer, JsonNode node, Set<String> known) {
    for (String field : node.propertyNames()) {
      if (!known.contains(field)) {
        String escaped = field.replace("~", "~0").replace("/", "~1");
        refuse(
            pointer + "/" + quote(escaped),
            node.path(field),
            "only the fields " + String.join(", ", known.stream().sorted().toList()));
      }
    }
  }

  private Optional<String> text(String pointer, JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (value.isString() && Fields.isName(value.stringValue())) {
      return Optional.of(value.stringValue());
    }
    refuse(pointer + "/" + field, value, "a text of " + Fields.NAME);
    return Optional.empty();
  }

  private Optional<BigDecimal> quantity(String pointer, JsonNode node) {
    JsonNode value = node.path("quantity");
    Optional<BigDecimal> quantity =
        value.isNumber() ? Fields.quantity(value.toString()) : Optional.empty();
    if (quantity.isEmpty()) {
      refuse(pointer + "/quantity", value, Fields.QUANTITY);
    }
    return quantity;
  }

  private Optional<Instant> time(String pointer, JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    Optional<Instant> time = value.isString() ? Fields.time(value.stringValue()) : Optional.empty();
    if (time.isEmpty()) {
      refuse(pointer + "/" + field, value, Fields.TIME);
    }
    return time;
  }

  private void refuse(String pointer, JsonNode found, String expected) {
    if (problems.size() < 100) {
      String text = found.isMissingNode() ? "" : quote(found.toString());
      problems.add(new Problem(name, 0, pointer, text, expected));
    }
  }

  private static String quote(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}

package org.millwright.connectors.kafka;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.millwright.domain.finding.EpisodeStatus;
import org.millwright.domain.finding.Evidence;
import org.millwright.domain.finding.Finding;
import org.millwright.domain.finding.FindingChange;
import org.millwright.domain.finding.FindingKey;
import org.millwright.domain.finding.FindingKind;
import org.millwright.domain.finding.Severity;
import org.millwright.domain.measure.Unit;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.plant.MachineId;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Findings as CloudEvents. An event's id is the finding's key and what happened to it, so that the
 * same change said twice has the same id. Safe for several threads.
 */
public final class FindingEvents {

  static final String OPENED = "org.millwright.finding.opened";
  static final String WORSENED = "org.millwright.finding.worsened";
  static final String ENDED = "org.millwright.finding.ended";
  static final String STATUS = "org.millwright.finding.status";

  /** The record's value for a change. */
  public byte[] encode(FindingChange change) {
    return switch (change) {
      case FindingChange.Opened opened -> of(opened.finding(), OPENED, "opened").toBytes();
      case FindingChange.Worsened worsened -> {
        Finding finding = worsened.finding();
        yield of(finding, WORSENED, "worsened/" + finding.severity().word()).toBytes();
      }
      case FindingChange.Ended ended -> of(ended).toBytes();
    };
  }

  /** The record's value for a status. */
  public byte[] encode(EpisodeStatus status) {
    ObjectNode data = CloudEvent.JSON.createObjectNode();
    data.put("key", status.key().value());
    data.put("standing", word(status.standing()));
    data.put("at", status.at().toString());
    data.put("since", status.since().toString());
    data.set("evidence", evidence(status.evidence()));
    String id = status.key() + "/status/" + status.at() + "/" + word(status.standing());
    return new CloudEvent(id, STATUS, subject(status.key()), status.at(), data).toBytes();
  }

  /**
   * What a record says.
   *
   * @throws UnreadableRecord saying which field is wrong
   */
  public FindingEvent decode(byte[] bytes) {
    CloudEvent event = CloudEvent.of(bytes);
    JsonObject data = new JsonObject("data", event.data());
    try {
      return switch (event.type()) {
        case OPENED -> new FindingEvent.Changed(new FindingChange.Opened(finding(data)));
        case WORSENED -> new FindingEvent.Changed(new FindingChange.Worsened(finding(data)));
        case ENDED -> new FindingEvent.Changed(ended(data));
        case STATUS -> new FindingEvent.Stands(status(data));
        default ->
            throw new UnreadableRecord(
                "type: found \""
                    + event.type()
                    + "\", expected one of "
                    + String.join(", ", OPENED, WORSENED, ENDED, STATUS));
      };
    } catch (IllegalArgumentException e) {
      throw new UnreadableRecord("event " + event.id() + ": " + e.getMessage(), e);
    }
  }

  private static CloudEvent of(Finding finding, String type, String what) {
    ObjectNode data = CloudEvent.JSON.createObjectNode();
    data.put("key", finding.key().value());
    data.put("kind", finding.kind().value());
    data.put("subject", finding.subject().value());
    data.put("severity", finding.severity().word());
    data.put("at", finding.at().toString());
    data.put("knownAt", finding.knownAt().toString());
    data.put("title", finding.title());
    data.put("reason", finding.reason());
    data.put("rule", finding.rule());
    data.put("ruleBook", finding.ruleBook());
    data.set("evidence", evidence(finding.evidence()));
    return new CloudEvent(
        finding.key() + "/" + what, type, finding.subject().value(), finding.knownAt(), data);
  }

  private static CloudEvent of(FindingChange.Ended ended) {
    ObjectNode data = CloudEvent.JSON.createObjectNode();
    data.put("key", ended.key().value());
    data.put("at", ended.at().toString());
    data.put("knownAt", ended.knownAt().toString());
    data.put("reason", ended.reason());
    return new CloudEvent(
        ended.key() + "/ended", ENDED, subject(ended.key()), ended.knownAt(), data);
  }

  private static ArrayNode evidence(List<Evidence> evidence) {
    ArrayNode list = CloudEvent.JSON.createArrayNode();
    for (Evidence piece : evidence) {
      ObjectNode node = list.addObject();
      node.put("signal", piece.signal().value());
      node.put("statistic", piece.statistic());
      node.put("value", piece.value());
      node.put("unit", piece.unit().symbol());
      if (piece.limit().isPresent()) {
        node.put("limit", piece.limit().getAsDouble());
      } else {
        node.putNull("limit");
      }
      node.put("from", piece.from().toString());
      node.put("to", piece.to().toString());
      node.put("source", piece.source());
    }
    return list;
  }

  private static Finding finding(JsonObject data) {
    return new Finding(
        new FindingKey(data.text("key")),
        new FindingKind(data.text("kind")),
        new MachineId(data.text("subject")),
        data.word("severity", Severity::of, "notice, warning or critical"),
        data.instant("at"),
        data.instant("knownAt"),
        data.text("title"),
        data.text("reason"),
        data.text("rule"),
        data.text("ruleBook"),
        data.children("evidence").stream().map(FindingEvents::evidence).toList());
  }

  private static FindingChange.Ended ended(JsonObject data) {
    Instant at = data.instant("at");
    return new FindingChange.Ended(
        new FindingKey(data.text("key")), at, data.instant("knownAt"), data.text("reason"));
  }

  private static EpisodeStatus status(JsonObject data) {
    return new EpisodeStatus(
        new FindingKey(data.text("key")),
        data.word("standing", FindingEvents::standing, "present, absent or unobserved"),
        data.instant("at"),
        data.instant("since"),
        data.children("evidence").stream().map(FindingEvents::evidence).toList());
  }

  private static Evidence evidence(JsonObject piece) {
    return new Evidence(
        new SignalName(piece.text("signal")),
        piece.text("statistic"),
        piece.number("value"),
        piece.word("unit", Unit::of, "one of " + Unit.symbols()),
        piece.optionalNumber("limit"),
        piece.instant("from"),
        piece.instant("to"),
        piece.text("source"));
  }

  private static String subject(FindingKey key) {
    String value = key.value();
    return value.substring(value.indexOf('/') + 1, value.lastIndexOf('/'));
  }

  private static String word(EpisodeStatus.Standing standing) {
    return standing.name().toLowerCase(Locale.ROOT);
  }

  private static Optional<EpisodeStatus.Standing> standing(String word) {
    return Arrays.stream(EpisodeStatus.Standing.values())
        .filter(standing -> word(standing).equals(word))
        .findFirst();
  }
}

package org.millwright.connectors.camunda;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.finding.Evidence;
import org.millwright.domain.finding.EvidenceText;
import org.millwright.domain.finding.Finding;
import org.millwright.domain.finding.FindingChange;

/**
 * What processes hear of findings. A finding starts the process whose start message has the name of
 * its kind; while an instance for the same subject runs, the engine keeps the message.
 */
public final class FindingMessages {

  /** Tells a process that its finding is over; the correlation key is the finding's key. */
  public static final String ENDED = "finding-ended";

  private static final Duration KEPT = Duration.ofDays(7);

  /** A finding waits for the work order before it on its machine, and that one for people. */
  private static final Duration OPENED_KEPT = Duration.ofDays(365);

  private FindingMessages() {}

  /** Starts the process of a finding. */
  public static EngineMessage opened(Finding finding) {
    return new EngineMessage(
        finding.kind().value(),
        finding.subject().value(),
        finding.key().value(),
        OPENED_KEPT,
        variables(finding));
  }

  /** Tells the process of a finding that the finding has ended. */
  public static EngineMessage ended(FindingChange.Ended ended) {
    String key = ended.key().value();
    return new EngineMessage(ENDED, key, key, KEPT, Map.of());
  }

  private static Map<String, @Nullable Object> variables(Finding finding) {
    var variables = new LinkedHashMap<String, @Nullable Object>();
    variables.put("findingKey", finding.key().value());
    variables.put("machine", finding.subject().value());
    variables.put("severity", finding.severity().word());
    variables.put("title", finding.title());
    variables.put("reason", finding.reason());
    variables.put("evidence", EvidenceText.of(finding.evidence()));
    variables.put("signal", signal(finding));
    variables.put("occurredAt", finding.at().toString());
    return variables;
  }

  /** The signal that tells most: the first of the evidence; none when there is no evidence. */
  private static @Nullable String signal(Finding finding) {
    return finding.evidence().stream()
        .map(Evidence::signal)
        .map(Object::toString)
        .findFirst()
        .orElse(null);
  }
}

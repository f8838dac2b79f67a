package org.millwright.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A generated machine's message: every signal once, no value ever the same twice in a row. */
final class Payload {

  private static final double FAR_ABOVE = 1_000 * GeneratedPlant.LIMIT;

  private final List<String> signals;
  private final long session;

  Payload(List<String> signals, long session) {
    this.signals = signals;
    this.session = session;
  }

  /**
   * The bytes of one message.
   *
   * @param at its time, epoch milliseconds
   * @param sequence of the machine, from 0
   * @param breaking true to drive the breaking signal so far that the mean of ten seconds breaks
   */
  byte[] of(long at, long sequence, boolean breaking) {
    var json = new StringBuilder(32 * signals.size());
    json.append("{\"ts\":").append(at).append(",\"session\":").append(session);
    json.append(",\"seq\":").append(sequence).append(",\"values\":{");
    for (int i = 0; i < signals.size(); i++) {
      json.append(i == 0 ? "\"" : ",\"").append(signals.get(i)).append("\":");
      value(json, i, sequence, breaking);
    }
    return json.append("}}").toString().getBytes(StandardCharsets.UTF_8);
  }

  private void value(StringBuilder json, int i, long sequence, boolean breaking) {
    switch (signals.get(i)) {
      case "state" -> json.append("\"Running\"");
      case "parts" -> json.append(sequence);
      case GeneratedPlant.BREAKING -> json.append(breaking ? FAR_ABOVE : sequence % 50);
      default -> hundredths(json, 2_000 + (sequence * 37 + i * 101L) % 1_999);
    }
  }

  /** As text with two places, without the cost of printing a double. */
  private static void hundredths(StringBuilder json, long hundredths) {
    json.append(hundredths / 100).append('.');
    json.append(hundredths % 100 < 10 ? "0" : "").append(hundredths % 100);
  }
}

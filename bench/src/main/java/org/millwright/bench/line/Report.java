package org.millwright.bench.line;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.millwright.bench.load.Ledger;
import org.millwright.bench.load.Machine;
import org.millwright.bench.load.Quantiles;
import org.millwright.bench.load.Usage;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The result for people, as text, and for programs, as JSON. */
record Report(Machine machine, LineSettings settings, List<Result> results) {

  /** A window may come short of the pace by so much, for its borders are not exact. */
  private static final double TOLERANCE = 0.01;

  private static final JsonMapper JSON = JsonMapper.shared();

  /** The pace was kept in every window, nothing was lost, every broken limit was found, once. */
  boolean holds() {
    return results.stream()
        .allMatch(result ->
            result.generated().isEmpty()
                || (result.generated().get().ledger().isComplete()
                    && keepsPace(result, result.generated().get().wanted())
                    && result.unexpected() == 0
                    && result.missed() == 0));
  }

  private static boolean keepsPace(Result result, int wanted) {
    double window = result.seconds() / result.windows().size();
    return result.windows().stream()
        .allMatch(w -> w.readings() / window >= wanted * (1 - TOLERANCE));
  }

  String text() {
    var text = new StringBuilder();
    line(
        text,
        "%s, %d cores, %.0f GiB, %s, Java %s, load before: %.2f",
        machine.processor(),
        machine.cores(),
        machine.memoryGigabytes(),
        machine.system(),
        machine.java(),
        machine.load());
    for (Result result : results) {
      line(text, "");
      line(
          text,
          "%s: %.0f s in %d windows",
          title(result),
          result.seconds(),
          result.windows().size());
      figures(text, result);
      result.generated().ifPresent(generated -> generated(text, result, generated));
      usage(text, result);
    }
    line(text, "");
    return text.toString();
  }

  private String title(Result result) {
    return result.generated().isEmpty()
        ? "The virtual factory"
        : "Generator, %d machines x %d signals, %d frames/s, MQTT JSON QoS 1"
            .formatted(settings.machines(), settings.signals(), settings.framesPerSecond());
  }

  private static void figures(StringBuilder text, Result result) {
    line(text, "  %-44s %10.0f /s", "readings, median of the windows", result.readingsPerSecond());
    line(
        text,
        "  %-44s p50 %7.1f   p99 %7.1f ms",
        "publish to edge decision, median of the windows",
        result.edge(0.5),
        result.edge(0.99));
    for (String protocol : result.whole().latencies().keySet()) {
      line(
          text,
          "  %-44s p50 %7.1f   p99 %7.1f ms",
          "  " + protocol + ", all windows",
          result.edge(protocol, 0.5),
          result.edge(protocol, 0.99));
    }
    line(
        text,
        "  %-44s p50 %7.3f   p99 %7.3f ms",
        "  of it in the edge: arrival to decision",
        result.whole().decision().quantile(0.5),
        result.whole().decision().quantile(0.99));
    if (result.fromBreak().count() > 0) {
      quantiles(text, "breaking message to finding", result.fromBreak());
    }
    quantiles(text, "judged message to finding", result.fromJudged());
    line(
        text,
        "  %-44s %d unexpected, %d missing",
        "findings",
        result.unexpected(),
        result.missed());
  }

  private static void generated(StringBuilder text, Result result, Result.Generated generated) {
    Ledger ledger = generated.ledger();
    quantiles(text, "floor: publish to a bare subscriber", generated.floor());
    line(
        text,
        "  %-44s p50 %7.1f   p99 %7.1f",
        "edge decision : floor",
        result.edge(0.5) / generated.floor().p50(),
        result.edge(0.99) / generated.floor().p99());
    quantiles(text, "the generator's own lag, in all of the above", generated.lag());
    line(
        text,
        "  %-44s %d sent, %d acknowledged, %d in Kafka, %d in the historian",
        "readings, warm-up included",
        ledger.sent(),
        ledger.acknowledged(),
        ledger.inKafka(),
        ledger.inHistorian());
    line(
        text,
        "  %-44s %d; frames twice in Kafka: %d; drained in %.1f s",
        "dead letters",
        ledger.deadLetters(),
        ledger.repeatedFrames(),
        ledger.drained().toMillis() / 1_000.0);
  }

  private static void quantiles(StringBuilder text, String name, Quantiles quantiles) {
    line(
        text,
        "  %-44s p50 %7.1f   p99 %7.1f   max %7.1f ms   n %d",
        name,
        quantiles.p50(),
        quantiles.p99(),
        quantiles.max(),
        quantiles.count());
  }

  private static void usage(StringBuilder text, Result result) {
    line(text, "  %-14s %8s %8s %10s", "process", "CPU s", "cores", "RSS MiB");
    double cpu = 0;
    double resident = 0;
    for (Map.Entry<String, Usage> part : result.usage().entrySet()) {
      Usage usage = part.getValue();
      cpu += usage.cpuSeconds();
      resident += usage.residentMegabytes();
      usage(text, part.getKey(), usage, result.seconds());
    }
    usage(text, "together", new Usage(cpu, resident), result.seconds());
  }

  private static void usage(StringBuilder text, String name, Usage usage, double seconds) {
    line(
        text,
        "  %-14s %8.1f %8.2f %10.0f",
        name,
        usage.cpuSeconds(),
        usage.cpuSeconds() / seconds,
        usage.residentMegabytes());
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  String json() {
    ObjectNode root = JSON.createObjectNode();
    root.put("benchmark", "line");
    root.put("holds", holds());
    root.putPOJO("machine", machine);
    for (Result result : results) {
      ObjectNode node = root.putObject(result.name());
      node.put("seconds", result.seconds());
      node.put("windows", result.windows().size());
      node.put("readingsPerSecond", rounded(result.readingsPerSecond()));
      ObjectNode edge = node.putObject("publishToEdgeDecisionMillis");
      edge.put("p50", rounded(result.edge(0.5))).put("p99", rounded(result.edge(0.99)));
      for (String protocol : result.whole().latencies().keySet()) {
        edge.putObject(protocol)
            .put("p50", rounded(result.edge(protocol, 0.5)))
            .put("p99", rounded(result.edge(protocol, 0.99)));
      }
      json(node, "breakingMessageToFindingMillis", result.fromBreak());
      json(node, "judgedMessageToFindingMillis", result.fromJudged());
      node.put("unexpectedFindings", result.unexpected()).put("missingFindings", result.missed());
      result.generated().ifPresent(generated -> json(node, generated));
      ObjectNode usage = node.putObject("usage");
      result
          .usage()
          .forEach((part, used) ->
              usage
                  .putObject(part)
                  .put("cpuSeconds", rounded(used.cpuSeconds()))
                  .put("residentMegabytes", rounded(used.residentMegabytes())));
    }
    return root.toPrettyString() + "\n";
  }

  private void json(ObjectNode node, Result.Generated generated) {
    Ledger ledger = generated.ledger();
    node.put("machines", settings.machines())
        .put("signals", settings.signals())
        .put("framesPerSecond", settings.framesPerSecond());
    json(node, "floorMillis", generated.floor());
    json(node, "generatorLagMillis", generated.lag());
    node.putObject("readings")
        .put("sent", ledger.sent())
        .put("acknowledged", ledger.acknowledged())
        .put("inKafka", ledger.inKafka())
        .put("inHistorian", ledger.inHistorian())
        .put("deadLetters", ledger.deadLetters())
        .put("repeatedFrames", ledger.repeatedFrames())
        .put("drainedSeconds", ledger.drained().toMillis() / 1_000.0);
  }

  private static void json(ObjectNode node, String name, Quantiles quantiles) {
    if (quantiles.count() > 0) {
      node.putObject(name)
          .put("count", quantiles.count())
          .put("p50", quantiles.p50())
          .put("p99", quantiles.p99())
          .put("max", quantiles.max());
    }
  }

  private static double rounded(double value) {
    return Double.isFinite(value) ? Math.round(value * 100) / 100.0 : -1;
  }
}

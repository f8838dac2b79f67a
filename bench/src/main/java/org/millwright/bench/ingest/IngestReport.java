package org.millwright.bench.ingest;

import java.util.Locale;
import java.util.Map;
import org.millwright.bench.load.Ledger;
import org.millwright.bench.load.Machine;
import org.millwright.bench.load.Quantiles;
import org.millwright.bench.load.Usage;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The result for people, as text, and for programs, as JSON. */
record IngestReport(Machine machine, IngestSettings settings, IngestResult result) {

  /** The generator may publish so late before the pace counts as missed, milliseconds. */
  private static final double MOST_LAG = 1_000;

  /** Everything was sent at its pace and is stored, once. */
  boolean holds() {
    return result.ledger().isComplete() && result.lag().p99() < MOST_LAG;
  }

  /** {@code ingest.json}; of other rates and with trouble under a name of its own. */
  String file() {
    String rate = settings.rate() == 100_000 ? "" : "-" + settings.rate();
    String trouble = settings.kills() > 0 ? "-kills" : settings.outage().isZero() ? "" : "-outage";
    return "ingest" + rate + trouble + ".json";
  }

  String text() {
    var text = new StringBuilder();
    line(
        text,
        "%s, %d cores, %.0f GiB, Java %s, load before: %.2f",
        machine.processor(),
        machine.cores(),
        machine.memoryGigabytes(),
        machine.java(),
        machine.load());
    line(
        text,
        "%d readings/s of %d sensors in frames of %d, MQTT JSON QoS 1, for %d s",
        settings.rate(),
        settings.machines() * settings.signals(),
        settings.signals(),
        settings.duration().toSeconds());
    latencies(text);
    ledger(text);
    usage(text);
    return text.toString();
  }

  private void latencies(StringBuilder text) {
    quantiles(text, "floor: publish to a bare subscriber", result.floor());
    quantiles(text, "the generator's own lag, in all below", result.lag());
    if (settings.isCalm()) {
      windows(
          text,
          "publish to edge decision",
          result.edge(0.5),
          result.edge(0.99),
          result.edgeThroughout(0.5),
          result.edgeThroughout(0.99));
      windows(text, "publish to state", result.state());
      windows(text, "publish to seen at /api/live", result.live());
    }
  }

  private void ledger(StringBuilder text) {
    Ledger ledger = result.ledger();
    line(
        text,
        "  %-40s %d sent, %d acknowledged, %d in Kafka, %d in the historian",
        "readings, warm-up included",
        ledger.sent(),
        ledger.acknowledged(),
        ledger.inKafka(),
        ledger.inHistorian());
    line(
        text,
        "  %-40s %d; frames twice in Kafka: %d; drained in %.1f s; processes killed: %d",
        "dead letters",
        ledger.deadLetters(),
        ledger.repeatedFrames(),
        ledger.drained().toMillis() / 1_000.0,
        result.killed());
    result
        .drain()
        .ifPresent(drain ->
            line(
                text,
                "  %-40s %d readings in %.1f s, while others came: %.0f rows/s",
                "backlog of the outage",
                drain.backlog(),
                drain.seconds(),
                drain.rowsPerSecond()));
  }

  private void usage(StringBuilder text) {
    line(text, "  %-14s %8s %8s %10s %12s", "process", "CPU s", "cores", "RSS MiB", "CPU s/M");
    double resident = 0;
    for (Map.Entry<String, Usage> part : result.usage().entrySet()) {
      resident += part.getValue().residentMegabytes();
      usage(text, part.getKey(), part.getValue());
    }
    usage(text, "together", new Usage(result.cpuSeconds(), resident));
  }

  private void usage(StringBuilder text, String name, Usage usage) {
    line(
        text,
        "  %-14s %8.1f %8.2f %10.0f %12.2f",
        name,
        usage.cpuSeconds(),
        usage.cpuSeconds() / settings.duration().toSeconds(),
        usage.residentMegabytes(),
        perMillion(usage.cpuSeconds()));
  }

  /** CPU seconds for a million readings. */
  private double perMillion(double cpuSeconds) {
    return cpuSeconds * 1e6 / settings.rate() / settings.duration().toSeconds();
  }

  private static void windows(StringBuilder text, String name, Latencies.Told told) {
    windows(
        text,
        name,
        told.median(Quantiles::p50),
        told.median(Quantiles::p99),
        told.throughout().p50(),
        told.throughout().p99());
  }

  private static void windows(
      StringBuilder text, String name, double p50, double p99, double p50All, double p99All) {
    line(
        text,
        "  %-40s p50 %7.1f   p99 %7.1f ms, median of windows; %.1f, %.1f ms throughout",
        name,
        p50,
        p99,
        p50All,
        p99All);
  }

  private static void quantiles(StringBuilder text, String name, Quantiles quantiles) {
    line(
        text,
        "  %-40s p50 %7.1f   p99 %7.1f   max %7.1f ms   n %d",
        name,
        quantiles.p50(),
        quantiles.p99(),
        quantiles.max(),
        quantiles.count());
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  String json() {
    ObjectNode root = JsonMapper.shared().createObjectNode();
    root.put("benchmark", "ingest").put("holds", holds());
    root.putPOJO("machine", machine);
    root.put("machines", settings.machines())
        .put("signals", settings.signals())
        .put("readingsPerSecond", settings.rate())
        .put("seconds", settings.duration().toSeconds())
        .put("outageSeconds", settings.outage().toSeconds())
        .put("processesKilled", result.killed());
    json(root, "floorMillis", result.floor());
    json(root, "generatorLagMillis", result.lag());
    if (settings.isCalm()) {
      root.putObject("publishToEdgeDecisionMillis")
          .put("p50", rounded(result.edge(0.5)))
          .put("p99", rounded(result.edge(0.99)))
          .put("p99Throughout", rounded(result.edgeThroughout(0.99)));
      json(root, "publishToStateMillis", result.state());
      json(root, "publishToLiveMillis", result.live());
    }
    Ledger ledger = result.ledger();
    root.putObject("readings")
        .put("sent", ledger.sent())
        .put("acknowledged", ledger.acknowledged())
        .put("inKafka", ledger.inKafka())
        .put("inHistorian", ledger.inHistorian())
        .put("deadLetters", ledger.deadLetters())
        .put("repeatedFrames", ledger.repeatedFrames())
        .put("drainedSeconds", ledger.drained().toMillis() / 1_000.0);
    result
        .drain()
        .ifPresent(drain ->
            root.putObject("outage")
                .put("backlog", drain.backlog())
                .put("drainedSeconds", rounded(drain.seconds()))
                .put("rowsPerSecond", Math.round(drain.rowsPerSecond())));
    ObjectNode usage = root.putObject("usage");
    result
        .usage()
        .forEach((part, used) ->
            usage
                .putObject(part)
                .put("cpuSeconds", rounded(used.cpuSeconds()))
                .put("cpuSecondsPerMillionReadings", rounded(perMillion(used.cpuSeconds())))
                .put("residentMegabytes", rounded(used.residentMegabytes())));
    return root.toPrettyString() + "\n";
  }

  private static void json(ObjectNode node, String name, Latencies.Told told) {
    node.putObject(name)
        .put("count", told.throughout().count())
        .put("p50", rounded(told.median(Quantiles::p50)))
        .put("p99", rounded(told.median(Quantiles::p99)))
        .put("p99Throughout", rounded(told.throughout().p99()))
        .put("maxThroughout", rounded(told.throughout().max()));
  }

  private static void json(ObjectNode node, String name, Quantiles quantiles) {
    node.putObject(name)
        .put("count", quantiles.count())
        .put("p50", rounded(quantiles.p50()))
        .put("p99", rounded(quantiles.p99()))
        .put("max", rounded(quantiles.max()));
  }

  private static double rounded(double value) {
    return Double.isFinite(value) ? Math.round(value * 100) / 100.0 : -1;
  }
}

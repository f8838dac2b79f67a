package org.millwright.bench.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The app's own figures at one moment, from {@code /actuator/prometheus}.
 *
 * @param readings held against their limits since the app began
 * @param latencies from a reading's own time to the edge's decision, by protocol
 * @param decision from a frame's arrival at the edge to the decision
 */
public record Metrics(double readings, Map<String, Histogram> latencies, Histogram decision) {

  private static final Pattern LINE = Pattern.compile("([a-z_]+)(?:\\{(.*)})? ([^ ]+)");
  private static final Pattern LABEL = Pattern.compile("([a-z]+)=\"([^\"]*)\"");

  /** Asks the app. */
  public static Metrics read(HttpClient http, URI app, String token)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(app.resolve("/actuator/prometheus"))
            .header("Authorization", "Bearer " + token)
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(request.uri() + " answers " + answer.statusCode() + ", expected 200");
    }
    return parse(answer.body());
  }

  public static Metrics parse(String text) {
    double readings = 0;
    var latencies = new TreeMap<String, Histogram>();
    Histogram decision = Histogram.NOTHING;
    for (String line : text.lines().toList()) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        continue;
      }
      double value = Double.parseDouble(matcher.group(3));
      switch (matcher.group(1)) {
        case "millwright_edge_readings_total" -> readings = value;
        case "millwright_edge_decision_seconds_bucket" ->
            decision = decision.plus(bucket(matcher.group(2), value));
        case "millwright_edge_latency_seconds_bucket" ->
            latencies.merge(
                label(matcher.group(2), "protocol"),
                bucket(matcher.group(2), value),
                Histogram::plus);
        default -> {
          // a figure of something else
        }
      }
    }
    return new Metrics(readings, latencies, decision);
  }

  public Metrics since(Metrics earlier) {
    var difference = new TreeMap<String, Histogram>();
    latencies.forEach((protocol, latency) ->
        difference.put(
            protocol, latency.since(earlier.latencies.getOrDefault(protocol, Histogram.NOTHING))));
    return new Metrics(readings - earlier.readings, difference, decision.since(earlier.decision));
  }

  private static Histogram bucket(String labels, double count) {
    String bound = label(labels, "le");
    double millis =
        bound.equals("+Inf") ? Double.POSITIVE_INFINITY : 1_000 * Double.parseDouble(bound);
    return new Histogram(new TreeMap<>(Map.of(millis, count)));
  }

  private static String label(String labels, String name) {
    Matcher matcher = LABEL.matcher(labels);
    while (matcher.find()) {
      if (matcher.group(1).equals(name)) {
        return matcher.group(2);
      }
    }
    throw new IllegalArgumentException("no label " + name + " in " + labels);
  }
}

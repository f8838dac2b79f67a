package org.millwright.stream;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.millwright.domain.finding.EpisodeStatus;
import org.millwright.domain.finding.FindingChange;
import org.millwright.domain.finding.Judge;
import org.millwright.domain.observation.Frame;
import org.millwright.domain.observation.MachineSnapshot;
import org.millwright.domain.oee.OeeBook;
import org.millwright.domain.oee.OeeBooks;
import org.millwright.domain.oee.OeeNews;
import org.millwright.domain.oee.ShiftLog;

/**
 * The topology without a broker. Records are handed over as objects: a number on the wire stands
 * for each, so that this module's tests need no codec.
 */
final class Driver implements AutoCloseable {

  private static final Duration TICK = Duration.ofMillis(100);

  private static final OeeBooks NO_BOOK =
      new OeeBooks() {
        @Override
        public Optional<OeeBook> book() {
          return Optional.empty();
        }

        @Override
        public void listen(Consumer<OeeBook> listener) {}
      };

  private final List<Object> objects = new ArrayList<>();
  private final TopologyTestDriver driver;
  private final TestInputTopic<String, Frame> frames;
  private final TestOutputTopic<String, Object> findings;
  private final TestOutputTopic<String, Object> results;
  private final TestOutputTopic<String, Object> oee;

  Driver(Judge judge, Instant wall) {
    this(judge, wall, NO_BOOK);
  }

  Driver(Judge judge, Instant wall, OeeBooks books) {
    var properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "line-test");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    var serdes =
        new LineSerdes(
            this.<Frame>serde(),
            this.<FindingChange>serde(),
            this.<EpisodeStatus>serde(),
            this.<MachineSnapshot>serde(),
            this.<OeeNews>serde());
    var settings = LineSettings.standard("observations", "findings", "results", "oee");
    driver =
        new TopologyTestDriver(
            LineTopology.of(settings, serdes, judge, Plant.TAGS, books, ShiftLog.EMPTY),
            properties,
            wall);
    frames =
        driver.createInputTopic(
            "observations", new StringSerializer(), this.<Frame>serde().serializer());
    Deserializer<Object> any = this.<Object>serde().deserializer();
    findings = driver.createOutputTopic("findings", new StringDeserializer(), any);
    results = driver.createOutputTopic("results", new StringDeserializer(), any);
    oee = driver.createOutputTopic("oee", new StringDeserializer(), any);
  }

  void say(Frame frame) {
    frames.pipeInput(frame.machine().value(), frame, frame.knownAt());
  }

  /** Lets the wall clock go on, in steps so small that no tick is left out. */
  void pass(Duration time) {
    Duration rest = time;
    while (rest.isPositive()) {
      Duration step = rest.compareTo(TICK) < 0 ? rest : TICK;
      driver.advanceWallClockTime(step);
      rest = rest.minus(step);
    }
  }

  List<FindingChange> changes() {
    return readFindings().stream()
        .filter(FindingChange.class::isInstance)
        .map(FindingChange.class::cast)
        .toList();
  }

  List<Object> readFindings() {
    return findings.readValuesToList();
  }

  List<MachineSnapshot> snapshots() {
    return results.readValuesToList().stream().map(MachineSnapshot.class::cast).toList();
  }

  List<OeeNews> oeeNews() {
    return oee.readValuesToList().stream().map(OeeNews.class::cast).toList();
  }

  /** What the changelogs would bring back, by store. */
  Map<String, Map<String, byte[]>> stores() {
    return Map.of(
        LineTopology.STORE, entries(memories().all()),
        LineTopology.MINUTES, entries(bytes(LineTopology.MINUTES).all()),
        LineTopology.OEE_FINDINGS, entries(bytes(LineTopology.OEE_FINDINGS).all()));
  }

  private static Map<String, byte[]> entries(KeyValueIterator<String, byte[]> all) {
    var entries = new HashMap<String, byte[]>();
    try (all) {
      all.forEachRemaining(entry -> entries.put(entry.key, entry.value));
    }
    return entries;
  }

  void restore(Map<String, Map<String, byte[]>> stores) {
    stores.getOrDefault(LineTopology.STORE, Map.of()).forEach(memories()::put);
    for (String name : List.of(LineTopology.MINUTES, LineTopology.OEE_FINDINGS)) {
      stores.getOrDefault(name, Map.of()).forEach(bytes(name)::put);
    }
  }

  private MemoryStore memories() {
    return (MemoryStore) Objects.requireNonNull(driver.getStateStore(LineTopology.STORE));
  }

  private KeyValueStore<String, byte[]> bytes(String name) {
    return Objects.requireNonNull(driver.getKeyValueStore(name));
  }

  @Override
  public void close() {
    driver.close();
  }

  @SuppressWarnings("unchecked")
  private <T> Serde<T> serde() {
    return Serdes.serdeFrom(
        (_, value) -> {
          objects.add(value);
          return Integer.toString(objects.size() - 1).getBytes(StandardCharsets.UTF_8);
        },
        (_, bytes) -> (T) objects.get(Integer.parseInt(new String(bytes, StandardCharsets.UTF_8))));
  }
}

package org.millwright.stream;

import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.millwright.domain.finding.Judge;
import org.millwright.domain.observation.TagSheets;
import org.millwright.domain.oee.OeeBooks;
import org.millwright.domain.oee.ShiftLog;

/**
 * Frames in; findings, how they stand, machine snapshots and news of OEE out. One sub-topology:
 * everything of a machine happens in one task, next to its memory.
 *
 * <p>The memory is kept in main memory and in a compacted changelog; it is written to the changelog
 * at each commit, before the offsets are, so that it is never older than they are.
 */
public final class LineTopology {

  static final String STORE = "machines";
  static final String CHANGES = "finding-changes";
  static final String STATUSES = "finding-statuses";
  static final String SNAPSHOTS = "machine-snapshots";
  static final String MINUTES = "oee-minutes";
  static final String OEE_NEWS = "oee-news";
  static final String OEE_FINDINGS = "oee-findings";

  private static final String FRAMES = "frames";
  private static final String MACHINES = "judge-machines";
  private static final String OEE = "count-oee";

  private LineTopology() {}

  /**
   * The topology; the judge, the sheets and the shift log are asked anew each time, so that edits
   * take effect.
   */
  public static Topology of(
      LineSettings settings,
      LineSerdes serdes,
      Judge judge,
      TagSheets tags,
      OeeBooks books,
      ShiftLog shiftLog) {
    var topology = new Topology();
    topology.addSource(
        FRAMES, new StringDeserializer(), serdes.frames().deserializer(), settings.observations());
    topology.addProcessor(MACHINES, () -> new LineProcessor(settings, judge, tags), FRAMES);
    topology.addStateStore(new MemoryStoreBuilder(store(STORE)), MACHINES);
    topology.addProcessor(OEE, () -> new OeeProcessor(books, shiftLog, judge), FRAMES);
    topology.addStateStore(store(MINUTES).withCachingEnabled(), OEE);
    topology.addStateStore(store(OEE_FINDINGS).withCachingEnabled(), OEE);
    topology.addSink(
        OEE_NEWS, settings.oee(), new StringSerializer(), serdes.oee().serializer(), OEE);
    topology.addSink(
        CHANGES,
        settings.findings(),
        new StringSerializer(),
        serdes.changes().serializer(),
        MACHINES,
        OEE);
    topology.addSink(
        STATUSES,
        settings.findings(),
        new StringSerializer(),
        serdes.statuses().serializer(),
        MACHINES,
        OEE);
    topology.addSink(
        SNAPSHOTS,
        settings.results(),
        new StringSerializer(),
        serdes.snapshots().serializer(),
        MACHINES);
    return topology;
  }

  private static StoreBuilder<KeyValueStore<String, byte[]>> store(String name) {
    return Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
        .withLoggingEnabled(
            Map.of(
                TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(16 << 20),
                TopicConfig.SEGMENT_MS_CONFIG, "600000",
                TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.1",
                TopicConfig.COMPRESSION_TYPE_CONFIG, "producer"));
  }
}

package org.millwright.bench.oee;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.millwright.connectors.kafka.BusProducer;
import org.millwright.connectors.kafka.BusSerdes;
import org.millwright.connectors.kafka.FrameCodec;
import org.millwright.connectors.kafka.KeptFrames;
import org.millwright.connectors.kafka.Topics;
import org.millwright.domain.finding.Judge.Judgement;
import org.millwright.domain.observation.Frame;
import org.millwright.domain.observation.TagSheets;
import org.millwright.domain.oee.OeeBook;
import org.millwright.domain.oee.OeeBooks;
import org.millwright.domain.oee.ShiftLog;
import org.millwright.stack.EmbeddedStack;
import org.millwright.stack.settings.PartName;
import org.millwright.stream.Line;
import org.millwright.stream.LineSerdes;
import org.millwright.stream.LineSettings;
import org.millwright.stream.LineTopology;

/**
 * The same events on a real broker, then through the whole line with its one thread; and, to
 * compare, through a count by key of Kafka Streams' own.
 */
final class OnKafka {

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** Events per second, from the first record that was read until the last. */
  record Run(long events, double linePerSecond, double countPerSecond) {}

  private OnKafka() {}

  static Run run(Path folder, List<Frame> frames, OeeBook book) throws IOException {
    try (EmbeddedStack stack = EmbeddedStack.start(folder, EnumSet.of(PartName.KAFKA), List.of())) {
      String bootstrap = stack.kafkaBootstrap();
      Topics.ensure(bootstrap, (short) 1, Duration.ofSeconds(30));
      fill(bootstrap, folder, frames);
      double line = line(bootstrap, folder, book, frames.size());
      double count = count(bootstrap, folder, frames.size());
      long events = (long) frames.size() * Told.EVENTS;
      return new Run(events, line * Told.EVENTS, count * Told.EVENTS);
    }
  }

  private static void fill(String bootstrap, Path folder, List<Frame> frames) {
    try (var producer = new BusProducer(bootstrap);
        var kept =
            new KeptFrames(
                folder.resolve("frames.mv"), frames.size(), producer, new FrameCodec())) {
      frames.forEach(kept::send);
      while (kept.waiting() > 0) {
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      }
    }
  }

  private static double line(String bootstrap, Path folder, OeeBook book, int frames) {
    var watched = new Watched();
    var topology =
        LineTopology.of(
            LineSettings.standard(Topics.OBSERVATIONS, Topics.FINDINGS, Topics.RESULTS, Topics.OEE),
            new LineSerdes(
                watched.serde(),
                BusSerdes.changes(),
                BusSerdes.statuses(),
                BusSerdes.snapshots(),
                BusSerdes.oee()),
            _ -> new Judgement("none", List.of()),
            TagSheets.fixed(Map.of()),
            OeeBooks.fixed(book),
            ShiftLog.EMPTY);
    try (var line =
        new Line(topology, bootstrap, folder.resolve("line"), InstantSource.system(), _ -> {})) {
      line.start();
      return framesPerSecond(bootstrap, "millwright-line", frames, watched);
    }
  }

  private static double count(String bootstrap, Path folder, int frames) {
    var watched = new Watched();
    var builder = new StreamsBuilder();
    builder.stream(Topics.OBSERVATIONS, Consumed.with(Serdes.String(), watched.serde()))
        .groupByKey(Grouped.with(Serdes.String(), BusSerdes.frames()))
        .count();
    var properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "count");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.resolve("count").toString());
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 1_000);
    properties.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    try (var streams = new KafkaStreams(builder.build(), properties)) {
      streams.start();
      return framesPerSecond(bootstrap, "count", frames, watched);
    }
  }

  /** Knows when records were read; commits come seconds later, and for many records at once. */
  private static final class Watched {
    private final AtomicLong firstAt = new AtomicLong();
    private volatile long lastAt;

    double seconds() {
      return (lastAt - firstAt.get()) / 1e9;
    }

    Serde<Frame> serde() {
      Serde<Frame> frames = BusSerdes.frames();
      return Serdes.serdeFrom(
          frames.serializer(),
          (topic, data) -> {
            lastAt = System.nanoTime();
            firstAt.compareAndSet(0, lastAt);
            return frames.deserializer().deserialize(topic, data);
          });
    }
  }

  private static double framesPerSecond(
      String bootstrap, String group, int frames, Watched watched) {
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (System.nanoTime() < deadline) {
        if (done(admin, group) >= frames) {
          return frames / watched.seconds();
        }
        Thread.sleep(50);
      }
      throw new IllegalStateException(group + " did not read all within " + PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static long done(Admin admin, String group) throws InterruptedException {
    try {
      Map<TopicPartition, OffsetAndMetadata> offsets =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      return offsets.entrySet().stream()
          .filter(one -> one.getKey().topic().equals(Topics.OBSERVATIONS))
          .mapToLong(
              one -> Optional.ofNullable(one.getValue()).map(OffsetAndMetadata::offset).orElse(0L))
          .sum();
    } catch (ExecutionException notYet) {
      return 0;
    }
  }
}

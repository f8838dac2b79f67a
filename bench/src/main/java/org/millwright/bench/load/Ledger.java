package org.millwright.bench.load;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.millwright.connectors.kafka.FrameCodec;
import org.millwright.connectors.kafka.Topics;
import org.millwright.domain.observation.Frame;
import org.millwright.domain.observation.FrameId;
import org.millwright.stack.EmbeddedStack;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether what the generator sent is everywhere where it must be, once.
 *
 * @param sent readings published, warm-up included
 * @param acknowledged of them, by the MQTT broker
 * @param inKafka readings in frames on the observations' topic, a frame that is there twice counted
 *     once
 * @param repeatedFrames frames that are there twice; allowed, for the line is at least once
 * @param inHistorian good rows, one for each machine, signal and time
 * @param deadLetters records of the dead letters' topic
 * @param drained from the last publish until the historian had every row; what was waited when it
 *     never had
 */
public record Ledger(
    long sent,
    long acknowledged,
    long inKafka,
    long repeatedFrames,
    long inHistorian,
    long deadLetters,
    Duration drained) {

  private static final long POLL_MILLIS = 250;
  private static final JsonMapper JSON = JsonMapper.shared();

  public boolean isComplete() {
    return sent == acknowledged && sent == inKafka && sent == inHistorian && deadLetters == 0;
  }

  /** Waits until the historian has as many rows as were sent, or loses patience; then counts. */
  public static Ledger close(
      EmbeddedStack stack, HttpClient http, long sent, long acknowledged, Duration patience)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    long rows = rows(stack, http);
    while (rows < sent && System.nanoTime() - began < patience.toNanos()) {
      Thread.sleep(POLL_MILLIS);
      rows = rows(stack, http);
    }
    Duration drained = Duration.ofNanos(System.nanoTime() - began);
    try (var consumer = consumer(stack.kafkaBootstrap())) {
      Kafka kafka = count(consumer);
      long letters = end(consumer, Topics.DEAD_LETTERS).values().stream().mapToLong(n -> n).sum();
      return new Ledger(sent, acknowledged, kafka.readings, kafka.repeated, rows, letters, drained);
    }
  }

  /** Good rows of generated machines in the historian. */
  public static long rows(EmbeddedStack stack, HttpClient http)
      throws IOException, InterruptedException {
    String query =
        "select count() from readings where quality = 'good' and machine like '"
            + GeneratedPlant.PREFIX
            + "%'";
    URI uri =
        URI.create(
            stack.historianUrl()
                + "/exec?query="
                + URLEncoder.encode(query, StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(uri).header("Authorization", stack.historianAuthorization()).build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    JsonNode rows = JSON.readTree(answer.body()).path("dataset");
    return rows.path(0).path(0).asLong(0);
  }

  private record Kafka(long readings, long repeated) {}

  private static Kafka count(KafkaConsumer<String, byte[]> consumer) {
    Map<TopicPartition, Long> ends = end(consumer, Topics.OBSERVATIONS);
    consumer.assign(ends.keySet());
    consumer.seekToBeginning(ends.keySet());
    var codec = new FrameCodec();
    Set<FrameId> seen = new HashSet<>();
    long readings = 0;
    long repeated = 0;
    while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
        Frame frame = codec.decode(record.value());
        if (!isGenerated(frame)) {
          continue;
        }
        if (seen.add(frame.id())) {
          readings += frame.observations().size();
        } else {
          repeated++;
        }
      }
    }
    return new Kafka(readings, repeated);
  }

  /** Not what tells that a machine fell silent, once the generator has ended. */
  private static boolean isGenerated(Frame frame) {
    return frame.id().source().startsWith("mqtt:" + GeneratedPlant.PREFIX);
  }

  private static Map<TopicPartition, Long> end(
      KafkaConsumer<String, byte[]> consumer, String topic) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    return consumer.endOffsets(partitions);
  }

  private static KafkaConsumer<String, byte[]> consumer(String bootstrap) {
    return new KafkaConsumer<>(
        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }
}

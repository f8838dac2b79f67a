package org.millwright.connectors.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.stack.EmbeddedStack;
import org.millwright.stack.settings.PartName;

/** The bus against a real broker in a process of its own. */
class BusTest {

  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir static Path folder;
  private static EmbeddedStack stack;
  private static BusProducer producer;
  private static DeadLetters deadLetters;

  @BeforeAll
  static void startBroker() throws IOException {
    stack = EmbeddedStack.start(folder, Set.of(PartName.KAFKA));
    Topics.ensure(stack.kafkaBootstrap(), (short) 1, BOUND);
    Topics.ensure(stack.kafkaBootstrap(), (short) 1, BOUND);
    producer = new BusProducer(stack.kafkaBootstrap());
    deadLetters = new DeadLetters(producer, InstantSource.fixed(NOON));
  }

  @AfterAll
  static void stopBroker() throws IOException {
    producer.close();
    stack.close();
  }

  @Test
  void aBatchThatFailsComesAgainUntilItIsDoneAndIsCommittedThen() {
    send("documents", "first", "second");
    var tries = new AtomicInteger();
    List<String> done = new CopyOnWriteArrayList<>();
    try (var consumer =
        consumer(
            "retry",
            Topics.DOCUMENTS,
            record -> new String(record.value(), UTF_8),
            batch -> {
              if (tries.incrementAndGet() < 4) {
                throw new IOException("the database is away");
              }
              done.addAll(batch);
            })) {
      consumer.start();
      await().atMost(BOUND).until(() -> done.size() >= 2);
    }
    assertThat(tries).hasValue(4);
    assertThat(done).containsExactly("first", "second");

    List<String> again = new CopyOnWriteArrayList<>();
    try (var consumer =
        consumer(
            "retry",
            Topics.DOCUMENTS,
            record -> new String(record.value(), UTF_8),
            again::addAll)) {
      consumer.start();
      send("documents", "third");
      await().atMost(BOUND).until(() -> !again.isEmpty());
    }
    assertThat(again).as("what was done is committed").containsExactly("third");
  }

  @Test
  void aRecordThatCannotBeDecodedGoesToTheDeadLettersAndTheLineGoesOn() {
    send("engine", "good", "poison", "overflow", "good too");
    List<String> done = new CopyOnWriteArrayList<>();
    List<DeadLetter> dead = new CopyOnWriteArrayList<>();
    try (var consumer =
            consumer(
                "poison",
                Topics.ENGINE,
                record -> {
                  String text = new String(record.value(), UTF_8);
                  if (text.equals("poison")) {
                    throw new UnreadableRecord("found \"poison\", expected something good");
                  }
                  if (text.equals("overflow")) {
                    throw new ArithmeticException("long overflow");
                  }
                  return text;
                },
                done::addAll);
        var grave = consumer("grave", Topics.DEAD_LETTERS, DeadLetters::read, dead::addAll)) {
      consumer.start();
      grave.start();
      await().atMost(BOUND).until(() -> done.size() >= 2 && dead.size() >= 2);
    }
    assertThat(done).containsExactly("good", "good too");
    DeadLetter letter = dead.getFirst();
    assertThat(letter.source()).isEqualTo("bus:poison");
    assertThat(letter.place()).isEqualTo("engine/0/1");
    assertThat(letter.payload()).isEqualTo("poison".getBytes(UTF_8));
    assertThat(letter.reason()).isEqualTo("found \"poison\", expected something good");
    assertThat(letter.at()).isEqualTo(NOON);
    assertThat(dead.getLast().place()).isEqualTo("engine/0/2");
    assertThat(dead.getLast().reason()).contains("long overflow");
  }

  private static <V> ConfirmedConsumer<V> consumer(
      String group,
      String topic,
      ConfirmedConsumer.Decoder<V> decoder,
      ConfirmedConsumer.Handler<V> handler) {
    return new ConfirmedConsumer<>(
        new ConsumerSettings(
            stack.kafkaBootstrap(), group, List.of(topic), 500, Duration.ofMillis(50), false),
        decoder,
        handler,
        deadLetters);
  }

  private static void send(String topic, String... texts) {
    for (String text : texts) {
      await60(producer.send(new ProducerRecord<>(topic, "key", text.getBytes(UTF_8))));
    }
  }

  private static void await60(CompletionStage<Void> stage) {
    assertThat(stage.toCompletableFuture()).succeedsWithin(BOUND.toSeconds(), TimeUnit.SECONDS);
  }
}

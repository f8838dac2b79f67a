package org.millwright.connectors.erp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxSenderTest {

  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final String ID = "WO-000017/1";

  /** What the ERP does with the next document; when none is left it confirms. */
  private interface Mood {
    void answer(HttpExchange exchange, String id) throws IOException;
  }

  private record Received(String id, String body) {}

  private final Queue<Mood> moods = new ConcurrentLinkedQueue<>();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final MemoryDocuments documents = new MemoryDocuments();
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer erp;
  private final OutboxSender sender;
  private final ErpOutbox outbox;
  private final Path folder;

  OutboxSenderTest(@TempDir Path data) throws IOException {
    erp = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    erp.setExecutor(threads);
    erp.createContext("/erp/documents", this::receive);
    folder = data.resolve("erp/outbox");
    var settings =
        new ErpSettings(
            URI.create("http://127.0.0.1:" + erp.getAddress().getPort() + "/erp/documents"),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofMillis(20),
            Duration.ofMillis(200),
            Duration.ofMillis(300),
            folder);
    sender = new OutboxSender(documents, settings, InstantSource.system(), this::tell);
    outbox = new ErpOutbox(documents, sender::wake);
  }

  @BeforeEach
  void start() {
    erp.start();
    sender.start();
  }

  @AfterEach
  void stop() {
    end.countDown();
    sender.close();
    erp.stop(0);
    threads.shutdownNow();
  }

  private void tell(String id) {
    told.add(id);
    if (told.size() == 1) {
      throw new IllegalStateException("the engine is away");
    }
  }

  private void receive(HttpExchange exchange) throws IOException {
    String id = exchange.getRequestHeaders().getFirst("X-Document-Id");
    received.add(new Received(id, new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
    Mood mood = moods.poll();
    if (mood == null) {
      answer(exchange, 200, Samples.confirmation(id));
    } else {
      mood.answer(exchange, id);
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void silence(HttpExchange exchange, String id) {
    try {
      end.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    exchange.close();
  }

  private void assertAcceptedAfter(int tries) {
    await().atMost(BOUND).until(() -> documents.get(ID).orElseThrow().noticedAt != null);
    assertThat(received).hasSize(tries);
    // The same id and the same bytes on every try.
    String xml = new String(B2mmlWriter.write(Samples.performance(ID)), UTF_8);
    assertThat(received).allMatch(document -> document.equals(new Received(ID, xml)));
  }

  @Test
  void aDocumentIsSentOnceLiesInTheFolderAndIsToldUntilTheListenerTookIt() throws IOException {
    outbox.put(Samples.performance(ID));
    outbox.put(Samples.performance(ID));
    assertAcceptedAfter(1);
    assertThat(told).containsExactly(ID, ID);
    assertThat(Files.readAllBytes(folder.resolve("WO-000017%2F1.xml")))
        .isEqualTo(B2mmlWriter.write(Samples.performance(ID)));
  }

  @Test
  void anErpThatIsSlowOverloadedOrSilentGetsItInTheEnd() {
    moods.add((exchange, _) -> answer(exchange, 503, "later"));
    moods.add(this::silence);
    moods.add((exchange, _) -> exchange.close());
    outbox.put(Samples.performance(ID));
    assertAcceptedAfter(4);
  }

  @Test
  void whatTheErpTookButDidNotConfirmInTimeIsSentAgainWithTheSameId() {
    // "Accepted but timed out": the ERP has it, its answer does not come.
    moods.add(this::silence);
    outbox.put(Samples.performance(ID));
    assertAcceptedAfter(2);
  }

  @Test
  void aRefusalIsShownAndAskedAgainUntilItIsMended() {
    moods.add((exchange, _) -> answer(exchange, 422, "unknown cost centre"));
    outbox.put(Samples.performance(ID));
    await().atMost(BOUND).until(() -> documents.get(ID).orElseThrow().refused);
    assertThat(outbox.of(ID).orElseThrow().lastError()).endsWith("422: unknown cost centre");
    assertAcceptedAfter(2);
  }

  @Test
  void aConfirmationOfSomethingElseIsNone() {
    moods.add((exchange, _) -> answer(exchange, 200, Samples.confirmation("another")));
    outbox.put(Samples.performance(ID));
    assertAcceptedAfter(2);
    assertThat(outbox.of(ID).orElseThrow().lastError()).contains("confirmed [another], expected");
  }

  @Test
  void fileNamesKeepWithinTheFolderAndApart() {
    assertThat(OutboxFolder.fileName("../../etc/x y")).isEqualTo("%2E.%2F..%2Fetc%2Fx%20y");
  }
}

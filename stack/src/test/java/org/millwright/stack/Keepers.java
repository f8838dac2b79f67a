package org.millwright.stack;

import static java.net.http.HttpResponse.BodyHandlers.ofString;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.millwright.stack.settings.PartName;

/** One keeper for each part, speaking the part's own protocol with a stock client. */
final class Keepers {
  private static final Duration BOUND = Duration.ofSeconds(20);

  private Keepers() {}

  static Keeper of(PartName part, EmbeddedStack stack) {
    return switch (part) {
      case POSTGRES -> new Rows(stack);
      case KAFKA -> new Records(stack);
      case MQTT -> new Messages(stack);
      case HISTORIAN -> new Lines(stack);
      case ENGINE -> new Processes(stack);
      case APP, EDGE, TWIN -> throw new IllegalArgumentException(part + " is not of the stack");
    };
  }

  /** Rows over JDBC. */
  private record Rows(EmbeddedStack stack) implements Keeper {
    @Override
    public void put(String mark) throws SQLException {
      try (Connection connection = connect();
          var statement = connection.createStatement()) {
        statement.execute("create table if not exists marks (mark text)");
        statement.execute("insert into marks values ('" + mark + "')");
      }
    }

    @Override
    public boolean has(String mark) throws SQLException {
      try (Connection connection = connect();
          var statement = connection.createStatement();
          ResultSet rows =
              statement.executeQuery("select mark from marks where mark = '" + mark + "'")) {
        return rows.next();
      }
    }

    private Connection connect() throws SQLException {
      return DriverManager.getConnection(
          stack.postgresUrl(), stack.postgresUser(), stack.postgresPassword());
    }
  }

  /** Records in a topic of its own. */
  private record Records(EmbeddedStack stack) implements Keeper {
    private static final String TOPIC = "marks";

    @Override
    public void put(String mark) throws Exception {
      Map<String, Object> settings =
          Map.of("bootstrap.servers", stack.kafkaBootstrap(), "acks", "all");
      try (Admin admin = Admin.create(settings)) {
        if (!admin.listTopics().names().get().contains(TOPIC)) {
          admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
      }
      try (var producer =
          new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
        producer
            .send(new ProducerRecord<>(TOPIC, mark, mark))
            .get(BOUND.toSeconds(), TimeUnit.SECONDS);
      }
    }

    @Override
    public boolean has(String mark) {
      Map<String, Object> settings = Map.of("bootstrap.servers", stack.kafkaBootstrap());
      try (var consumer =
          new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
        List<TopicPartition> partitions = List.of(new TopicPartition(TOPIC, 0));
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return StreamSupport.stream(consumer.poll(BOUND).spliterator(), false)
            .anyMatch(record -> record.value().equals(mark));
      }
    }
  }

  /** Messages of quality of service 1 waiting for a client that is away. */
  private record Messages(EmbeddedStack stack) implements Keeper {
    /** What is done while connected. */
    private interface Visit {
      void by(MqttClient client) throws MqttException;
    }

    @Override
    public void put(String mark) throws MqttException {
      byte[] payload = mark.getBytes(StandardCharsets.UTF_8);
      connected("away-" + mark, received(), client -> client.subscribe("marks/" + mark, 1));
      connected(
          "sender-" + mark,
          received(),
          client -> client.publish("marks/" + mark, payload, 1, false));
    }

    @Override
    public boolean has(String mark) throws MqttException {
      Set<String> received = received();
      connected(
          "away-" + mark,
          received,
          client -> Awaitility.await().atMost(BOUND).until(() -> received.contains(mark)));
      return received.contains(mark);
    }

    private static Set<String> received() {
      return new CopyOnWriteArraySet<>();
    }

    private void connected(String name, Set<String> received, Visit visit) throws MqttException {
      MqttClient client = new MqttClient(stack.mqttUrl(), name, new MemoryPersistence());
      try {
        client.setTimeToWait(BOUND.toMillis());
        client.setCallback(new Receiver(received));
        client.connect(keepingSession());
        visit.by(client);
        client.disconnect();
      } finally {
        client.close();
      }
    }

    private static MqttConnectionOptions keepingSession() {
      MqttConnectionOptions options = new MqttConnectionOptions();
      options.setCleanStart(false);
      options.setSessionExpiryInterval(3_600L);
      return options;
    }
  }

  /** Lines of the Influx protocol, found again by SQL. */
  private record Lines(EmbeddedStack stack) implements Keeper {
    @Override
    public void put(String mark) throws IOException, InterruptedException {
      URI write = URI.create(stack.historianUrl() + "/api/v2/write?precision=ns");
      String line = "marks,mark=" + mark + " value=1.0 1700000000000000000\n";
      HttpResponse<String> answer = send(ask(write).POST(BodyPublishers.ofString(line)));
      if (answer.statusCode() != 204) {
        throw new IOException(answer.statusCode() + ": " + answer.body());
      }
    }

    private HttpRequest.Builder ask(URI what) {
      return HttpRequest.newBuilder(what).header("Authorization", stack.historianAuthorization());
    }

    /** QuestDB applies a confirmed write to the table a moment later, so it is awaited. */
    @Override
    public boolean has(String mark) {
      String query =
          URLEncoder.encode(
              "select value from marks where mark = '" + mark + "'", StandardCharsets.UTF_8);
      URI read = URI.create(stack.historianUrl() + "/exec?query=" + query);
      Awaitility.await()
          .atMost(BOUND)
          .ignoreExceptions()
          .until(() -> send(ask(read)).body().contains("\"count\":1"));
      return true;
    }
  }

  /** Process definitions, which can be started only when the engine still has them. */
  private record Processes(EmbeddedStack stack) implements Keeper {
    private static final String BOUNDARY = "part-of-a-form";

    @Override
    public void put(String mark) throws IOException, InterruptedException {
      String form =
          "--%s\r\nContent-Disposition: form-data; name=\"resources\"; filename=\"%s.bpmn\"\r\n"
                  .formatted(BOUNDARY, mark)
              + "Content-Type: application/xml\r\n\r\n%s\r\n--%s--\r\n"
                  .formatted(process(mark), BOUNDARY);
      expectOk(
          send(
              HttpRequest.newBuilder(URI.create(stack.engineRest() + "/v2/deployments"))
                  .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                  .POST(BodyPublishers.ofString(form))));
    }

    @Override
    public boolean has(String mark) throws IOException, InterruptedException {
      String body = "{\"processDefinitionId\":\"" + mark + "\"}";
      expectOk(
          send(
              HttpRequest.newBuilder(URI.create(stack.engineRest() + "/v2/process-instances"))
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(body))));
      return true;
    }

    private static void expectOk(HttpResponse<String> answer) throws IOException {
      if (answer.statusCode() != 200) {
        throw new IOException(answer.statusCode() + ": " + answer.body());
      }
    }

    private static String process(String id) {
      return """
      <?xml version="1.0" encoding="UTF-8"?>
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
          targetNamespace="http://bpmn.io/schema/bpmn">
        <bpmn:process id="%s" isExecutable="true">
          <bpmn:startEvent id="begin"/>
          <bpmn:sequenceFlow id="flow" sourceRef="begin" targetRef="end"/>
          <bpmn:endEvent id="end"/>
        </bpmn:process>
      </bpmn:definitions>
      """
          .formatted(id);
    }
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.timeout(BOUND).build(), ofString());
    }
  }
}

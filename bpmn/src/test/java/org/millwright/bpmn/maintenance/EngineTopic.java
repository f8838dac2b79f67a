package org.millwright.bpmn.maintenance;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.millwright.connectors.camunda.EngineRecords;
import org.millwright.domain.job.EngineRecord;
import org.millwright.domain.job.TaskBoard;

/** What the engine's exporter told the bus so far, read anew on every question. */
final class EngineTopic implements TaskBoard, AutoCloseable {

  private static final String TOPIC = "engine";

  private final KafkaConsumer<String, String> consumer;
  private final NavigableMap<Long, EngineRecord> records = new TreeMap<>();

  EngineTopic(String bootstrapServers) throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    }
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "group.id",
                "process-test",
                "auto.offset.reset",
                "earliest",
                "metadata.max.age.ms",
                1_000,
                "key.deserializer",
                StringDeserializer.class,
                "value.deserializer",
                StringDeserializer.class));
    consumer.subscribe(List.of(TOPIC));
  }

  /** A record that came twice is one. */
  private synchronized List<EngineRecord> records() {
    consumer
        .poll(Duration.ofMillis(200))
        .forEach(message ->
            EngineRecords.read(message.value())
                .ifPresent(record -> records.put(record.place().position(), record)));
    return List.copyOf(records.values());
  }

  /** The newest open task of an element that nobody has. */
  Optional<EngineRecord.Task> freeTask(String element) {
    return newest(task -> task.elementId().equals(element))
        .filter(task -> task.state() == EngineRecord.TaskState.OPEN && task.assignee() == null);
  }

  private Optional<EngineRecord.Task> newest(Predicate<EngineRecord.Task> wanted) {
    return of(EngineRecord.Task.class).stream().filter(wanted).reduce((first, last) -> last);
  }

  /** The newest state of an instance. */
  Optional<EngineRecord.State> state(long processInstance) {
    return of(EngineRecord.Instance.class).stream()
        .filter(instance -> instance.key() == processInstance)
        .map(EngineRecord.Instance::state)
        .reduce((first, last) -> last);
  }

  <T extends EngineRecord> List<T> of(Class<T> type) {
    return records().stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Override
  public boolean anybodyStarted(long processInstanceKey) {
    return of(EngineRecord.Task.class).stream()
        .filter(task -> task.processInstance() == processInstanceKey)
        .anyMatch(
            task -> task.assignee() != null || task.state() == EngineRecord.TaskState.COMPLETED);
  }

  @Override
  public boolean knows(long processInstanceKey, String elementId) {
    return of(EngineRecord.Element.class).stream()
        .filter(element -> element.processInstance() == processInstanceKey)
        .anyMatch(element -> element.elementId().equals(elementId));
  }

  @Override
  public void close() {
    consumer.close();
  }
}

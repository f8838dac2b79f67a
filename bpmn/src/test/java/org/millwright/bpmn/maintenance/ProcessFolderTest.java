package org.millwright.bpmn.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.extension.ZeebeProcessTest;
import io.camunda.zeebe.process.test.filters.RecordStream;
import io.camunda.zeebe.protocol.record.intent.ProcessIntent;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.connectors.camunda.Engine;
import org.millwright.connectors.camunda.EngineSettings;
import org.millwright.connectors.camunda.ProcessFolder;
import org.millwright.domain.job.Worker;
import org.millwright.domain.sheet.Problem;
import org.millwright.workers.memory.Bench;

@ZeebeProcessTest
class ProcessFolderTest implements ProcessFolder.Listener {

  private static final Duration BOUND = Duration.ofSeconds(20);
  private static final String BPMN = "bpmn/maintenance/work-order.bpmn";

  @TempDir Path home;

  private final List<String> told = new CopyOnWriteArrayList<>();
  private ZeebeTestEngine testEngine;
  private RecordStream records;
  private Engine engine;
  private ProcessFolder folder;

  @Override
  public void active(String file, String hash) {
    told.add("active " + file);
  }

  @Override
  public void refused(String file, String hash, List<Problem> problems) {
    problems.forEach(problem -> told.add("refused " + problem));
  }

  @Override
  public void gone(String file) {
    told.add("gone " + file);
  }

  @BeforeEach
  void watch() throws IOException, InterruptedException {
    Path maintenance = Files.createDirectories(home.resolve("bpmn/maintenance"));
    try (Stream<Path> files = Files.list(Path.of("maintenance"))) {
      for (Path file : files.toList()) {
        Files.copy(file, maintenance.resolve(file.getFileName()));
      }
    }
    URI address =
        URI.create("http://" + testEngine.getGatewayAddress().replace("0.0.0.0", "127.0.0.1"));
    engine = Engine.connect(new EngineSettings(address, address));
    folder = ProcessFolder.watch(home, jobTypes(), engine, this);
    folder.awaitOffered();
  }

  private static Set<String> jobTypes() {
    return new Bench()
        .workers(InstantSource.system()).all().stream()
            .map(Worker::type)
            .collect(Collectors.toSet());
  }

  @AfterEach
  void close() {
    folder.close();
    engine.close();
  }

  @Test
  void everythingIsDeployedAtTheStart() {
    assertThat(told)
        .containsExactlyInAnyOrder(
            "active bpmn/maintenance/escalated-repair.form",
            "active bpmn/maintenance/order-parts.form",
            "active bpmn/maintenance/repair-machine.form",
            "active bpmn/maintenance/work-order-priority.dmn",
            "active " + BPMN);
    assertThat(versions()).isEqualTo(1);
  }

  @Test
  void aSavedProcessIsDeployedAndABrokenOneIsNot() throws IOException {
    told.clear();
    change("=verified<", "=verified and<");
    awaitTold(
        "refused " + BPMN + ":" + lineOf("=verified and<") + " sequenceFlow \"helped\" condition");
    assertThat(versions()).isEqualTo(1);

    told.clear();
    change("=verified and<", "=verified = true<");
    awaitTold("active " + BPMN);
    Awaitility.await().atMost(BOUND).until(() -> versions() == 2);
    assertThat(told).hasSize(1);
  }

  @Test
  void aFileThatIsTakenAwayIsTold() throws IOException {
    told.clear();
    Files.delete(home.resolve("bpmn/maintenance/escalated-repair.form"));
    awaitTold("gone bpmn/maintenance/escalated-repair.form");
    awaitTold("refused " + BPMN);
  }

  private void change(String from, String to) throws IOException {
    Path file = home.resolve(BPMN);
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  private int lineOf(String text) throws IOException {
    String before = Files.readString(home.resolve(BPMN)).split(text, 2)[0];
    return 1 + (int) before.chars().filter(each -> each == '\n').count();
  }

  private long versions() {
    return StreamSupport.stream(records.processRecords().spliterator(), false)
        .filter(record -> record.getIntent() == ProcessIntent.CREATED)
        .count();
  }

  private void awaitTold(String beginning) {
    Awaitility.await(beginning)
        .atMost(BOUND)
        .until(() -> told.stream().anyMatch(each -> each.startsWith(beginning)));
  }
}

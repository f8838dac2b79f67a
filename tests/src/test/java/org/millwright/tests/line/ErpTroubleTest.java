package org.millwright.tests.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millwright.tests.line.Answers.Document;
import org.millwright.tests.line.Answers.Task;
import org.millwright.tests.line.Answers.WorkOrder;

/** Whatever the ERP does, it ends with one accepted document, and the work order says who waits. */
@Isolated
@ExtendWith(SharedPlant.class)
@TestInstance(Lifecycle.PER_CLASS)
class ErpTroubleTest {
  private static final Duration TRIED_AGAIN = Duration.ofMinutes(2);

  private final RunningPlant plant;
  private final Line line;
  private List<Story> stories = List.of();

  ErpTroubleTest(RunningPlant plant) {
    this.plant = plant;
    this.line = plant.line();
  }

  /** The machines wear at the same time; each story is then told to its end by itself. */
  @BeforeAll
  void threeMachinesWear() {
    stories =
        List.of("press-1", "robot-2", "packer-1").stream()
            .map(machine -> Story.begin(plant, machine))
            .toList();
    stories.forEach(Story::awaitFinding);
  }

  @AfterAll
  void restore() {
    plant.twin().erpIs("normal");
    stories.forEach(Story::repair);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource({"press-1, slow", "robot-2, refuse", "packer-1, accept-then-time-out"})
  void theErpHoldsOneDocumentInTheEndWhenItIs(String machine, String mode) {
    Story story = stories.stream().filter(s -> s.machine().equals(machine)).findFirst().get();
    Task task = story.awaitTask();
    plant.twin().erpIs(mode);
    story.repair();
    story.complete(task, "Replaced the bearing of " + machine);

    Document document = story.awaitDocument();
    Eventually.holds(
        document.id() + " was sent more than once",
        TRIED_AGAIN,
        () -> line.documents(document.subject()).getFirst().attempts() > 1);
    WorkOrder order = story.awaitWorkOrder();
    assertThat(order.waitingFor()).startsWith("The ERP: accept document " + document.id());
    assertThat(order.status()).isEqualTo("verifying");
    assertThat(line.documents(order.id()).getFirst().status()).isNotEqualTo("accepted");

    plant.twin().erpIs("normal");
    story.requireEndedOnce();
    Twin.Received received = story.received(document).orElseThrow();
    Figures.say("ERP " + mode + ": sent " + received.attempts() + " times, kept once");
  }
}

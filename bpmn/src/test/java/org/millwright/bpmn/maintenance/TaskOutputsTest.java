package org.millwright.bpmn.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeIoMapping;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeOutput;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A task without an output lets everything into the process that is posted to it. */
class TaskOutputsTest {

  @Test
  void onlyWhatItsFormAsksForLeavesATask() {
    BpmnModelInstance model =
        Bpmn.readModelFromFile(Path.of("maintenance/work-order.bpmn").toFile());
    Map<String, List<String>> outputs =
        model.getModelElementsByType(UserTask.class).stream()
            .collect(Collectors.toMap(UserTask::getId, TaskOutputsTest::outputs));
    assertThat(outputs)
        .isEqualTo(
            Map.of(
                "order-parts",
                List.of("counted", "withoutParts"),
                "repair-machine",
                List.of("workDone", "partsUsed", "usedBefore", "technician", "completedAt"),
                "decide-on-delay",
                List.of("supervisorNote")));
  }

  private static List<String> outputs(UserTask task) {
    ZeebeIoMapping mapping = task.getSingleExtensionElement(ZeebeIoMapping.class);
    return mapping == null
        ? List.of()
        : mapping.getOutputs().stream().map(ZeebeOutput::getTarget).toList();
  }
}

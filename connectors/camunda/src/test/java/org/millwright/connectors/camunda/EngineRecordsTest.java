package org.millwright.connectors.camunda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.millwright.domain.job.EngineRecord;

/** The form of the records; those of a real broker are read where the processes are tested. */
class EngineRecordsTest {

  private static final EngineRecord.Place PLACE =
      new EngineRecord.Place(1, 99, Instant.ofEpochMilli(1_772_352_000_000L));

  @Test
  void aTaskIsReadWithItsGroupsFormAndDueTime() {
    String value =
        """
        {"userTaskKey":7,"assignee":"","candidateGroupsList":["technicians"],\
        "dueDate":"2026-03-01T12:00:00Z","formKey":5,"elementId":"repair-machine",\
        "elementInstanceKey":6,"bpmnProcessId":"work-order","processDefinitionKey":3,\
        "processInstanceKey":4,"priority":70}\
        """;
    assertThat(EngineRecords.read(record("USER_TASK", "CREATED", 7, value)))
        .contains(
            new EngineRecord.Task(
                PLACE,
                7,
                4,
                3,
                "work-order",
                "repair-machine",
                6,
                List.of("technicians"),
                null,
                5L,
                70,
                Instant.parse("2026-03-01T12:00:00Z"),
                EngineRecord.TaskState.OPEN));
  }

  @Test
  void theProcessItselfIsAnInstance() {
    String value =
        """
        {"bpmnProcessId":"work-order","version":2,"processDefinitionKey":3,"processInstanceKey":4,\
        "elementId":"work-order","flowScopeKey":-1,"bpmnElementType":"PROCESS"}\
        """;
    assertThat(EngineRecords.read(record("PROCESS_INSTANCE", "ELEMENT_COMPLETED", 4, value)))
        .contains(
            new EngineRecord.Instance(PLACE, 4, "work-order", 2, 3, EngineRecord.State.COMPLETED));
  }

  @Test
  void aStepBetweenTwoStatesIsNobodysBusiness() {
    assertThat(EngineRecords.read(record("USER_TASK", "COMPLETING", 7, "{}")))
        .isEqualTo(Optional.empty());
  }

  @Test
  void whatIsNoRecordIsRefused() {
    assertThatThrownBy(() -> EngineRecords.read("{"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no record of the engine");
  }

  private static String record(String type, String intent, long key, String value) {
    return """
    {"position":99,"partition":1,"key":%d,"valueType":"%s","intent":"%s",\
    "timestamp":1772352000000,"value":%s}\
    """
        .formatted(key, type, intent, value);
  }
}

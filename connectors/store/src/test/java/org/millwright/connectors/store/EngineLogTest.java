package org.millwright.connectors.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.connectors.store.Postgres.T0;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millwright.domain.job.EngineRecord;
import org.millwright.domain.job.EngineRecord.Place;
import org.millwright.domain.job.EngineRecord.State;
import org.millwright.domain.job.EngineRecord.TaskState;

class EngineLogTest {

  @RegisterExtension static final Postgres POSTGRES = new Postgres();

  private static final long INSTANCE = 2251799813685251L;
  private static final long SUBPROCESS = INSTANCE + 1;
  private static final long ELEMENT = INSTANCE + 2;
  private static final long TASK = INSTANCE + 3;
  private static final byte[] BPMN =
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
        <process id="work-order" name="Work order">
          <userTask id="repair" name="Repair the machine"/>
        </process>
      </definitions>
      """
          .getBytes(UTF_8);

  private EngineLog log;
  private TaskTable tasks;
  private ProcessTable processes;

  @BeforeEach
  void emptyTables() {
    POSTGRES
        .database()
        .run(jdbc ->
            jdbc.sql(
                    """
                    truncate engine_positions, process_definitions, forms, process_instances,
                             process_elements, incidents, tasks, variables
                    """)
                .update());
    log = new EngineLog(POSTGRES.database());
    tasks = new TaskTable(POSTGRES.database());
    processes = new ProcessTable(POSTGRES.database());
  }

  private static Place place(long position) {
    return new Place(1, position, T0.plusSeconds(position));
  }

  private static EngineRecord task(long position, @Nullable String assignee, TaskState state) {
    return new EngineRecord.Task(
        place(position),
        TASK,
        INSTANCE,
        11,
        "work-order",
        "repair",
        ELEMENT,
        List.of("technicians"),
        assignee,
        12L,
        50,
        T0.plusSeconds(3600),
        state);
  }

  /** A work order's story as the engine records it, up to an open task. */
  private static List<EngineRecord> story() {
    return List.of(
        new EngineRecord.Definition(place(1), 11, "work-order", 3, "work-order.bpmn", BPMN),
        new EngineRecord.Form(place(2), 12, "repair-form", 1, "{\"components\": []}"),
        new EngineRecord.Instance(place(3), INSTANCE, "work-order", 3, 11, State.ACTIVE),
        new EngineRecord.Variable(place(4), INSTANCE, INSTANCE, "machine", "\"cnc-1\""),
        new EngineRecord.Variable(place(5), INSTANCE, INSTANCE, "round", "1"),
        new EngineRecord.Element(
            place(6), SUBPROCESS, INSTANCE, INSTANCE, "work", "SUB_PROCESS", State.ACTIVE),
        new EngineRecord.Element(
            place(7), ELEMENT, INSTANCE, SUBPROCESS, "repair", "USER_TASK", State.ACTIVE),
        new EngineRecord.Variable(place(8), SUBPROCESS, INSTANCE, "round", "2"),
        task(9, null, TaskState.OPEN));
  }

  @Test
  void anOpenTaskIsListedWithItsNameItsFormAndWhatItSees() {
    log.apply(story());
    var row = tasks.of(TASK).orElseThrow();
    assertThat(row.name()).isEqualTo("Repair the machine");
    assertThat(row.formId()).isEqualTo("repair-form");
    assertThat(row.groups()).containsExactly("technicians");
    assertThat(row.createdAt()).isEqualTo(T0.plusSeconds(9));
    assertThat(tasks.variables(TASK)).isEqualTo(Map.of("machine", "\"cnc-1\"", "round", "2"));
    assertThat(processes.form("repair-form")).contains("{\"components\": []}");
    assertThat(processes.definition("work-order", 3).orElseThrow()).isEqualTo(BPMN);
    assertThat(log.position(1)).hasValue(9);
  }

  @Test
  void recordsThatComeTwiceOrLateChangeNothing() {
    var all = new ArrayList<>(story());
    all.add(task(10, "ada", TaskState.OPEN));
    all.add(task(11, "ada", TaskState.COMPLETED));
    log.apply(all);
    log.apply(all);
    log.apply(List.of(task(10, "ada", TaskState.OPEN)));
    assertThat(tasks.of(TASK).orElseThrow().state()).isEqualTo(TaskState.COMPLETED);
    assertThat(tasks.list(TaskTable.Filter.ALL, Page.Request.first()).items()).hasSize(1);
    assertThat(log.position(1)).hasValue(11);
  }

  @Test
  void twoCopiesThatApplyTheSameRecordsAtOnceAgree() throws Exception {
    Together.run(
        4,
        _ -> {
          log.apply(story());
          return true;
        });
    assertThat(processes.of(INSTANCE).orElseThrow().elements()).hasSize(2);
  }

  @Test
  void aTaskCountsAsStartedOnceSomebodyHasItOrHasDoneIt() {
    log.apply(story());
    assertThat(tasks.anybodyStarted(INSTANCE)).isFalse();
    log.apply(List.of(task(10, "ada", TaskState.OPEN)));
    assertThat(tasks.anybodyStarted(INSTANCE)).isTrue();
    log.apply(List.of(task(11, null, TaskState.OPEN)));
    assertThat(tasks.anybodyStarted(INSTANCE)).isFalse();
    log.apply(List.of(task(12, null, TaskState.COMPLETED)));
    assertThat(tasks.anybodyStarted(INSTANCE)).isTrue();
  }

  @Test
  void anElementIsKnownOnceItsRecordHasCome() {
    log.apply(story().subList(0, 6));
    assertThat(tasks.knows(INSTANCE, "repair")).isFalse();
    log.apply(story());
    assertThat(tasks.knows(INSTANCE, "repair")).isTrue();
    assertThat(tasks.knows(INSTANCE + 100, "repair")).isFalse();
  }

  @Test
  void assigneeGroupAndStateNarrowTheList() {
    log.apply(story());
    log.apply(List.of(task(10, "ada", TaskState.OPEN)));
    assertThat(list(new TaskTable.Filter("ada", "technicians", true))).hasSize(1);
    assertThat(list(new TaskTable.Filter("bob", null, null))).isEmpty();
    assertThat(list(new TaskTable.Filter(null, "planners", null))).isEmpty();
    assertThat(list(new TaskTable.Filter(null, null, false))).isEmpty();
  }

  private List<TaskTable.Row> list(TaskTable.Filter filter) {
    return tasks.list(filter, Page.Request.first()).items();
  }

  @Test
  void anIncidentShowsAtItsElementUntilItIsResolved() {
    log.apply(story());
    log.apply(
        List.of(
            new EngineRecord.Incident(place(10), 99, INSTANCE, ELEMENT, "no job worker", false)));
    assertThat(processes.of(INSTANCE).orElseThrow().elements().getLast().incident())
        .isEqualTo("no job worker");
    log.apply(
        List.of(
            new EngineRecord.Incident(place(11), 99, INSTANCE, ELEMENT, "no job worker", true),
            new EngineRecord.Element(
                place(12), ELEMENT, INSTANCE, SUBPROCESS, "repair", "USER_TASK", State.COMPLETED),
            new EngineRecord.Instance(place(13), INSTANCE, "work-order", 3, 11, State.COMPLETED)));
    var ended = processes.of(INSTANCE).orElseThrow();
    assertThat(ended.state()).isEqualTo(State.COMPLETED);
    assertThat(ended.startedAt()).isEqualTo(T0.plusSeconds(3));
    assertThat(ended.endedAt()).isEqualTo(T0.plusSeconds(13));
    assertThat(ended.elements().getLast().incident()).isNull();
    assertThat(ended.elements().getLast().leftAt()).isEqualTo(T0.plusSeconds(12));
  }
}

package org.millwright.app.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.millwright.app.role.InRole;
import org.millwright.app.role.Role;
import org.millwright.app.security.Identity;
import org.millwright.app.web.Page;
import org.millwright.app.web.Refusal;
import org.millwright.connectors.camunda.Engine;
import org.millwright.connectors.camunda.TaskOutcome;
import org.millwright.connectors.store.AuditTable;
import org.millwright.connectors.store.ProcessTable;
import org.millwright.connectors.store.TaskTable;
import org.millwright.domain.job.EngineRecord;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/tasks}: what people have to do, and their doing it. */
@RestController
@InRole(Role.CONSOLE)
@RequestMapping("/api/tasks")
class TaskCalls {

  private static final Duration SEEN_WITHIN = Duration.ofSeconds(5);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private final TaskTable tasks;
  private final ProcessTable processes;
  private final AuditTable audit;
  private final Engine engine;
  private final InstantSource clock;

  TaskCalls(
      TaskTable tasks,
      ProcessTable processes,
      AuditTable audit,
      Engine engine,
      InstantSource clock) {
    this.tasks = tasks;
    this.processes = processes;
    this.audit = audit;
    this.engine = engine;
    this.clock = clock;
  }

  /** What a form gave. */
  record Completion(@Nullable Map<String, @Nullable Object> variables) {}

  @GetMapping
  Page<TaskView> list(
      @RequestParam(defaultValue = "false") boolean mine,
      @RequestParam(required = false) @Nullable String group,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor,
      @AuthenticationPrincipal Identity caller) {
    var filter = new TaskTable.Filter(mine ? caller.name() : null, group, open(state));
    return Pages.of(tasks.list(filter, Pages.wanted(limit, cursor)), TaskView::of);
  }

  private static @Nullable Boolean open(@Nullable String state) {
    if (state == null) {
      return null;
    }
    return switch (state) {
      case "open" -> true;
      case "done" -> false;
      default -> throw Refusal.badRequest("found \"" + state + "\"", "state", "open or done");
    };
  }

  @GetMapping("/{id}")
  TaskView one(@PathVariable String id) {
    long key = Asked.engineKey(id);
    return TaskView.with(row(key), tasks.variables(key));
  }

  @PostMapping("/{id}/claim")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void claim(@PathVariable String id, @AuthenticationPrincipal Identity caller) {
    long key = Asked.engineKey(id);
    if (caller.name().equals(row(key).assignee())) {
      return;
    }
    settle(id, engine.tasks().assign(key, caller.name()), "Somebody else has this task.");
    untilSeen(key, task -> caller.name().equals(task.assignee()));
    note(caller, "claim-task", id, "");
  }

  @PostMapping("/{id}/unclaim")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void unclaim(@PathVariable String id, @AuthenticationPrincipal Identity caller) {
    long key = Asked.engineKey(id);
    requireMine(row(key), caller);
    settle(id, engine.tasks().unassign(key), "This task is being completed.");
    untilSeen(key, task -> task.assignee() == null);
    note(caller, "unclaim-task", id, "");
  }

  @PostMapping("/{id}/complete")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void complete(
      @PathVariable String id,
      @RequestBody Completion completion,
      @AuthenticationPrincipal Identity caller) {
    long key = Asked.engineKey(id);
    TaskTable.Row task = row(key);
    requireMine(task, caller);
    var variables = new HashMap<String, @Nullable Object>();
    if (completion.variables() != null) {
      variables.putAll(completion.variables());
    }
    formOf(task).ifPresent(form -> form.check(variables));
    variables.put("technician", caller.name());
    settle(id, engine.tasks().complete(key, variables), "This task is done already.");
    untilSeen(key, seen -> seen.state() != EngineRecord.TaskState.OPEN);
    note(caller, "complete-task", id, String.valueOf(completion.variables()));
  }

  private TaskTable.Row row(long key) {
    return tasks.of(key).orElseThrow(() -> Refusal.notFound("There is no task " + key + "."));
  }

  private Optional<TaskForm> formOf(TaskTable.Row task) {
    return Optional.ofNullable(task.formId()).flatMap(processes::form).map(TaskForm::of);
  }

  private static void requireMine(TaskTable.Row task, Identity caller) {
    if (!caller.name().equals(task.assignee())) {
      throw Refusal.conflict(
          task.assignee() == null
              ? "Nobody has this task yet; claim it first."
              : "This task is " + task.assignee() + "'s.");
    }
  }

  private static void settle(String id, TaskOutcome outcome, String conflict) {
    switch (outcome) {
      case TaskOutcome.Done _ -> {}
      case TaskOutcome.NotFound _ ->
          throw Refusal.conflict("Task " + id + " is done or cancelled.");
      case TaskOutcome.Conflict _ -> throw Refusal.conflict(conflict);
      case TaskOutcome.Refused refused ->
          throw Refusal.badRequest(refused.reason(), "variables", "what the task's form asks for");
      case TaskOutcome.Away away ->
          throw Refusal.unavailable("The process engine did not answer: " + away.reason());
    }
  }

  /**
   * The engine has done it; the lists hear of it a little later. Whoever asks next shall see it, so
   * the answer waits for that, but not for long.
   */
  private void untilSeen(long key, Predicate<TaskTable.Row> seen) {
    Instant bound = clock.instant().plus(SEEN_WITHIN);
    while (clock.instant().isBefore(bound) && tasks.of(key).filter(seen).isEmpty()) {
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  private void note(Identity caller, String action, String id, String detail) {
    audit.record(new AuditTable.Entry(clock.instant(), caller.name(), action, id, detail));
  }
}

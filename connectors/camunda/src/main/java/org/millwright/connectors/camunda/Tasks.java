package org.millwright.connectors.camunda;

import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.client.api.command.ClientException;
import io.camunda.zeebe.client.api.command.ClientHttpException;
import io.camunda.zeebe.client.api.command.FinalCommandStep;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** People's tasks, by their keys. A command is sent once: the person sees what became of it. */
public final class Tasks {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final ZeebeClient client;

  Tasks(ZeebeClient client) {
    this.client = client;
  }

  /** Gives a free task to somebody. */
  public TaskOutcome assign(long task, String person) {
    return outcome(client.newUserTaskAssignCommand(task).assignee(person).allowOverride(false));
  }

  /** Makes a task free again. */
  public TaskOutcome unassign(long task) {
    return outcome(client.newUserTaskUnassignCommand(task));
  }

  /** Completes a task with what its form gave. */
  public TaskOutcome complete(long task, Map<String, @Nullable Object> variables) {
    return outcome(client.newUserTaskCompleteCommand(task).variables(variables));
  }

  private static TaskOutcome outcome(FinalCommandStep<?> command) {
    try {
      command.requestTimeout(LIMIT).send().join();
      return new TaskOutcome.Done();
    } catch (ClientHttpException e) {
      return ofStatus(e.code(), e.toString());
    } catch (ClientException e) {
      return new TaskOutcome.Away(e.toString());
    }
  }

  private static TaskOutcome ofStatus(int status, String reason) {
    return switch (status) {
      case 404 -> new TaskOutcome.NotFound();
      case 409 -> new TaskOutcome.Conflict(reason);
      case 400, 401, 403 -> new TaskOutcome.Refused(reason);
      default -> new TaskOutcome.Away(reason);
    };
  }
}

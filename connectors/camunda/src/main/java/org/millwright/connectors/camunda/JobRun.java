package org.millwright.connectors.camunda;

import io.camunda.zeebe.client.api.command.ClientStatusException;
import io.camunda.zeebe.client.api.command.FinalCommandStep;
import io.camunda.zeebe.client.api.response.ActivatedJob;
import io.camunda.zeebe.client.api.worker.JobClient;
import io.camunda.zeebe.client.api.worker.JobHandler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.millwright.domain.job.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one worker on the jobs of its type and tells the engine how they ended. */
final class JobRun<I extends Record, R extends Record> implements JobHandler {

  private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);

  private final Worker<I, R> worker;
  private final JobInput<I> input;
  private final Patience patience;
  private final InstantSource clock;

  JobRun(Worker<I, R> worker, Patience patience, InstantSource clock) {
    this.worker = worker;
    this.input = new JobInput<>(worker.input());
    this.patience = patience;
    this.clock = clock;
  }

  List<String> variables() {
    return input.variables();
  }

  @Override
  public void handle(JobClient client, ActivatedJob job) {
    JobAnswer answer = answer(job);
    if (answer instanceof JobAnswer.Fail(int retries, var after, String sentence) && retries == 0) {
      LOG.warn("{} of {}: {}", job.getType(), job.getProcessInstanceKey(), sentence);
    }
    tell(job, command(client, job, answer));
  }

  private JobAnswer answer(ActivatedJob job) {
    return switch (input.read(job.getVariablesAsMap(), job.getProcessInstanceKey())) {
      case JobInput.Reading.Fit<I>(I fit) -> work(fit, job);
      case JobInput.Reading.Unfit<I>(String sentence) ->
          new JobAnswer.Fail(
              0,
              Duration.ZERO,
              "%s: %s; correct the process or the variable".formatted(job.getType(), sentence));
    };
  }

  private JobAnswer work(I fit, ActivatedJob job) {
    try {
      return JobAnswer.of(worker.work(fit), job.getRetries());
    } catch (RuntimeException e) {
      LOG.warn("{} of {} failed", job.getType(), job.getProcessInstanceKey(), e);
      return JobAnswer.lost(e, job.getRetries());
    }
  }

  private static FinalCommandStep<?> command(JobClient client, ActivatedJob job, JobAnswer answer) {
    return switch (answer) {
      case JobAnswer.Complete(var variables) -> client.newCompleteCommand(job).variables(variables);
      case JobAnswer.Error(String code, String message) ->
          client
              .newThrowErrorCommand(job)
              .errorCode(code)
              .errorMessage(message)
              .variables(Map.of("errorMessage", message));
      case JobAnswer.Fail(int retries, var after, String sentence) ->
          client.newFailCommand(job).retries(retries).retryBackoff(after).errorMessage(sentence);
    };
  }

  /** After the job's deadline the engine gives it to somebody else. */
  private void tell(ActivatedJob job, FinalCommandStep<?> command) {
    try {
      patience.send(
          job.getType() + " " + job.getKey(), command, () -> clock.millis() < job.getDeadline());
    } catch (ClientStatusException e) {
      LOG.info("{} {} is no longer ours: {}", job.getType(), job.getKey(), e.getMessage());
    }
  }
}

package org.millwright.connectors.camunda;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.job.Outcome;

/** What the engine is told of a job. */
sealed interface JobAnswer {

  /** Done; the variables go into the process. */
  record Complete(Map<String, @Nullable Object> variables) implements JobAnswer {}

  /** A path of the process takes over. */
  record Error(String code, String message) implements JobAnswer {}

  /**
   * Not done.
   *
   * @param retries left; an incident when 0
   */
  record Fail(int retries, Duration after, String sentence) implements JobAnswer {}

  /** The answer to an outcome of a job that has {@code retries} left. */
  static JobAnswer of(Outcome<? extends Record> outcome, int retries) {
    return switch (outcome) {
      case Outcome.Done<? extends Record>(Record result) ->
          new Complete(JobResult.variables(result));
      case Outcome.Later<? extends Record>(Duration after, String reason) ->
          new Fail(retries, after, reason);
      case Outcome.BusinessError<? extends Record>(String code, String message) ->
          new Error(code, message);
      case Outcome.Stop<? extends Record>(String sentence) -> new Fail(0, Duration.ZERO, sentence);
    };
  }

  /** The answer to a lost world: again with back-off of 1 s to 15 s, in the end an incident. */
  static JobAnswer lost(RuntimeException exception, int retries) {
    int left = Math.max(0, retries - 1);
    long seconds = Math.clamp(1L << Math.clamp(10L - retries, 0, 4), 1, 15);
    return new Fail(left, Duration.ofSeconds(seconds), exception.toString());
  }
}

package org.millwright.connectors.camunda;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.job.Outcome;
import org.millwright.domain.job.WorldAway;

/** What the engine is told of a job. */
sealed interface JobAnswer {

  /** What the processes give a job; the back-off begins there. */
  long USUAL_RETRIES = 5;

  Duration LONGEST_BACK_OFF = Duration.ofSeconds(15);

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

  /**
   * The answer to a lost world: again with back-off of 1 s to 15 s, in the end an incident. A world
   * that is only away is waited for.
   */
  static JobAnswer lost(RuntimeException exception, int retries) {
    if (exception instanceof WorldAway) {
      return new Fail(retries, LONGEST_BACK_OFF, exception.toString());
    }
    int left = Math.max(0, retries - 1);
    Duration doubled = Duration.ofSeconds(1L << Math.clamp(USUAL_RETRIES - retries, 0, 4));
    Duration after = doubled.compareTo(LONGEST_BACK_OFF) < 0 ? doubled : LONGEST_BACK_OFF;
    return new Fail(left, after, exception.toString());
  }
}

package org.millwright.domain.job;

import java.time.Duration;

/**
 * How a job can end.
 *
 * @param <R> the result's record; its components become variables of the process
 */
public sealed interface Outcome<R> {

  /** The work is done. */
  record Done<R>(R result) implements Outcome<R> {}

  /** Not now: ask again after {@code after}; costs none of the job's retries. */
  record Later<R>(Duration after, String reason) implements Outcome<R> {}

  /** The business said no; the process has a path for {@code code}. */
  record BusinessError<R>(String code, String message) implements Outcome<R> {}

  /** A person has to look: an incident with this sentence. */
  record Stop<R>(String sentence) implements Outcome<R> {}
}

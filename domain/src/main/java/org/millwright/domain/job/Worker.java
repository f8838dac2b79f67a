package org.millwright.domain.job;

/**
 * One job type: a function from a typed input to a typed result. The engine delivers a job at least
 * once, so that a worker does the same work only once for the same input. A thrown exception is a
 * lost world: the job is tried again with back-off, and becomes an incident when its retries are
 * used up; one marked {@link WorldAway} uses none up.
 *
 * @param <I> a record; its components are filled from the job's variables of the same names
 * @param <R> a record; see {@link Outcome.Done}
 */
public interface Worker<I extends Record, R extends Record> {

  /** The job type in the BPMN, verb-noun, such as {@code reserve-parts}. */
  String type();

  /** The input's record class. */
  Class<I> input();

  /** Does the work. */
  Outcome<R> work(I input);

  /** A result without variables. */
  record Nothing() {}
}

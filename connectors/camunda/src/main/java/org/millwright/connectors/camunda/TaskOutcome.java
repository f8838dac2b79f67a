package org.millwright.connectors.camunda;

/** What became of a command on a person's task. */
public sealed interface TaskOutcome {

  /** The engine did it. */
  record Done() implements TaskOutcome {}

  /** There is no such task, or no longer. */
  record NotFound() implements TaskOutcome {}

  /**
   * The task is not in a state for it: somebody else has it, or it is being completed.
   *
   * @param reason the engine's words
   */
  record Conflict(String reason) implements TaskOutcome {}

  /**
   * The engine does not take it.
   *
   * @param reason the engine's words
   */
  record Refused(String reason) implements TaskOutcome {}

  /**
   * The engine did not answer; whether it did it is not known.
   *
   * @param reason what was heard instead
   */
  record Away(String reason) implements TaskOutcome {}
}

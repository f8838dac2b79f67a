package org.millwright.domain.job;

/** What is known of people's tasks, from the engine's own record. */
public interface TaskBoard {

  /** True when somebody has claimed or completed a task of this process instance. */
  boolean anybodyStarted(long processInstanceKey);

  /**
   * True when the engine's record is known up to the moment at which this process instance entered
   * an element; what came before on this instance is known then as well.
   */
  boolean knows(long processInstanceKey, String elementId);
}

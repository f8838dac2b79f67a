package org.millwright.domain.job;

/** What is known of people's tasks, from the engine's own record. */
public interface TaskBoard {

  /** True when somebody has claimed or completed a task of this process instance. */
  boolean anybodyStarted(long processInstanceKey);
}

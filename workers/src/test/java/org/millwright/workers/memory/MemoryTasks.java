package org.millwright.workers.memory;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.millwright.domain.job.TaskBoard;

/** Which instances somebody works on, as told. */
public final class MemoryTasks implements TaskBoard {

  private final Set<Long> started = ConcurrentHashMap.newKeySet();
  private volatile boolean behind;

  /** Somebody claimed or completed a task. */
  public void start(long processInstanceKey) {
    started.add(processInstanceKey);
  }

  /** From now on nothing new is known. */
  public void fallBehind() {
    behind = true;
  }

  /** Everything is known again. */
  public void catchUp() {
    behind = false;
  }

  @Override
  public boolean anybodyStarted(long processInstanceKey) {
    return !behind && started.contains(processInstanceKey);
  }

  @Override
  public boolean knows(long processInstanceKey, String elementId) {
    return !behind;
  }
}

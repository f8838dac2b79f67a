package org.millwright.workers.memory;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.millwright.domain.job.TaskBoard;

/** Which instances somebody works on, as told. */
public final class MemoryTasks implements TaskBoard {

  private final Set<Long> started = ConcurrentHashMap.newKeySet();

  /** Somebody claimed or completed a task. */
  public void start(long processInstanceKey) {
    started.add(processInstanceKey);
  }

  @Override
  public boolean anybodyStarted(long processInstanceKey) {
    return started.contains(processInstanceKey);
  }
}

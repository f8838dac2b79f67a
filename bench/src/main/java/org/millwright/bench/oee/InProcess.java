package org.millwright.bench.oee;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.millwright.domain.observation.Frame;
import org.millwright.domain.oee.OeeBook;
import org.millwright.domain.oee.OeeBooks;
import org.millwright.domain.oee.ShiftLog;
import org.millwright.domain.plant.MachineId;
import org.millwright.stream.MinutesInMemory;
import org.millwright.stream.OeeMemory;
import org.millwright.stream.ShiftCount;

/**
 * One thread: each event is put down in its minute, and after each frame all indicators of the
 * machine's running shift are computed.
 */
final class InProcess {

  /**
   * What one run took.
   *
   * @param cpuSeconds of the one thread
   * @param bytes allocated by it
   */
  record Run(long events, double seconds, double cpuSeconds, long bytes) {
    double perSecond() {
      return events / cpuSeconds;
    }

    double bytesPerEvent() {
      return (double) bytes / events;
    }
  }

  /** A machine, its minutes and its shift. */
  private static final class Watched {
    final OeeMemory memory;
    final ShiftCount count;

    Watched(MachineId machine, OeeBook book) {
      memory = new OeeMemory(machine, new MinutesInMemory(), Long.MIN_VALUE);
      count = new ShiftCount(memory, OeeBooks.fixed(book), ShiftLog.EMPTY);
    }
  }

  private InProcess() {}

  static Run run(List<Frame> frames, OeeBook book) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Map<MachineId, Watched> machines = new HashMap<>();
    long id = Thread.currentThread().threadId();
    long bytes = threads.getThreadAllocatedBytes(id);
    long cpu = threads.getCurrentThreadCpuTime();
    long began = System.nanoTime();
    double seen = 0;
    for (Frame frame : frames) {
      Watched machine = machines.computeIfAbsent(frame.machine(), one -> new Watched(one, book));
      machine.memory.take(frame).forEach(machine.count::changed);
      Instant now = frame.observations().getLast().at();
      seen += machine.count.at(now).orElseThrow().oee().oee().orElse(0);
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    double cpuSeconds = (threads.getCurrentThreadCpuTime() - cpu) / 1e9;
    if (!(seen > 0)) {
      throw new IllegalStateException("no machine had an OEE");
    }
    return new Run(
        (long) frames.size() * Told.EVENTS,
        seconds,
        cpuSeconds,
        threads.getThreadAllocatedBytes(id) - bytes);
  }
}

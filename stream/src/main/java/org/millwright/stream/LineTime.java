package org.millwright.stream;

import java.time.InstantSource;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Time;

/** A clock as Kafka Streams asks for it; waits are as long as on the wall. */
record LineTime(InstantSource clock) implements Time {

  @Override
  public long milliseconds() {
    return clock.millis();
  }

  @Override
  public long nanoseconds() {
    return Time.SYSTEM.nanoseconds();
  }

  @Override
  public void sleep(long millis) {
    Time.SYSTEM.sleep(millis);
  }

  @Override
  public void waitObject(Object on, Supplier<Boolean> condition, long deadlineMillis)
      throws InterruptedException {
    long left = deadlineMillis - milliseconds();
    Time.SYSTEM.waitObject(on, condition, Time.SYSTEM.milliseconds() + left);
  }
}

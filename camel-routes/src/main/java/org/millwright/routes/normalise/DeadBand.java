package org.millwright.routes.normalise;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.measure.Value;
import org.millwright.domain.observation.Observation;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.observation.Tag;
import org.millwright.domain.plant.MachineId;

/**
 * Holds back numbers that have not moved: a change below the tag's dead-band is not worth sending
 * until half of its stale time, if it has one, or {@link #LONGEST} has passed since the last one
 * that was sent. A reading that comes again with the time of the last one passes, for it may be a
 * repeat of one that was never confirmed.
 */
final class DeadBand {

  /** A machine that sends nothing for longer looks as if it were cut off. */
  private static final Duration LONGEST = Duration.ofSeconds(4);

  private record Subject(MachineId machine, SignalName signal) {}

  private final Map<Subject, Observation> sent = new ConcurrentHashMap<>();

  /** True when the observation is to be sent; then it is remembered. */
  boolean passes(MachineId machine, Tag tag, Observation now) {
    if (tag.deadband() == 0) {
      return true;
    }
    var subject = new Subject(machine, tag.signal());
    Observation last = sent.get(subject);
    if (last != null && holds(tag, last, now)) {
      return false;
    }
    if (last == null || now.at().isAfter(last.at())) {
      sent.put(subject, now);
    }
    return true;
  }

  private static boolean holds(Tag tag, Observation last, Observation now) {
    @Nullable Double before = number(last);
    @Nullable Double after = number(now);
    return before != null
        && after != null
        && last.quality() == now.quality()
        && Math.abs(after - before) < tag.deadband()
        && soonAfter(last.at(), now.at(), tag.staleAfter().orElse(LONGEST.multipliedBy(2)));
  }

  private static boolean soonAfter(Instant last, Instant now, Duration staleAfter) {
    Duration half = staleAfter.dividedBy(2);
    Duration hold = half.compareTo(LONGEST) > 0 ? LONGEST : half;
    return now.isAfter(last) && now.isBefore(last.plus(hold));
  }

  private static @Nullable Double number(Observation observation) {
    return observation.value() instanceof Value.Number number ? number.value() : null;
  }
}

package org.millwright.domain.finding;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.millwright.domain.plant.MachineId;

/**
 * A finding's identity, the same whenever the same readings are judged again: kind, subject and the
 * event time at which the episode began.
 */
public record FindingKey(String value) {
  public FindingKey {
    if (value.chars().filter(c -> c == '/').count() != 2) {
      throw new IllegalArgumentException(
          "finding key is \"" + value + "\", expected kind/subject/beginning");
    }
  }

  public static FindingKey of(FindingKind kind, MachineId subject, Instant began) {
    return new FindingKey(kind + "/" + subject + "/" + began.truncatedTo(ChronoUnit.MILLIS));
  }

  @Override
  public String toString() {
    return value;
  }
}

package org.millwright.domain.measure;

import java.util.Locale;

/** How far a reading can be trusted; travels with the value. OPC UA Part 8 severities. */
public enum Quality {
  /** As measured. */
  GOOD,
  /** Usable with care: outside its plausible range, or its clock is doubtful. */
  UNCERTAIN,
  /** Not usable: the sensor or the connection failed. */
  BAD;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package org.millwright.stack.settings;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The programs of a single box. */
public enum PartName {
  POSTGRES,
  KAFKA,
  MQTT,
  HISTORIAN,
  ENGINE,
  TWIN,
  APP,

  /** The app's edge role in a process of its own; not among the standard parts. */
  EDGE;

  /** The parts that are not ours: everything the app reaches by URL. */
  public static final Set<PartName> STACK =
      Set.copyOf(EnumSet.of(POSTGRES, KAFKA, MQTT, HISTORIAN, ENGINE));

  /** The name as people and settings write it: {@code kafka}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<PartName> of(String label) {
    return Arrays.stream(values()).filter(part -> part.label().equals(label)).findFirst();
  }
}

package org.millwright.app.system;

import org.jspecify.annotations.Nullable;

/** Something that the app leans on and can ask how it is. */
public interface Part {

  /** Its name on the system page and in the health. */
  String name();

  /** Asks it, within seconds; null when it is well, else a sentence: what is wrong. */
  @Nullable String fault();
}

package org.millwright.app.role;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.millwright.app.system.Part;

/** Makes parts for the health and the system page. */
final class Parts {

  private Parts() {}

  /**
   * A part.
   *
   * @param fault asks it; null when it is well
   */
  static Part of(String name, Supplier<@Nullable String> fault) {
    return new Part() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public @Nullable String fault() {
        return fault.get();
      }
    };
  }
}

package org.millwright.app.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next asks for what follows, as {@code cursor}; null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {

  /** A list that is short enough to come whole. */
  public static <T> Page<T> whole(List<T> items) {
    return new Page<>(items, null);
  }
}

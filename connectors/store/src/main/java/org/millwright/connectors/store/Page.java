package org.millwright.connectors.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, newest first.
 *
 * @param next the cursor of the page that follows; null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {
  public Page {
    items = List.copyOf(items);
  }

  /**
   * Which page is wanted.
   *
   * @param limit most items, 1 to 500
   * @param cursor what the page before gave as {@link Page#next}; null for the first page
   */
  public record Request(int limit, @Nullable String cursor) {
    public static final int DEFAULT_LIMIT = 100;

    public Request {
      if (limit < 1 || limit > 500) {
        throw new IllegalArgumentException("limit is " + limit + ", expected 1 to 500");
      }
      if (cursor != null) {
        Cursor.parse(cursor);
      }
    }

    /** The first page of the usual size. */
    public static Request first() {
      return new Request(DEFAULT_LIMIT, null);
    }
  }
}

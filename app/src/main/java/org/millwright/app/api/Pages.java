package org.millwright.app.api;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.millwright.app.web.Page;
import org.millwright.app.web.Refusal;
import org.millwright.connectors.store.Page.Request;

/** Between the paging of calls and that of the database. */
final class Pages {

  private Pages() {}

  /** The page a call asks for; refuses what cannot be one. */
  static Request wanted(@Nullable Integer limit, @Nullable String cursor) {
    if (limit != null && (limit < 1 || limit > 500)) {
      throw Refusal.badRequest("found " + limit, "limit", "1 to 500");
    }
    try {
      return new Request(limit == null ? Request.DEFAULT_LIMIT : limit, cursor);
    } catch (IllegalArgumentException fault) {
      throw Refusal.badRequest(
          String.valueOf(fault.getMessage()), "cursor", "what \"next\" of the page before gave");
    }
  }

  static <T, V> Page<V> of(org.millwright.connectors.store.Page<T> page, Function<T, V> view) {
    return new Page<>(page.items().stream().map(view).toList(), page.next());
  }
}

package org.millwright.connectors.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A query of one page of a list, newest first, by keyset: a page costs the same at any depth. */
final class Listing {

  private final StringBuilder sql;
  private final Map<String, Object> parameters = new LinkedHashMap<>();
  private boolean filtered;

  /**
   * @param select everything up to, not including, {@code where}
   */
  Listing(String select) {
    sql = new StringBuilder(select);
  }

  /** Adds a condition. */
  Listing where(String condition) {
    sql.append(filtered ? " and " : " where ").append('(').append(condition).append(')');
    filtered = true;
    return this;
  }

  /** Adds a condition with one parameter, unless its value is null. */
  Listing where(String condition, String name, @Nullable Object value) {
    if (value != null) {
      where(condition);
      parameters.put(name, value);
    }
    return this;
  }

  /**
   * Reads the page; may be called again.
   *
   * @param at column of the time
   * @param key column of the key, unique
   * @param keyOf turns the cursor's key into the column's type
   * @param end the cursor of an item
   */
  <T> Page<T> read(
      JdbcClient jdbc,
      Page.Request request,
      String at,
      String key,
      Function<Cursor, Object> keyOf,
      RowMapper<T> mapper,
      Function<T, Cursor> end) {
    var text = new StringBuilder(sql);
    var values = new LinkedHashMap<>(parameters);
    if (request.cursor() != null) {
      Cursor cursor = Cursor.parse(request.cursor());
      text.append(filtered ? " and (" : " where (").append(at).append(", ").append(key);
      text.append(") < (:cursorAt, :cursorKey)");
      values.put("cursorAt", Columns.at(cursor.at()));
      values.put("cursorKey", keyOf.apply(cursor));
    }
    text.append(" order by ").append(at).append(" desc, ").append(key).append(" desc");
    text.append(" limit ").append(request.limit() + 1);
    List<T> found = jdbc.sql(text.toString()).params(values).query(mapper).list();
    boolean more = found.size() > request.limit();
    List<T> items = more ? found.subList(0, request.limit()) : found;
    return new Page<>(items, more ? end.apply(items.getLast()).text() : null);
  }
}

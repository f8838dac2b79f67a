package org.millwright.connectors.store;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.plant.MachineId;
import org.springframework.jdbc.support.SqlArrayValue;

/** How our types stand in columns. Times keep microseconds. */
final class Columns {

  private Columns() {}

  static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  static SqlArrayValue machines(Collection<MachineId> machines) {
    return new SqlArrayValue("text", machines.stream().map(MachineId::value).toArray());
  }

  static @Nullable OffsetDateTime atOrNull(@Nullable Instant instant) {
    return instant == null ? null : at(instant);
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(instantOrNull(row, column), column);
  }

  static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  static @Nullable Long longOrNull(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  /** Text of unknown origin as PostgreSQL can keep it: no NUL, no half surrogates. */
  static String storable(String text) {
    byte[] whole = text.getBytes(StandardCharsets.UTF_8);
    return new String(whole, StandardCharsets.UTF_8).replace('\0', '\uFFFD');
  }
}

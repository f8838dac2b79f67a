package org.millwright.connectors.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** What people did, for ever. */
public final class AuditTable {

  private static final String SELECT = "select * from audit";

  private final Database database;

  public AuditTable(Database database) {
    this.database = database;
  }

  /**
   * One act of one person.
   *
   * @param action a verb and a noun, such as {@code complete-task}
   * @param subject what it was done to
   * @param detail what else matters; may be empty
   */
  public record Entry(Instant at, String who, String action, String subject, String detail) {}

  private record Kept(String id, Entry entry) {}

  /** Writes an act down. */
  public void record(Entry entry) {
    String id = UUID.randomUUID().toString();
    database.run(jdbc ->
        jdbc.sql(
                """
                insert into audit (id, at, who, action, subject, detail)
                values (:id, :at, :who, :action, :subject, :detail)
                on conflict (id) do nothing
                """)
            .param("id", id)
            .param("at", Columns.at(entry.at()))
            .param("who", Columns.storable(entry.who()))
            .param("action", entry.action())
            .param("subject", Columns.storable(entry.subject()))
            .param("detail", Columns.storable(entry.detail()))
            .update());
  }

  /** A page of acts, newest first. */
  public Page<Entry> list(Page.Request request) {
    Page<Kept> page =
        database.call(jdbc ->
            new Listing(SELECT)
                .read(
                    jdbc,
                    request,
                    "at",
                    "id",
                    Cursor::key,
                    (row, _) -> row(row),
                    kept -> new Cursor(kept.entry().at(), kept.id())));
    return new Page<>(page.items().stream().map(Kept::entry).toList(), page.next());
  }

  private static Kept row(ResultSet row) throws SQLException {
    return new Kept(
        row.getString("id"),
        new Entry(
            Columns.instant(row, "at"),
            row.getString("who"),
            row.getString("action"),
            row.getString("subject"),
            row.getString("detail")));
  }
}

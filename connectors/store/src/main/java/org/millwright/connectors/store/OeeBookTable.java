package org.millwright.connectors.store;

import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.plant.Machine;
import org.millwright.domain.plant.MachineId;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The sheets of OEE as they were in force, each set from a moment on. */
public final class OeeBookTable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<TreeMap<String, String>> SHEETS = new TypeReference<>() {};
  private static final TypeReference<List<Named>> MACHINES = new TypeReference<>() {};

  /** A machine in the column. */
  private record Named(String id, String name, String line, String protocol) {
    static Named of(Machine machine) {
      return new Named(machine.id().value(), machine.name(), machine.line(), machine.protocol());
    }

    Machine machine() {
      return new Machine(new MachineId(id), name, line, protocol);
    }
  }

  private final Database database;
  private final InstantSource clock;

  public OeeBookTable(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Sheets in force.
   *
   * @param texts contents by path
   * @param machines those of the plant, in its order
   */
  public record Book(
      String hash, SortedMap<String, String> texts, List<Machine> machines, Instant knownAt) {}

  /** Writes down that these sheets are in force from now on; again has no effect. */
  public void put(String hash, Map<String, String> texts, List<Machine> machines) {
    database.run(jdbc -> {
      OeeClock.Turn turn = OeeClock.take(jdbc, clock);
      if (read(jdbc, null)
          .filter(book -> book.hash().equals(hash) && book.machines().equals(machines))
          .isEmpty()) {
        jdbc.sql("insert into oee_books values (:knownAt, :hash, :sheets::jsonb, :machines::jsonb)")
            .param("knownAt", Columns.at(turn.now()))
            .param("hash", hash)
            .param("sheets", JSON.writeValueAsString(new TreeMap<>(texts)))
            .param("machines", JSON.writeValueAsString(machines.stream().map(Named::of).toList()))
            .update();
      }
    });
  }

  /**
   * The sheets that were in force.
   *
   * @param asKnownAt null for now
   */
  public Optional<Book> read(@Nullable Instant asKnownAt) {
    return database.call(jdbc -> read(jdbc, asKnownAt));
  }

  private static Optional<Book> read(JdbcClient jdbc, @Nullable Instant asKnownAt) {
    return jdbc.sql(
            """
            select * from oee_books
            where known_at <= coalesce(:asKnownAt, 'infinity'::timestamptz)
            order by known_at desc limit 1
            """)
        .param("asKnownAt", Columns.atOrNull(asKnownAt), Types.TIMESTAMP_WITH_TIMEZONE)
        .query((row, _) ->
            new Book(
                row.getString("hash"),
                JSON.readValue(row.getString("sheets"), SHEETS),
                JSON.readValue(row.getString("machines"), MACHINES).stream()
                    .map(Named::machine)
                    .toList(),
                Columns.instant(row, "known_at")))
        .optional();
  }
}

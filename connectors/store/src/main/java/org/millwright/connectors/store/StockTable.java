package org.millwright.connectors.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.millwright.domain.maintenance.PartsStock;
import org.millwright.domain.maintenance.WorkOrderId;
import org.millwright.domain.sheet.Checked;
import org.millwright.domain.sheet.Row;
import org.millwright.domain.sheet.Sheet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Spare parts in stock. */
public final class StockTable implements PartsStock {

  private static final Set<String> COLUMNS = Set.of("part", "name", "on_hand");

  private final Database database;

  public StockTable(Database database) {
    this.database = database;
  }

  /** A spare part and how many lie in stock, reserved ones included. */
  public record Part(String part, String name, int onHand) {}

  /**
   * Reads a stock list: columns {@code part}, {@code name}, {@code on_hand} (pieces, 0 or more).
   *
   * @param name the file's name for problems
   */
  public static Checked<List<Part>> read(String name, Path file) {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read; see that it is there, in UTF-8", e);
    }
    Sheet sheet = Sheet.parse(name, text, COLUMNS, Set.of());
    var parts = new ArrayList<Part>();
    for (Row row : sheet.rows()) {
      parts.add(new Part(row.required("part"), row.required("name"), pieces(row)));
    }
    return Checked.of(List.copyOf(parts), sheet.problems());
  }

  private static int pieces(Row row) {
    OptionalDouble pieces = row.number("on_hand");
    if (pieces.isPresent()
        && pieces.getAsDouble() == Math.rint(pieces.getAsDouble())
        && pieces.getAsDouble() >= 0
        && pieces.getAsDouble() <= 1e6) {
      return (int) pieces.getAsDouble();
    }
    row.refuse("on_hand", "whole pieces, 0 to 1000000, such as 4");
    return 0;
  }

  /** Takes parts into the books that are not known yet; known ones keep their count. */
  public void seed(List<Part> parts) {
    database.run(jdbc -> {
      for (Part part : parts) {
        jdbc.sql(
                """
                insert into parts (part, name, on_hand) values (:part, :name, :onHand)
                on conflict (part) do nothing
                """)
            .param("part", part.part())
            .param("name", part.name())
            .param("onHand", part.onHand())
            .update();
      }
    });
  }

  @Override
  public Reservation reserve(WorkOrderId workOrder, Map<String, Integer> parts) {
    parts.forEach(StockTable::checkQuantity);
    return database.call(jdbc -> {
      oneAtATime(jdbc, workOrder);
      if (!held(jdbc, workOrder).isEmpty()) {
        return new Reservation.Reserved();
      }
      var inOrder = new TreeMap<>(parts);
      for (var wish : inOrder.entrySet()) {
        int free = free(jdbc, wish.getKey());
        if (free < wish.getValue()) {
          return new Reservation.OutOfStock(wish.getKey(), wish.getValue(), free);
        }
      }
      inOrder.forEach((part, quantity) -> putAside(jdbc, workOrder, part, quantity));
      return new Reservation.Reserved();
    });
  }

  private static void checkQuantity(String part, int quantity) {
    if (quantity < 1) {
      throw new IllegalArgumentException(
          "quantity of part " + part + " is " + quantity + ", expected 1 or more");
    }
  }

  /** Until the transaction ends, nobody else works on this work order's parts. */
  private static void oneAtATime(JdbcClient jdbc, WorkOrderId workOrder) {
    jdbc.sql("select 1 from pg_advisory_xact_lock(hashtextextended(:workOrder, 0))")
        .param("workOrder", workOrder.value())
        .query(Integer.class)
        .single();
  }

  /** Locks the part, so that two reservations cannot count the same piece. 0 when unknown. */
  private static int free(JdbcClient jdbc, String part) {
    var onHand =
        jdbc.sql("select on_hand from parts where part = :part for update")
            .param("part", part)
            .query(Integer.class)
            .optional();
    int reserved =
        jdbc.sql(
                """
                select coalesce(sum(quantity), 0)::int from part_reservations
                where part = :part and not consumed
                """)
            .param("part", part)
            .query(Integer.class)
            .single();
    return onHand.orElse(0) - reserved;
  }

  private static void putAside(JdbcClient jdbc, WorkOrderId workOrder, String part, int quantity) {
    jdbc.sql(
            """
            insert into part_reservations (work_order, part, quantity)
            values (:workOrder, :part, :quantity)
            """)
        .param("workOrder", workOrder.value())
        .param("part", part)
        .param("quantity", quantity)
        .update();
  }

  @Override
  public void count(String part, int pieces) {
    database.run(jdbc ->
        jdbc.sql(
                """
                insert into parts (part, name, on_hand) values (:part, :part, :pieces)
                on conflict (part) do update set on_hand = :pieces
                """)
            .param("part", part)
            .param("pieces", pieces)
            .update());
  }

  @Override
  public void release(WorkOrderId workOrder) {
    database.run(jdbc -> {
      oneAtATime(jdbc, workOrder);
      jdbc.sql("delete from part_reservations where work_order = :id and not consumed")
          .param("id", workOrder.value())
          .update();
    });
  }

  @Override
  public void consume(WorkOrderId workOrder) {
    database.run(jdbc -> {
      oneAtATime(jdbc, workOrder);
      jdbc.sql(
              """
              select p.part from parts p join part_reservations r using (part)
              where r.work_order = :id and not r.consumed order by p.part for update of p
              """)
          .param("id", workOrder.value())
          .query(String.class)
          .list();
      jdbc.sql(
              """
              with taken as (
                update part_reservations set consumed = true
                where work_order = :id and not consumed returning part, quantity)
              update parts set on_hand = greatest(0, on_hand - taken.quantity)
              from taken where parts.part = taken.part
              """)
          .param("id", workOrder.value())
          .update();
    });
  }

  @Override
  public Map<String, Integer> of(WorkOrderId workOrder) {
    return database.call(jdbc -> held(jdbc, workOrder));
  }

  private static Map<String, Integer> held(JdbcClient jdbc, WorkOrderId workOrder) {
    var held = new TreeMap<String, Integer>();
    jdbc.sql("select part, quantity from part_reservations where work_order = :id")
        .param("id", workOrder.value())
        .query((row, _) -> held.put(row.getString("part"), row.getInt("quantity")))
        .list();
    return held;
  }

  /** Every part, by number. */
  public List<Part> parts() {
    return database.call(jdbc ->
        jdbc.sql("select part, name, on_hand from parts order by part")
            .query((row, _) ->
                new Part(row.getString("part"), row.getString("name"), row.getInt("on_hand")))
            .list());
  }
}

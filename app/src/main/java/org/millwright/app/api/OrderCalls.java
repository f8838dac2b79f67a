package org.millwright.app.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.millwright.app.role.InRole;
import org.millwright.app.role.Role;
import org.millwright.app.web.Page;
import org.millwright.app.web.Refusal;
import org.millwright.connectors.erp.OrderIntake;
import org.millwright.connectors.store.OrderTable;
import org.millwright.domain.erp.OrderBook;
import org.millwright.domain.erp.ProductionOrder;
import org.millwright.domain.sheet.Checked;
import org.millwright.domain.sheet.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/erp/orders} and {@code /api/orders}. */
@RestController
@InRole(Role.CONSOLE)
class OrderCalls {

  private final OrderIntake intake;
  private final OrderTable orders;

  OrderCalls(OrderIntake intake, OrderTable orders) {
    this.intake = intake;
    this.orders = orders;
  }

  /** What came of a schedule. */
  record ReceiptView(String bodId, int orders, boolean duplicate) {}

  /** An order as JSON. */
  record OrderView(
      String id,
      String bodId,
      String product,
      BigDecimal quantity,
      @Nullable String machine,
      @Nullable String line,
      String status,
      @Nullable Instant start,
      @Nullable Instant end) {

    static OrderView of(OrderTable.Row row) {
      ProductionOrder order = row.order();
      return new OrderView(
          order.id(),
          row.bodId(),
          order.product(),
          order.quantity(),
          order.machine(),
          order.line(),
          order.status().word(),
          order.start(),
          order.end());
    }
  }

  @PostMapping(
      path = "/api/erp/orders",
      consumes = {MediaType.APPLICATION_XML_VALUE, MediaType.APPLICATION_JSON_VALUE})
  ResponseEntity<ReceiptView> take(@RequestBody byte[] document) {
    return switch (intake.take("body", document)) {
      case Checked.Sound<OrderBook.Receipt>(OrderBook.Receipt receipt) ->
          ResponseEntity.status(receipt.duplicate() ? HttpStatus.OK : HttpStatus.ACCEPTED)
              .body(new ReceiptView(receipt.scheduleId(), receipt.orders(), receipt.duplicate()));
      case Checked.Refused<OrderBook.Receipt>(List<Problem> problems) -> throw refused(problems);
    };
  }

  private static Refusal refused(List<Problem> problems) {
    Problem first = problems.getFirst();
    String line = first.line() > 0 ? "line " + first.line() : "";
    String at = (line + " " + first.place()).strip();
    String detail = problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
    return Refusal.badRequest(detail, at.isEmpty() ? "body" : at, first.expected());
  }

  @GetMapping("/api/orders")
  Page<OrderView> list(
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(required = false) @Nullable String machine,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    var filter =
        new OrderTable.Filter(Asked.word("status", status, ProductionOrder.Status.class), machine);
    return Pages.of(orders.list(filter, Pages.wanted(limit, cursor)), OrderView::of);
  }
}

package org.millwright.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.millwright.connectors.store.Postgres.T0;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millwright.domain.erp.ErpDocument.OperationsSchedule;
import org.millwright.domain.erp.ErpDocument.Verb;
import org.millwright.domain.erp.OrderBook.Receipt;
import org.millwright.domain.erp.ProductionOrder;
import org.millwright.domain.erp.ProductionOrder.Status;

class OrderTableTest {

  @RegisterExtension static final Postgres POSTGRES = new Postgres();

  private OrderTable orders;

  @BeforeEach
  void emptyTables() {
    POSTGRES.database().run(jdbc -> jdbc.sql("truncate orders, schedules").update());
    orders = new OrderTable(POSTGRES.database(), InstantSource.fixed(T0));
  }

  private static ProductionOrder order(String id, int quantity) {
    return new ProductionOrder(
        id, "HOUSING-A", BigDecimal.valueOf(quantity), "cnc-1", null, Status.RELEASED, T0, null);
  }

  private static OperationsSchedule schedule(
      String id, Verb verb, Instant createdAt, ProductionOrder... orders) {
    return new OperationsSchedule(id, verb, List.of(orders), createdAt);
  }

  @Test
  void theSameBodIdTwiceHasOneEffect() {
    assertThat(orders.take(schedule("bod-1", Verb.PROCESS, T0, order("PO-1", 500))))
        .isEqualTo(new Receipt("bod-1", 1, false));
    assertThat(orders.take(schedule("bod-1", Verb.PROCESS, T0, order("PO-1", 900))))
        .isEqualTo(new Receipt("bod-1", 1, true));
    assertThat(orders.of("PO-1").orElseThrow().order()).isEqualTo(order("PO-1", 500));
  }

  @Test
  void eightThreadsWithTheSameBodIdAreOneFirstAndSevenDuplicates() throws Exception {
    var receipts =
        Together.run(8, _ -> orders.take(schedule("bod-1", Verb.PROCESS, T0, order("PO-1", 5))));
    assertThat(receipts).filteredOn(Receipt::duplicate).hasSize(7);
  }

  @Test
  void changesAndCancellationsTakeEffectInTheOrderOfTheirMaking() {
    orders.take(schedule("bod-1", Verb.PROCESS, T0, order("PO-1", 500), order("PO-2", 20)));
    orders.take(schedule("bod-3", Verb.CANCEL, T0.plusSeconds(2), order("PO-1", 500)));
    orders.take(schedule("bod-2", Verb.CHANGE, T0.plusSeconds(1), order("PO-1", 700)));
    assertThat(orders.of("PO-1").orElseThrow().order().status()).isEqualTo(Status.CANCELLED);
    assertThat(orders.active())
        .extracting(row -> row.order().id(), OrderTable.Row::bodId)
        .containsExactly(tuple("PO-2", "bod-1"));
    assertThat(
            orders
                .list(new OrderTable.Filter(Status.CANCELLED, "cnc-1"), Page.Request.first())
                .items())
        .hasSize(1);
  }
}

package org.millwright.connectors.erp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.connectors.erp.Samples.T0;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millwright.domain.erp.ProductionOrder;
import org.millwright.domain.erp.ProductionOrder.Status;

class JsonOrdersTest {

  @Test
  void ordersAreReadAsTheyStand() {
    var schedule =
        JsonOrders.schedule("orders.json", Samples.json("b-1").getBytes(UTF_8), T0).orThrow();
    assertThat(schedule.id()).isEqualTo("b-1");
    assertThat(schedule.orders())
        .containsExactly(
            new ProductionOrder(
                "PO-1",
                "HOUSING-A",
                new BigDecimal("500"),
                "cnc-1",
                null,
                Status.RELEASED,
                T0,
                null),
            new ProductionOrder(
                "PO-2",
                "BOX-7",
                new BigDecimal("12.5"),
                null,
                "line-2",
                Status.RELEASED,
                null,
                null));
  }

  @ParameterizedTest(name = "{1} instead of {0} is refused at {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "500|\"500\"|/orders/0/quantity",
        "500|-1|/orders/0/quantity",
        "500|1e9|/orders/0/quantity",
        "\"PO-2\"|\"PO-1\"|/orders/1/id",
        "\"PO-2\"|7|/orders/1/id",
        "\"line\"|\"lime\"|/orders/1/lime",
        "\"line\": \"line-2\"|\"line\": \"line-2\", \"machine\": \"cnc-1\"|/orders/1/machine",
        "2026-03-01T06:00:00Z|2026-03-01|/orders/0/start",
        "\"b-1\"|\"\"|/bodId",
        "]}|], \"more\": 1}|/more",
        "]}|]|column",
        "]}|]} x|column",
        "\"id\": \"PO-2\"|\"id\": \"PO-2\", \"id\": \"PO-3\"|column",
      })
  void aFaultIsNamedByItsPointer(String from, String to, String place) {
    String json = Samples.json("b-1").replace(from, to);
    assertThat(JsonOrders.schedule("orders.json", json.getBytes(UTF_8), T0).problems())
        .anySatisfy(problem -> assertThat(problem.place()).startsWith(place));
  }
}

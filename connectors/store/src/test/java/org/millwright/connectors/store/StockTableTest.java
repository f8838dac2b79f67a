package org.millwright.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.connectors.store.StockTable.Part;
import org.millwright.domain.maintenance.PartsStock.Reservation.OutOfStock;
import org.millwright.domain.maintenance.PartsStock.Reservation.Reserved;
import org.millwright.domain.maintenance.WorkOrderId;

class StockTableTest {

  @RegisterExtension static final Postgres POSTGRES = new Postgres();

  private static final WorkOrderId WO_1 = WorkOrderId.of(1);
  private static final WorkOrderId WO_2 = WorkOrderId.of(2);

  private StockTable stock;

  @BeforeEach
  void fiveBearingsAndOneSeal() {
    POSTGRES.database().run(jdbc -> jdbc.sql("truncate parts cascade").update());
    stock = new StockTable(POSTGRES.database());
    stock.seed(List.of(new Part("007-BRG", "Bearing", 5), new Part("SEAL-2", "Seal", 1)));
  }

  @Test
  void seedingAgainKeepsTheCountOfKnownParts() {
    stock.reserve(WO_1, Map.of("007-BRG", 2));
    stock.consume(WO_1);
    stock.seed(List.of(new Part("007-BRG", "Bearing", 5), new Part("BELT-1", "Belt", 3)));
    assertThat(stock.parts())
        .containsExactly(
            new Part("007-BRG", "Bearing", 3),
            new Part("BELT-1", "Belt", 3),
            new Part("SEAL-2", "Seal", 1));
  }

  @Test
  void aWorkOrderReservesAndConsumesOnce() {
    for (int i = 0; i < 3; i++) {
      assertThat(stock.reserve(WO_1, Map.of("007-BRG", 2, "SEAL-2", 1))).isEqualTo(new Reserved());
    }
    stock.consume(WO_1);
    stock.consume(WO_1);
    assertThat(stock.of(WO_1)).isEqualTo(Map.of("007-BRG", 2, "SEAL-2", 1));
    assertThat(stock.parts())
        .containsExactly(new Part("007-BRG", "Bearing", 3), new Part("SEAL-2", "Seal", 0));
  }

  @Test
  void whatIsShortIsNamedAndNothingIsPutAside() {
    assertThat(stock.reserve(WO_1, Map.of("007-BRG", 2, "SEAL-2", 2)))
        .isEqualTo(new OutOfStock("SEAL-2", 2, 1));
    assertThat(stock.of(WO_1)).isEmpty();
    assertThat(stock.reserve(WO_1, Map.of("UNKNOWN", 1)))
        .isEqualTo(new OutOfStock("UNKNOWN", 1, 0));
  }

  @Test
  void releasedPartsAreFreeForTheNextAndConsumedOnesAreNot() {
    stock.reserve(WO_1, Map.of("SEAL-2", 1));
    assertThat(stock.reserve(WO_2, Map.of("SEAL-2", 1))).isEqualTo(new OutOfStock("SEAL-2", 1, 0));
    stock.release(WO_1);
    assertThat(stock.reserve(WO_2, Map.of("SEAL-2", 1))).isEqualTo(new Reserved());
    stock.consume(WO_2);
    stock.release(WO_2);
    assertThat(stock.reserve(WO_1, Map.of("SEAL-2", 1))).isEqualTo(new OutOfStock("SEAL-2", 1, 0));
  }

  @Test
  void aCountReplacesWhatTheBooksSaidAndReservedPiecesStayReserved() {
    stock.reserve(WO_1, Map.of("SEAL-2", 1));
    stock.count("SEAL-2", 2);
    stock.count("BELT-1", 3);
    assertThat(stock.reserve(WO_2, Map.of("SEAL-2", 2))).isEqualTo(new OutOfStock("SEAL-2", 2, 1));
    assertThat(stock.reserve(WO_2, Map.of("SEAL-2", 1, "BELT-1", 3))).isEqualTo(new Reserved());
    assertThat(stock.parts())
        .containsExactly(
            new Part("007-BRG", "Bearing", 5),
            new Part("BELT-1", "BELT-1", 3),
            new Part("SEAL-2", "Seal", 2));
  }

  @Test
  void aCountBelowTheReservationsKeepsNobodyFromTakingWhatIsReserved() {
    stock.reserve(WO_1, Map.of("007-BRG", 3));
    stock.reserve(WO_2, Map.of("007-BRG", 2));
    stock.count("007-BRG", 4);
    stock.consume(WO_1);
    stock.consume(WO_2);
    assertThat(stock.parts()).contains(new Part("007-BRG", "Bearing", 0));
  }

  @Test
  void tenWorkOrdersAtOnceGetTheFiveBearingsThatThereAre() throws Exception {
    var answers =
        Together.run(10, i -> stock.reserve(WorkOrderId.of(100 + i), Map.of("007-BRG", 1)));
    assertThat(answers).filteredOn(Reserved.class::isInstance).hasSize(5);
    assertThat(answers).filteredOn(OutOfStock.class::isInstance).hasSize(5);
  }

  @Test
  void oneWorkOrderInTenThreadsReservesOnce() throws Exception {
    Together.run(10, _ -> stock.reserve(WO_1, Map.of("007-BRG", 1)));
    assertThat(stock.of(WO_1)).isEqualTo(Map.of("007-BRG", 1));
  }

  @Test
  void aStockListIsReadAndItsFaultsAreNamed(@TempDir Path folder) throws IOException {
    Path good = Files.writeString(folder.resolve("parts.csv"), "part,name,on_hand\n007,Bolt,4\n");
    assertThat(StockTable.read("parts.csv", good).orThrow())
        .containsExactly(new Part("007", "Bolt", 4));
    Path bad = Files.writeString(folder.resolve("bad.csv"), "part,name,on_hand\n007,Bolt,1.5\n");
    assertThat(StockTable.read("bad.csv", bad).problems())
        .singleElement()
        .hasToString(
            "bad.csv:2 column \"on_hand\": found \"1.5\", expected whole pieces, 0 to 1000000,"
                + " such as 4");
  }
}

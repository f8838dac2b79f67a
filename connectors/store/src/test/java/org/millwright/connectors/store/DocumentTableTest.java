package org.millwright.connectors.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.connectors.store.Postgres.T0;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millwright.connectors.store.DocumentTable.Direction;
import org.millwright.connectors.store.DocumentTable.Status;
import org.millwright.domain.erp.Documents.Due;
import org.millwright.domain.erp.Documents.Letter;

class DocumentTableTest {

  @RegisterExtension static final Postgres POSTGRES = new Postgres();

  private static final Instant LEASE_ENDS = T0.plusSeconds(30);

  private DocumentTable documents;

  @BeforeEach
  void emptyTables() {
    POSTGRES.database().run(jdbc -> jdbc.sql("truncate documents").update());
    documents = new DocumentTable(POSTGRES.database());
  }

  private static Letter letter(String id) {
    return new Letter(
        id,
        "ProcessOperationsPerformance",
        "WO-000017",
        "application/xml",
        ("<a>" + id + "</a>").getBytes(UTF_8),
        T0);
  }

  @Test
  void postingTheSameIdAgainKeepsTheFirstBytes() {
    assertThat(documents.post(letter("d-1"))).isTrue();
    var other =
        new Letter(
            "d-1", "Other", "", "application/xml", "<b/>".getBytes(UTF_8), T0.plusSeconds(1));
    assertThat(documents.post(other)).isFalse();
    assertThat(documents.body("d-1").orElseThrow()).isEqualTo("<a>d-1</a>".getBytes(UTF_8));
  }

  @Test
  void aLeasedDocumentIsDueAgainOnlyWhenItsLeaseEnds() {
    documents.post(letter("d-1"));
    assertThat(documents.next(T0, LEASE_ENDS).orElseThrow().attempt()).isEqualTo(1);
    assertThat(documents.next(LEASE_ENDS.minusMillis(1), LEASE_ENDS.plusSeconds(30))).isEmpty();
    assertThat(documents.next(LEASE_ENDS, LEASE_ENDS.plusSeconds(30)).orElseThrow().attempt())
        .isEqualTo(2);
  }

  @Test
  void eightSendersShareFortyDocumentsWithoutSendingOneTwice() throws Exception {
    for (int i = 0; i < 40; i++) {
      documents.post(letter("d-" + i));
    }
    List<List<String>> taken =
        Together.run(
            8,
            _ -> {
              var mine = new ArrayList<String>();
              for (Optional<Due> due = documents.next(T0, LEASE_ENDS);
                  due.isPresent();
                  due = documents.next(T0, LEASE_ENDS)) {
                mine.add(due.orElseThrow().letter().id());
              }
              return mine;
            });
    assertThat(taken.stream().flatMap(List::stream)).hasSize(40).doesNotHaveDuplicates();
  }

  @Test
  void aRefusedDocumentIsShownAndComesAgain() {
    documents.post(letter("d-1"));
    documents.next(T0, LEASE_ENDS);
    documents.refused("d-1", T0.plusSeconds(600), "unknown cost centre");
    var row = documents.of("d-1").orElseThrow();
    assertThat(row.status()).isEqualTo(Status.REJECTED);
    assertThat(row.lastError()).isEqualTo("unknown cost centre");
    assertThat(documents.next(T0.plusSeconds(599), LEASE_ENDS)).isEmpty();
    assertThat(documents.next(T0.plusSeconds(600), T0.plusSeconds(630))).isPresent();
  }

  @Test
  void nothingUndoesAnAcceptance() {
    documents.post(letter("d-1"));
    documents.next(T0, LEASE_ENDS);
    documents.accepted("d-1", T0.plusSeconds(1));
    documents.failed("d-1", T0.plusSeconds(2), "a sender that came late");
    documents.accepted("d-1", T0.plusSeconds(3));
    var row = documents.of("d-1").orElseThrow();
    assertThat(row.status()).isEqualTo(Status.ACCEPTED);
    assertThat(row.acceptedAt()).isEqualTo(T0.plusSeconds(1));
    assertThat(row.lastError()).isNull();
    assertThat(documents.delivery("d-1").orElseThrow().accepted()).isTrue();
  }

  @Test
  void anAcceptanceIsUnnoticedUntilItIsNoticed() {
    documents.post(letter("d-1"));
    assertThat(documents.unnoticed()).isEmpty();
    documents.accepted("d-1", T0);
    assertThat(documents.unnoticed()).containsExactly("d-1");
    documents.noticed("d-1", T0);
    assertThat(documents.unnoticed()).isEmpty();
  }

  @Test
  void whatCameInIsKeptWithItsRefusalAndIsNeverSent() {
    documents.received(letter("in-1"), null);
    documents.received(letter("in-2"), "line 3: no ID\0");
    assertThat(documents.next(T0.plusSeconds(60), LEASE_ENDS)).isEmpty();
    var rejected = new DocumentTable.Filter(Direction.IN, Status.REJECTED);
    assertThat(documents.list(rejected, Page.Request.first()).items())
        .singleElement()
        .satisfies(row -> assertThat(row.lastError()).isEqualTo("line 3: no ID\uFFFD"));
    assertThat(documents.delivery("in-1")).isEmpty();
  }
}

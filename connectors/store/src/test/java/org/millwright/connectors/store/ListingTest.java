package org.millwright.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.connectors.store.Postgres.T0;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millwright.connectors.store.DeadLetterTable.DeadLetter;

class ListingTest {

  @RegisterExtension static final Postgres POSTGRES = new Postgres();

  @Test
  void aPageThatIsReadAgainIsTheSamePage() {
    var letters = new DeadLetterTable(POSTGRES.database());
    for (int i = 0; i < 5; i++) {
      letters.put(DeadLetter.of("id-" + i, "mqtt", "a/b", T0.plusSeconds(i), "cut", new byte[1]));
    }
    var listing = new Listing("select id, at from dead_letters").where("id <> :not", "not", "id-3");
    Page<Cursor> first = read(listing, new Page.Request(2, null));
    assertThat(read(listing, new Page.Request(2, null))).isEqualTo(first);
    var next = new Page.Request(2, first.next());
    assertThat(read(listing, next).items()).extracting(Cursor::key).containsExactly("id-1", "id-0");
    assertThat(read(listing, next)).isEqualTo(read(listing, next));
  }

  private static Page<Cursor> read(Listing listing, Page.Request request) {
    return POSTGRES
        .database()
        .call(jdbc ->
            listing.read(
                jdbc,
                request,
                "at",
                "id",
                Cursor::key,
                (row, _) -> new Cursor(Columns.instant(row, "at"), row.getString("id")),
                cursor -> cursor));
  }
}

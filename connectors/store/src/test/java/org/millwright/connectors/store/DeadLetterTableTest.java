package org.millwright.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.connectors.store.Postgres.T0;

import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millwright.connectors.store.DeadLetterTable.DeadLetter;

class DeadLetterTableTest {

  @RegisterExtension static final Postgres POSTGRES = new Postgres();

  private final DeadLetterTable letters = new DeadLetterTable(POSTGRES.database());

  @BeforeEach
  void emptyTable() {
    POSTGRES.database().run(jdbc -> jdbc.sql("truncate dead_letters").update());
  }

  @Test
  void whatIsOlderIsRemovedAndWhatIsNotStays() {
    letters.put(DeadLetter.of("old", "mqtt", "a/b", T0.minusMillis(1), "cut", new byte[1]));
    letters.put(DeadLetter.of("young", "mqtt", "a/b", T0, "cut", new byte[1]));
    assertThat(letters.removeOlderThan(T0)).isEqualTo(1);
    assertThat(letters.of("old")).isEmpty();
    assertThat(letters.of("young")).isPresent();
  }

  @Test
  void anyBytesAndAnyTextAreKeptOnceAndListedByTheirBeginning() {
    byte[] payload = new byte[100_000];
    new Random(7).nextBytes(payload);
    var letter = DeadLetter.of("dead-letters/0/1", "mqtt\0", "a/b", T0, "half \uD800", payload);
    letters.put(letter);
    letters.put(letter);
    assertThat(letters.count()).isEqualTo(1);
    var listed = letters.list(Page.Request.first()).items().getFirst();
    assertThat(listed.bytes()).isEqualTo(100_000);
    assertThat(listed.payload()).hasSize(DeadLetterTable.LISTED_BYTES);
    assertThat(listed.source()).isEqualTo("mqtt\uFFFD");
    assertThat(listed.reason()).isEqualTo("half ?");
    assertThat(letters.of("dead-letters/0/1").orElseThrow().payload()).isEqualTo(payload);
  }
}

package org.millwright.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.millwright.connectors.store.Postgres.T0;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millwright.connectors.store.DeadLetterTable.DeadLetter;

class DatabaseTest {

  @RegisterExtension static final Postgres POSTGRES = new Postgres();

  @Test
  void whatWasWrittenWhilePostgresWasKilledAndCameBackIsThereOnce() throws Exception {
    var letters = new DeadLetterTable(POSTGRES.database());
    var written = new AtomicInteger();
    var stop = new AtomicBoolean();
    var writer =
        CompletableFuture.runAsync(() -> {
          while (!stop.get()) {
            letters.put(
                DeadLetter.of("id-" + written.get(), "test", "", T0, "made up", new byte[] {1}));
            written.incrementAndGet();
          }
        });
    await().atMost(Duration.ofSeconds(30)).until(() -> written.get() > 50);
    POSTGRES.kill();
    await().atMost(Duration.ofSeconds(30)).until(() -> POSTGRES.database().fault() != null);
    POSTGRES.restart();
    int before = written.get();
    await().atMost(Duration.ofSeconds(60)).until(() -> written.get() > before + 50);
    stop.set(true);
    writer.join();
    assertThat(letters.count()).isEqualTo(written.get());
    assertThat(POSTGRES.database().fault()).isNull();
  }

  @Test
  void aDatabaseThatStaysAwayIsNamedInTheExceptionWithinThePatience() {
    var nowhere =
        new StoreSettings(
            "jdbc:postgresql://127.0.0.1:1/millwright",
            "millwright",
            "secret",
            2,
            Duration.ofSeconds(1));
    assertThatThrownBy(() -> Database.open(nowhere))
        .isInstanceOf(DatabaseAway.class)
        .hasMessageContaining("PostgreSQL at jdbc:postgresql://127.0.0.1:1/millwright did not")
        .hasMessageContaining("refused");
  }

  @Test
  void settingsNeverPrintThePassword() {
    assertThat(StoreSettings.of("jdbc:postgresql://h/d", "millwright", "secret").toString())
        .doesNotContain("secret");
  }

  @Test
  void openingASecondTimeFindsTheSchemaUpToDate() {
    try (Database second = POSTGRES.open(Duration.ofSeconds(30))) {
      assertThat(second.fault()).isNull();
    }
  }
}

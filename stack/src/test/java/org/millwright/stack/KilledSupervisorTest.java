package org.millwright.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.stack.settings.PartName;

/** The supervisor itself dies: no part outlives it for long, and the next start finds all. */
class KilledSupervisorTest {
  private static final Set<PartName> PARTS = Set.of(PartName.POSTGRES, PartName.KAFKA);
  private static final String MARK = "before-the-supervisor-died";

  @Test
  void afterKillNineOfTheSupervisorTheNextStartFindsEverythingAndLeavesNoProcess(@TempDir Path data)
      throws Exception {
    ProcessHandle formerKafka;
    ProcessHandle formerPostgres;
    try (EmbeddedStack first = EmbeddedStack.start(data, PARTS)) {
      formerKafka = first.process(PartName.KAFKA);
      formerPostgres = first.process(PartName.POSTGRES);
      Keepers.of(PartName.KAFKA, first).put(MARK);
      Keepers.of(PartName.POSTGRES, first).put(MARK);
      first.supervisor().destroyForcibly();
      Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !formerKafka.isAlive());
    }
    ProcessHandle lastPostgres;
    try (EmbeddedStack second = EmbeddedStack.start(data, PARTS)) {
      assertThat(formerPostgres.isAlive()).as("the former PostgreSQL is alive").isFalse();
      assertThat(Keepers.of(PartName.KAFKA, second).has(MARK)).isTrue();
      assertThat(Keepers.of(PartName.POSTGRES, second).has(MARK)).isTrue();
      lastPostgres = second.process(PartName.POSTGRES);
    }
    assertThat(lastPostgres.isAlive()).as("PostgreSQL outlived its supervisor").isFalse();
  }
}

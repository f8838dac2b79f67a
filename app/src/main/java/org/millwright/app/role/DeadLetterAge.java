package org.millwright.app.role;

import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.millwright.connectors.kafka.Topics;
import org.millwright.connectors.store.DeadLetterTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Dead letters are kept as long in the database as on the bus. */
@Component
@InRole(Role.PLANT)
class DeadLetterAge {

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterAge.class);

  private final DeadLetterTable table;
  private final InstantSource clock;

  DeadLetterAge(DeadLetterTable table, InstantSource clock) {
    this.table = table;
    this.clock = clock;
  }

  /**
   * At a fixed rate it runs on a thread of its own, and nobody waits while the database is away.
   */
  @Scheduled(fixedRate = 1, timeUnit = TimeUnit.DAYS)
  final void removeOld() {
    int removed = table.removeOlderThan(clock.instant().minus(Topics.DEAD_LETTERS_KEPT));
    if (removed > 0) {
      LOG.info("{} dead letters older than {} were removed", removed, Topics.DEAD_LETTERS_KEPT);
    }
  }
}

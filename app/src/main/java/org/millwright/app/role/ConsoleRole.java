package org.millwright.app.role;

import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.millwright.app.Settings;
import org.millwright.app.api.LiveChanges;
import org.millwright.app.api.MachineBoard;
import org.millwright.app.api.OpenWork;
import org.millwright.app.api.PlantSheets;
import org.millwright.app.live.Live;
import org.millwright.connectors.kafka.ConfirmedConsumer;
import org.millwright.connectors.kafka.ConsumerSettings;
import org.millwright.connectors.kafka.DeadLetters;
import org.millwright.connectors.kafka.SnapshotEvents;
import org.millwright.connectors.kafka.Topics;
import org.millwright.connectors.store.ChangeFeed;
import org.millwright.connectors.store.CountermeasureTable;
import org.millwright.connectors.store.Database;
import org.millwright.connectors.store.DeadLetterTable;
import org.millwright.connectors.store.DocumentTable;
import org.millwright.connectors.store.FindingTable;
import org.millwright.connectors.store.OrderTable;
import org.millwright.connectors.store.TaskTable;
import org.millwright.connectors.store.WorkOrderTable;
import org.millwright.domain.observation.MachineSnapshot;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the HTTP API and the console's live stream are fed from. */
@Configuration
@InRole(Role.CONSOLE)
class ConsoleRole {

  /** Nobody sees more than ten changes a second, and each batch costs the bus a call. */
  static final Duration TOLD_EVERY = Duration.ofMillis(100);

  @Bean
  OpenWork openWork(FindingTable findings, TaskTable tasks, OrderTable orders) {
    return new OpenWork(findings, tasks, orders);
  }

  @Bean
  MachineBoard machineBoard(PlantSheets plant, OpenWork openWork, Live live, InstantSource clock) {
    return new MachineBoard(plant, openWork, live, clock);
  }

  /** Every console process hears of every machine, so each reads by itself and from now on. */
  @Bean(initMethod = "start")
  ConfirmedConsumer<MachineSnapshot> snapshotConsumer(
      Settings settings, MachineBoard board, DeadLetters deadLetters) {
    var snapshots = new SnapshotEvents();
    var reads =
        ConsumerSettings.fromNow(
                settings.kafka().bootstrap(),
                "millwright-board-" + UUID.randomUUID(),
                Topics.RESULTS)
            .gathering(TOLD_EVERY);
    return new ConfirmedConsumer<>(
        reads,
        record -> snapshots.decode(PlantRole.value(record)),
        batch -> batch.forEach(board::take),
        deadLetters);
  }

  @Bean
  ChangeFeed changeFeed(
      Database database,
      FindingTable findings,
      WorkOrderTable workOrders,
      TaskTable tasks,
      DocumentTable documents,
      DeadLetterTable deadLetters,
      CountermeasureTable countermeasures,
      OpenWork openWork,
      MachineBoard board,
      Live live) {
    var tables =
        new LiveChanges.Tables(
            findings, workOrders, tasks, documents, deadLetters, countermeasures);
    return new ChangeFeed(database, new LiveChanges(tables, openWork, board, live));
  }
}

package org.millwright.app.role;

import java.time.InstantSource;
import org.millwright.app.api.LiveChanges;
import org.millwright.app.api.MachineBoard;
import org.millwright.app.api.OpenWork;
import org.millwright.app.api.PlantSheets;
import org.millwright.app.live.Live;
import org.millwright.connectors.store.ChangeFeed;
import org.millwright.connectors.store.Database;
import org.millwright.connectors.store.DeadLetterTable;
import org.millwright.connectors.store.DocumentTable;
import org.millwright.connectors.store.FindingTable;
import org.millwright.connectors.store.OrderTable;
import org.millwright.connectors.store.TaskTable;
import org.millwright.connectors.store.WorkOrderTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the HTTP API and the console's live stream are fed from. */
@Configuration
@InRole(Role.CONSOLE)
class ConsoleRole {

  @Bean
  OpenWork openWork(FindingTable findings, TaskTable tasks, OrderTable orders) {
    return new OpenWork(findings, tasks, orders);
  }

  @Bean
  MachineBoard machineBoard(PlantSheets plant, OpenWork openWork, Live live, InstantSource clock) {
    return new MachineBoard(plant, openWork, live, clock);
  }

  @Bean
  ChangeFeed changeFeed(
      Database database,
      FindingTable findings,
      WorkOrderTable workOrders,
      TaskTable tasks,
      DocumentTable documents,
      DeadLetterTable deadLetters,
      OpenWork openWork,
      MachineBoard board,
      Live live) {
    var tables =
        new LiveChanges.Tables(findings, workOrders, tasks, documents, deadLetters);
    return new ChangeFeed(database, new LiveChanges(tables, openWork, board, live));
  }
}

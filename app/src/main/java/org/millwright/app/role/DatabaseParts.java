package org.millwright.app.role;

import java.time.Duration;
import java.time.InstantSource;
import org.millwright.app.Settings;
import org.millwright.app.system.Part;
import org.millwright.connectors.store.AuditTable;
import org.millwright.connectors.store.CountermeasureTable;
import org.millwright.connectors.store.Database;
import org.millwright.connectors.store.DeadLetterTable;
import org.millwright.connectors.store.DocumentTable;
import org.millwright.connectors.store.FindingTable;
import org.millwright.connectors.store.LateNewsTable;
import org.millwright.connectors.store.OeeBookTable;
import org.millwright.connectors.store.OeeMinuteTable;
import org.millwright.connectors.store.OrderTable;
import org.millwright.connectors.store.ProcessTable;
import org.millwright.connectors.store.ShiftLogTable;
import org.millwright.connectors.store.StockTable;
import org.millwright.connectors.store.StoreSettings;
import org.millwright.connectors.store.TaskTable;
import org.millwright.connectors.store.WorkOrderTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The database and its tables; the edge does without. */
@Configuration
@InRole({Role.PLANT, Role.CONSOLE})
class DatabaseParts {

  /** A cold start on a busy box: the database may come up after the app. */
  private static final Duration DATABASE_PATIENCE = Duration.ofSeconds(60);

  @Bean
  Database database(Settings settings) {
    Settings.Postgres postgres = settings.postgres();
    return Database.open(
        new StoreSettings(
            postgres.url(), postgres.user(), postgres.password(), 10, DATABASE_PATIENCE));
  }

  @Bean
  Part databasePart(Database database) {
    return Parts.of("database", database::fault);
  }

  @Bean
  FindingTable findings(Database database) {
    return new FindingTable(database);
  }

  @Bean
  LateNewsTable lateNews(Database database) {
    return new LateNewsTable(database);
  }

  @Bean
  WorkOrderTable workOrders(Database database) {
    return new WorkOrderTable(database);
  }

  @Bean
  TaskTable tasks(Database database) {
    return new TaskTable(database);
  }

  @Bean
  ProcessTable processes(Database database) {
    return new ProcessTable(database);
  }

  @Bean
  DocumentTable documents(Database database) {
    return new DocumentTable(database);
  }

  @Bean
  DeadLetterTable deadLetters(Database database) {
    return new DeadLetterTable(database);
  }

  @Bean
  StockTable stock(Database database) {
    return new StockTable(database);
  }

  @Bean
  CountermeasureTable countermeasures(Database database) {
    return new CountermeasureTable(database);
  }

  @Bean
  AuditTable audit(Database database) {
    return new AuditTable(database);
  }

  @Bean
  OeeMinuteTable oeeMinutes(Database database, InstantSource clock) {
    return new OeeMinuteTable(database, clock);
  }

  @Bean
  ShiftLogTable shiftLogTable(Database database, InstantSource clock) {
    return new ShiftLogTable(database, clock);
  }

  @Bean
  OeeBookTable oeeBookTable(Database database, InstantSource clock) {
    return new OeeBookTable(database, clock);
  }

  @Bean
  OrderTable orders(Database database, InstantSource clock) {
    return new OrderTable(database, clock);
  }
}

package org.millwright.app.role;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.millwright.app.Settings;
import org.millwright.app.system.ArtefactBoard;
import org.millwright.app.system.Part;
import org.millwright.connectors.store.AuditTable;
import org.millwright.connectors.store.Database;
import org.millwright.connectors.store.DeadLetterTable;
import org.millwright.connectors.store.DocumentTable;
import org.millwright.connectors.store.FindingTable;
import org.millwright.connectors.store.OrderTable;
import org.millwright.connectors.store.ProcessTable;
import org.millwright.connectors.store.StockTable;
import org.millwright.connectors.store.StoreSettings;
import org.millwright.connectors.store.TaskTable;
import org.millwright.connectors.store.WorkOrderTable;
import org.millwright.domain.sheet.Problem;
import org.millwright.rules.RuleBook;
import org.millwright.rules.RuleFolder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every role leans on: the database, the rule book. */
@Configuration
class SharedParts {

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
  AuditTable audit(Database database) {
    return new AuditTable(database);
  }

  @Bean
  OrderTable orders(Database database, InstantSource clock) {
    return new OrderTable(database, clock);
  }

  @Bean
  RuleFolder rules(Settings settings, ArtefactBoard artefacts) {
    Path keep = settings.data().resolve("app/rules-in-force");
    return RuleFolder.open(settings.home(), keep, new RuleNews(artefacts));
  }

  /** Rules take effect as a whole: one artefact stands for the book. */
  private record RuleNews(ArtefactBoard artefacts) implements RuleFolder.Listener {

    private static final String KIND = "rules";
    private static final String BOOK = "rules/";

    @Override
    public void active(RuleBook book) {
      artefacts.accepted(KIND, BOOK, book.hash());
    }

    @Override
    public void refused(List<Problem> problems) {
      artefacts.refused(KIND, BOOK, problems);
    }
  }
}

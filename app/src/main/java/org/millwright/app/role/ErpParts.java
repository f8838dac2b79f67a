package org.millwright.app.role;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.millwright.app.Settings;
import org.millwright.app.system.Part;
import org.millwright.connectors.camunda.DocumentMessages;
import org.millwright.connectors.camunda.Engine;
import org.millwright.connectors.erp.ErpOutbox;
import org.millwright.connectors.erp.ErpSettings;
import org.millwright.connectors.erp.InboxFolder;
import org.millwright.connectors.erp.OrderIntake;
import org.millwright.connectors.erp.OutboxSender;
import org.millwright.connectors.store.DocumentTable;
import org.millwright.connectors.store.OrderTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ERP: documents out with their acknowledgement, orders in. */
@Configuration
class ErpParts {

  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  @Bean
  @InRole({Role.PLANT, Role.CONSOLE})
  OrderIntake orderIntake(OrderTable orders, DocumentTable documents, InstantSource clock) {
    return new OrderIntake(orders, documents, clock);
  }

  @Bean(initMethod = "start")
  @InRole(Role.PLANT)
  InboxFolder inbox(Settings settings, OrderIntake intake, InstantSource clock) {
    return new InboxFolder(settings.data().resolve("erp/inbox"), intake, clock);
  }

  /** A process that waits for a document hears of its acceptance. */
  @Bean(initMethod = "start")
  @InRole(Role.PLANT)
  OutboxSender outboxSender(
      Settings settings, DocumentTable documents, Engine engine, InstantSource clock) {
    return new OutboxSender(documents, erp(settings), clock, id -> requireTold(id, engine));
  }

  private static void requireTold(String documentId, Engine engine) {
    if (!engine.publish(DocumentMessages.accepted(documentId))) {
      throw new IllegalStateException("the connection to the engine was closed");
    }
  }

  private static ErpSettings erp(Settings settings) {
    Path outbox = settings.data().resolve("erp/outbox");
    URI documents = URI.create(settings.erp().url() + "/documents");
    return new ErpSettings(
        documents,
        CONNECT_WITHIN,
        settings.erp().answerWithin(),
        settings.erp().retryAfter(),
        LONGEST_PAUSE,
        settings.erp().refusedRetryAfter(),
        outbox);
  }

  @Bean
  @InRole(Role.PLANT)
  ErpOutbox outbox(DocumentTable documents, OutboxSender sender) {
    return new ErpOutbox(documents, sender::wake);
  }

  @Bean
  @InRole(Role.PLANT)
  Part erpPart(Settings settings) {
    return Parts.of("erp", () -> Reachable.fault(settings.erp().url()));
  }
}

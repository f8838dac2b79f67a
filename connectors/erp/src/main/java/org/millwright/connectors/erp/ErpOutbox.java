package org.millwright.connectors.erp;

import java.util.Optional;
import org.millwright.domain.erp.Documents;
import org.millwright.domain.erp.ErpDocument;
import org.millwright.domain.erp.ErpDocument.MaintenancePerformance;
import org.millwright.domain.erp.ErpDocument.OperationsSchedule;
import org.millwright.domain.erp.Outbox;

/** Writes documents as B2MML and keeps them; {@link OutboxSender} sends what is kept. */
public final class ErpOutbox implements Outbox {

  private final Documents documents;
  private final Runnable wake;

  /**
   * @param wake told after each new document, such as {@link OutboxSender#wake}
   */
  public ErpOutbox(Documents documents, Runnable wake) {
    this.documents = documents;
    this.wake = wake;
  }

  @Override
  public void put(ErpDocument document) {
    if (documents.post(letter(document))) {
      wake.run();
    }
  }

  private static Documents.Letter letter(ErpDocument document) {
    return switch (document) {
      case MaintenancePerformance performance ->
          new Documents.Letter(
              performance.id(),
              B2mmlWriter.KIND,
              performance.workOrder().value(),
              "application/xml",
              B2mmlWriter.write(performance),
              performance.createdAt());
      case OperationsSchedule schedule ->
          throw new IllegalArgumentException(
              schedule.id() + " is a schedule; schedules come from the ERP and are not sent to it");
    };
  }

  @Override
  public Optional<Delivery> of(String documentId) {
    return documents.delivery(documentId);
  }
}

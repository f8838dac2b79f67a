package org.millwright.workers.memory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.millwright.domain.erp.ErpDocument;
import org.millwright.domain.erp.Outbox;

/** An outbox in memory whose ERP answers nothing by itself. */
public final class MemoryOutbox implements Outbox {

  private final Map<String, ErpDocument> documents = new LinkedHashMap<>();
  private final Map<String, Delivery> deliveries = new LinkedHashMap<>();
  private boolean away;

  @Override
  public synchronized void put(ErpDocument document) {
    if (documents.putIfAbsent(document.id(), document) == null) {
      deliveries.put(document.id(), new Delivery(false, 0, null));
    }
  }

  /** What the ERP does with a document. */
  public synchronized void delivered(String documentId, Delivery delivery) {
    deliveries.put(documentId, delivery);
  }

  /** From now on nobody can ask how a document fares. */
  public synchronized void goAway() {
    away = true;
  }

  @Override
  public synchronized Optional<Delivery> of(String documentId) {
    if (away) {
      throw new IllegalStateException("the outbox is away");
    }
    return Optional.ofNullable(deliveries.get(documentId));
  }

  public synchronized List<ErpDocument> documents() {
    return List.copyOf(documents.values());
  }
}

package org.millwright.domain.erp;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Documents on their way to the ERP. They are kept before the ERP is called. */
public interface Outbox {

  /** How a document fares. */
  record Delivery(boolean accepted, int attempts, @Nullable String lastError) {}

  /** Keeps a document and sees to it that the ERP gets it; the same id again has no effect. */
  void put(ErpDocument document);

  /** How a document fares, empty when it was never put. */
  Optional<Delivery> of(String documentId);
}

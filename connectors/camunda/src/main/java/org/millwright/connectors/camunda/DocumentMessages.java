package org.millwright.connectors.camunda;

import java.time.Duration;
import java.util.Map;

/** What processes hear of documents to the ERP. */
public final class DocumentMessages {

  /** The ERP accepted a document; the correlation key is the document's id. */
  public static final String ACCEPTED = "erp-accepted";

  private static final Duration KEPT = Duration.ofDays(7);

  private DocumentMessages() {}

  /** Tells the process that waits for a document that the ERP accepted it. */
  public static EngineMessage accepted(String documentId) {
    return new EngineMessage(ACCEPTED, documentId, documentId, KEPT, Map.of());
  }
}

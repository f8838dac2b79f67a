package org.millwright.twin.erp;

import java.time.Instant;
import java.util.Optional;

/**
 * A document that the ERP has accepted.
 *
 * @param id of the sender: the same on every attempt
 * @param kind root element, such as {@code ProcessOperationsPerformance}
 * @param createdAt as the sender wrote it
 * @param receivedAt when it was accepted
 * @param attempts how often it came, answered or not
 * @param duplicates how often it came again after it was accepted
 */
public record ErpDocument(
    String id,
    String kind,
    Optional<String> createdAt,
    Instant receivedAt,
    int attempts,
    int duplicates) {

  private static final int LONGEST_ID = 200;

  public ErpDocument {
    if (id.isBlank() || id.length() > LONGEST_ID) {
      throw new IllegalArgumentException(
          "document id: found " + id.length() + " characters, expected 1 to " + LONGEST_ID);
    }
    if (attempts < 1 + duplicates || duplicates < 0) {
      throw new IllegalArgumentException(
          "attempts: found " + attempts + " with " + duplicates + " duplicates");
    }
  }

  ErpDocument cameAgain() {
    return new ErpDocument(id, kind, createdAt, receivedAt, attempts + 1, duplicates + 1);
  }
}

package org.millwright.domain.erp;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the written documents between the ERP and us are kept, byte by byte. Every call may be
 * repeated without further effect, and several copies of Millwright may call at once.
 */
public interface Documents {

  /**
   * A document as it travels.
   *
   * @param id the same on every try: the BODID of B2MML
   * @param kind the name of its message, such as {@code ProcessOperationsPerformance}
   * @param subject what it is about: a work order, an order; may be empty
   * @param contentType of the body, such as {@code application/xml}
   * @param body its bytes; whoever reads them leaves them as they are
   */
  record Letter(
      String id, String kind, String subject, String contentType, byte[] body, Instant createdAt) {
    public Letter {
      if (id.isBlank() || kind.isBlank() || contentType.isBlank()) {
        throw new IllegalArgumentException(
            "a document needs an id, a kind and a content type, found \""
                + id
                + "\", \""
                + kind
                + "\", \""
                + contentType
                + "\"");
      }
      Objects.requireNonNull(createdAt, "createdAt");
    }
  }

  /**
   * A document whose turn it is.
   *
   * @param attempt which try this is, from 1
   */
  record Due(Letter letter, int attempt) {}

  /**
   * Keeps a document to be sent.
   *
   * @return false when its id is known already; then nothing changed
   */
  boolean post(Letter letter);

  /**
   * Takes the next document that is due, for the caller alone until {@code leaseEnds}; then it is
   * due again, should the caller have died.
   */
  Optional<Due> next(Instant now, Instant leaseEnds);

  /** The ERP has it. */
  void accepted(String id, Instant at);

  /**
   * The ERP could not be asked, or could not answer.
   *
   * @param error a sentence
   */
  void failed(String id, Instant nextAttempt, String error);

  /**
   * The ERP understood and said no. The document is kept, shown, and tried again, for the ERP's
   * master data may be mended.
   *
   * @param reason a sentence of the ERP's
   */
  void refused(String id, Instant nextAttempt, String reason);

  /** Accepted documents whose acceptance was not yet made known, oldest first. */
  List<String> unnoticed();

  /** Its acceptance is known to all who wait for it. */
  void noticed(String id, Instant at);

  /** How a document to the ERP fares, empty when there is none of this id. */
  Optional<Outbox.Delivery> delivery(String id);

  /**
   * Keeps a document that came in.
   *
   * @param refusal why it was not taken; null when it was
   */
  void received(Letter letter, @Nullable String refusal);
}

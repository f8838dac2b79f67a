package org.millwright.twin.erp;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An ERP that takes every document once, whatever its mood. Thread-safe. */
public final class Erp {
  private final ErpLedger ledger;
  private final InstantSource clock;
  private final Map<String, Integer> vainAttempts = new HashMap<>();
  private ErpBehaviour behaviour = ErpBehaviour.USUAL;

  /**
   * @param directory of the accepted documents; created if missing
   * @param clock the wall clock
   */
  public Erp(Path directory, InstantSource clock) {
    this.ledger = new ErpLedger(directory);
    this.clock = clock;
  }

  /** How the next document is answered. */
  public synchronized ErpBehaviour behaviour() {
    return behaviour;
  }

  public synchronized void behave(ErpBehaviour next) {
    behaviour = next;
  }

  /**
   * Takes a document.
   *
   * @param givenId from the transport, if it names one; otherwise the BODID identifies the document
   * @param body the XML
   * @throws IllegalArgumentException if the body is not a document, has no id, or another id than
   *     the transport says
   */
  public synchronized ErpAnswer receive(Optional<String> givenId, byte[] body) {
    DocumentHead head = head(body);
    String id = id(givenId, head);
    ErpBehaviour now = behaviour;
    behaviour = now.afterOne();
    return switch (now.mode()) {
      case NORMAL, SLOW ->
          new ErpAnswer.Confirmed(ConfirmBod.of(accept(id, head, body)), now.delay());
      case ACCEPT_THEN_TIME_OUT -> {
        accept(id, head, body);
        yield new ErpAnswer.Silence(now.delay());
      }
      case REFUSE -> {
        vainAttempts.merge(id, 1, Integer::sum);
        yield new ErpAnswer.Refused();
      }
      case DOWN -> {
        vainAttempts.merge(id, 1, Integer::sum);
        yield new ErpAnswer.Silence(now.delay());
      }
    };
  }

  /** All accepted documents, oldest first. */
  public synchronized List<ErpDocument> documents() {
    return ledger.all();
  }

  /** An accepted document as it came. */
  public synchronized Optional<byte[]> body(String id) {
    return ledger.body(id);
  }

  /** Forgets all documents. */
  public synchronized void clear() {
    ledger.clear();
    vainAttempts.clear();
  }

  private ErpDocument accept(String id, DocumentHead head, byte[] body) {
    Optional<ErpDocument> known = ledger.find(id);
    if (known.isPresent()) {
      ErpDocument again = known.get().cameAgain();
      ledger.update(again);
      return again;
    }
    int before = Optional.ofNullable(vainAttempts.remove(id)).orElse(0);
    ErpDocument document =
        new ErpDocument(id, head.kind(), head.createdAt(), clock.instant(), before + 1, 0);
    ledger.add(document, body);
    return document;
  }

  private static DocumentHead head(byte[] body) {
    try {
      return DocumentHead.of(body);
    } catch (DocumentHead.Unreadable e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static String id(Optional<String> givenId, DocumentHead head) {
    if (givenId.isPresent() && head.bodId().isPresent() && !givenId.equals(head.bodId())) {
      throw new IllegalArgumentException(
          "document id: found \"%s\" in X-Document-Id, expected \"%s\" as in ApplicationArea/BODID"
              .formatted(givenId.get(), head.bodId().get()));
    }
    return givenId
        .or(head::bodId)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "document id: missing, expected a header X-Document-Id or an element"
                    + " ApplicationArea/BODID"));
  }
}

package org.millwright.connectors.erp;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.erp.Documents;
import org.millwright.domain.erp.Outbox;

/** Documents kept in memory by the rules of the contract, for one process. */
final class MemoryDocuments implements Documents {

  /** One document and how it stands. */
  static final class Kept {
    final Letter letter;
    final boolean outgoing;
    @Nullable Instant next;
    @Nullable Instant acceptedAt;
    @Nullable Instant noticedAt;
    @Nullable String error;
    boolean refused;
    int attempts;

    Kept(Letter letter, boolean outgoing, @Nullable Instant next) {
      this.letter = letter;
      this.outgoing = outgoing;
      this.next = next;
    }
  }

  private final Map<String, Kept> all = new LinkedHashMap<>();

  synchronized Optional<Kept> get(String id) {
    return Optional.ofNullable(all.get(id));
  }

  synchronized List<Kept> incoming() {
    return all.values().stream().filter(kept -> !kept.outgoing).toList();
  }

  @Override
  public synchronized boolean post(Letter letter) {
    return all.putIfAbsent(letter.id(), new Kept(letter, true, letter.createdAt())) == null;
  }

  @Override
  public synchronized Optional<Due> next(Instant now, Instant leaseEnds) {
    for (Kept kept : all.values()) {
      Instant next = kept.next;
      if (kept.outgoing && kept.acceptedAt == null && next != null && !next.isAfter(now)) {
        kept.next = leaseEnds;
        kept.attempts++;
        return Optional.of(new Due(kept.letter, kept.attempts));
      }
    }
    return Optional.empty();
  }

  @Override
  public synchronized void accepted(String id, Instant at) {
    get(id).filter(kept -> kept.acceptedAt == null).ifPresent(kept -> kept.acceptedAt = at);
  }

  @Override
  public synchronized void failed(String id, Instant nextAttempt, String error) {
    get(id)
        .filter(kept -> kept.acceptedAt == null)
        .ifPresent(kept -> putBack(kept, nextAttempt, error));
  }

  @Override
  public synchronized void refused(String id, Instant nextAttempt, String reason) {
    failed(id, nextAttempt, reason);
    get(id).ifPresent(kept -> kept.refused = true);
  }

  private static void putBack(Kept kept, Instant nextAttempt, String error) {
    kept.next = nextAttempt;
    kept.error = error;
  }

  @Override
  public synchronized List<String> unnoticed() {
    return all.values().stream()
        .filter(kept -> kept.outgoing && kept.acceptedAt != null && kept.noticedAt == null)
        .map(kept -> kept.letter.id())
        .toList();
  }

  @Override
  public synchronized void noticed(String id, Instant at) {
    get(id).ifPresent(kept -> kept.noticedAt = at);
  }

  @Override
  public synchronized Optional<Outbox.Delivery> delivery(String id) {
    return get(id)
        .map(kept -> new Outbox.Delivery(kept.acceptedAt != null, kept.attempts, kept.error));
  }

  @Override
  public synchronized void received(Letter letter, @Nullable String refusal) {
    var kept = new Kept(letter, false, null);
    kept.error = refusal;
    all.putIfAbsent(letter.id(), kept);
  }
}

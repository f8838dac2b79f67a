package org.millwright.connectors.erp;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.erp.Documents;
import org.millwright.domain.erp.ErpDocument.OperationsSchedule;
import org.millwright.domain.erp.OrderBook;
import org.millwright.domain.erp.ProductionOrder;
import org.millwright.domain.sheet.Checked;
import org.millwright.domain.sheet.Problem;

/**
 * The one way in for orders, by whatever door they come: reads B2MML or JSON, puts the orders into
 * the book, and keeps the document with how it fared.
 */
public final class OrderIntake {

  private static final int LONGEST_REFUSAL = 2_000;

  private final OrderBook book;
  private final Documents documents;
  private final InstantSource clock;

  public OrderIntake(OrderBook book, Documents documents, InstantSource clock) {
    this.book = book;
    this.documents = documents;
    this.clock = clock;
  }

  /** Reads a document without taking it; XML when its first sign is {@code <}, else JSON. */
  Checked<OperationsSchedule> read(String name, byte[] body) {
    return isXml(body)
        ? B2mmlReader.schedule(name, body)
        : JsonOrders.schedule(name, body, clock.instant());
  }

  /**
   * Takes a document.
   *
   * @param name what problems call it, such as a file's name
   * @return the receipt, or every problem; then nothing of it was taken
   */
  public Checked<OrderBook.Receipt> take(String name, byte[] body) {
    return take(body, read(name, body));
  }

  Checked<OrderBook.Receipt> take(byte[] body, Checked<OperationsSchedule> reading) {
    return switch (reading) {
      case Checked.Sound<OperationsSchedule> sound -> {
        OperationsSchedule schedule = sound.value();
        OrderBook.Receipt receipt = book.take(schedule);
        keep(schedule.id(), subject(schedule), body, null);
        yield new Checked.Sound<>(receipt);
      }
      case Checked.Refused<OperationsSchedule> refused -> {
        keep("refused-" + hash(body), "", body, sentence(refused.problems()));
        yield new Checked.Refused<>(refused.problems());
      }
    };
  }

  private void keep(String id, String subject, byte[] body, @Nullable String refusal) {
    Instant now = clock.instant();
    boolean xml = isXml(body);
    byte[] kept =
        body.length <= SafeXml.MOST_BYTES ? body : Arrays.copyOf(body, SafeXml.MOST_BYTES);
    documents.received(
        new Documents.Letter(
            id,
            xml ? "OperationsSchedule" : "orders",
            subject,
            xml ? "application/xml" : "application/json",
            kept,
            now),
        refusal);
  }

  private static String subject(OperationsSchedule schedule) {
    return schedule.orders().stream()
        .limit(5)
        .map(ProductionOrder::id)
        .collect(Collectors.joining(", "));
  }

  private static String sentence(List<Problem> problems) {
    String all = problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
    return all.length() <= LONGEST_REFUSAL ? all : all.substring(0, LONGEST_REFUSAL) + "…";
  }

  /** UTF-8 with or without byte order mark, and UTF-16, begin with these before the first sign. */
  private static boolean isXml(byte[] body) {
    for (byte sign : body) {
      switch (sign) {
        case ' ',
            '\t',
            '\r',
            '\n',
            0,
            (byte) 0xEF,
            (byte) 0xBB,
            (byte) 0xBF,
            (byte) 0xFE,
            (byte) 0xFF -> {}
        default -> {
          return sign == '<';
        }
      }
    }
    return false;
  }

  private static String hash(byte[] body) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

package org.millwright.domain.erp;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An order of the ERP to make something.
 *
 * @param quantity how many are wanted, above 0
 * @param machine the machine that shall make it; null when the order names a line
 * @param line the line that shall make it; null when the order names a machine
 */
public record ProductionOrder(
    String id,
    String product,
    BigDecimal quantity,
    @Nullable String machine,
    @Nullable String line,
    Status status,
    @Nullable Instant start,
    @Nullable Instant end) {

  /** Where an order stands, in the states of B2MML that matter here. */
  public enum Status {
    RELEASED,
    RUNNING,
    COMPLETED,
    CANCELLED,
    HELD;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public ProductionOrder {
    if (id.isBlank() || product.isBlank()) {
      throw new IllegalArgumentException("an order needs an id and a product");
    }
    if (quantity.signum() <= 0) {
      throw new IllegalArgumentException(
          "order " + id + " wants " + quantity + ", expected above 0");
    }
    if ((machine == null) == (line == null)) {
      throw new IllegalArgumentException("order " + id + " needs either a machine or a line");
    }
  }
}

package org.millwright.domain.oee;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An order on a machine.
 *
 * @param order its id
 * @param product what is made
 * @param to null while it runs
 */
public record OrderRun(String order, String product, Instant from, @Nullable Instant to) {
  public OrderRun {
    Objects.requireNonNull(order, "order");
    Objects.requireNonNull(product, "product");
    Objects.requireNonNull(from, "from");
    if (to != null && to.isBefore(from)) {
      throw new IllegalArgumentException("order " + order + " ends at " + to + ", before " + from);
    }
  }
}

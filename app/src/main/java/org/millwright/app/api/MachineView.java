package org.millwright.app.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A machine as JSON, with all that the plant board shows of it. */
public record MachineView(
    String id,
    String name,
    String line,
    String protocol,
    String state,
    @Nullable Instant stateSince,
    boolean connected,
    @Nullable Instant lastSeenAt,
    @Nullable Double lagSeconds,
    List<SignalView> signals,
    int openFindings,
    int openTasks,
    @Nullable OrderView order) {

  /**
   * A signal's newest value.
   *
   * @param value a number, a text, or null
   */
  public record SignalView(
      String name,
      @Nullable Object value,
      String unit,
      Instant at,
      String quality,
      double ageSeconds,
      boolean stale,
      @Nullable LimitView limits) {}

  /** The limit that is met first, of those in force. */
  public record LimitView(@Nullable Double low, @Nullable Double high, String severity) {}

  /** The order that the machine works on. */
  public record OrderView(
      String id, String product, java.math.BigDecimal quantity, String status) {}
}

package org.millwright.twin.erp;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the ERP answers.
 *
 * @param delay before a late answer; only slow and accept-then-time-out wait
 * @param times for how many documents; 0: until told otherwise
 */
public record ErpBehaviour(Mode mode, Duration delay, int times) {

  /** What the ERP does with a document. */
  public enum Mode {
    /** Accepts and confirms at once. */
    NORMAL("normal", Duration.ZERO),
    /** Accepts, and confirms late. */
    SLOW("slow", Duration.ofSeconds(5)),
    /** Answers 503 and takes nothing. */
    REFUSE("refuse", Duration.ZERO),
    /** Accepts, then closes the connection late and without an answer. */
    ACCEPT_THEN_TIME_OUT("accept-then-time-out", Duration.ofSeconds(60)),
    /** Closes the connection without an answer and takes nothing. */
    DOWN("down", Duration.ZERO);

    private final String id;
    private final Duration usualDelay;

    Mode(String id, Duration usualDelay) {
      this.id = id;
      this.usualDelay = usualDelay;
    }

    public String id() {
      return id;
    }

    public Duration usualDelay() {
      return usualDelay;
    }

    public static Optional<Mode> named(String id) {
      return Arrays.stream(values()).filter(mode -> mode.id.equals(id)).findFirst();
    }

    /** All names, for messages. */
    public static String names() {
      return Arrays.stream(values()).map(Mode::id).collect(Collectors.joining(", "));
    }
  }

  private static final Duration LONGEST = Duration.ofHours(1);

  /** Accepts and confirms at once, until told otherwise. */
  public static final ErpBehaviour USUAL = new ErpBehaviour(Mode.NORMAL, Duration.ZERO, 0);

  public ErpBehaviour {
    if (delay.isNegative() || delay.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "delaySeconds: found " + delay.toMillis() / 1000.0 + ", expected 0 to 3600");
    }
    if (times < 0) {
      throw new IllegalArgumentException(
          "times: found " + times + ", expected 0 (until told otherwise) or more");
    }
  }

  /** What holds after one document. */
  ErpBehaviour afterOne() {
    return switch (times) {
      case 0 -> this;
      case 1 -> USUAL;
      default -> new ErpBehaviour(mode, delay, times - 1);
    };
  }
}

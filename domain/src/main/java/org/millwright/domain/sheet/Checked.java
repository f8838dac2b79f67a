package org.millwright.domain.sheet;

import java.util.List;

/**
 * The outcome of reading something a person wrote: the thing, or every problem found in it.
 *
 * @param <T> what was read
 */
public sealed interface Checked<T> {

  /** It was read and makes sense. */
  record Sound<T>(T value) implements Checked<T> {}

  /** It was refused; {@code problems} is never empty. */
  record Refused<T>(List<Problem> problems) implements Checked<T> {
    public Refused {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("refused without a problem");
      }
    }
  }

  /** The thing when there are no problems, else the problems. */
  static <T> Checked<T> of(T value, List<Problem> problems) {
    return problems.isEmpty() ? new Sound<>(value) : new Refused<>(problems);
  }

  /** The problems, none when sound. */
  default List<Problem> problems() {
    return switch (this) {
      case Sound<T> _ -> List.of();
      case Refused<T> refused -> refused.problems();
    };
  }

  /**
   * The value, for callers that cannot go on without it.
   *
   * @throws IllegalArgumentException with all problems, one a line, when refused
   */
  default T orThrow() {
    return switch (this) {
      case Sound<T> sound -> sound.value();
      case Refused<T> refused ->
          throw new IllegalArgumentException(
              String.join("\n", refused.problems().stream().map(Problem::toString).toList()));
    };
  }
}

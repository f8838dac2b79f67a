package org.millwright.domain.oee;

/** A countermeasure's number, such as {@code CM-000017}; its zeros belong to it. */
public record CountermeasureId(String value) {
  public CountermeasureId {
    if (!value.matches("CM-\\d{6,}")) {
      throw new IllegalArgumentException(
          "countermeasure is \"" + value + "\", expected CM- and at least six digits");
    }
  }

  public static CountermeasureId of(long number) {
    return new CountermeasureId("CM-%06d".formatted(number));
  }

  @Override
  public String toString() {
    return value;
  }
}

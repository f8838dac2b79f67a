package org.millwright.domain.measure;

/** What a reading says. Text stays text: a serial number keeps its leading zeros. */
public sealed interface Value {

  /** A finite number in the unit of its tag. */
  record Number(double value) implements Value {
    public Number {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("value is " + value + ", expected a finite number");
      }
    }

    @Override
    public String toString() {
      return Double.toString(value);
    }
  }

  /** A word, a name, a serial number. */
  record Text(String value) implements Value {
    @Override
    public String toString() {
      return value;
    }
  }

  /** Nothing was measured. No data is not zero. */
  record Missing() implements Value {
    @Override
    public String toString() {
      return "missing";
    }
  }

  Value MISSING = new Missing();

  static Value of(double number) {
    return new Number(number);
  }

  /**
   * The number that a device meant by a single-precision float, 7.1 and not 7.099999904632568;
   * missing when it is not finite.
   */
  static Value ofFloat(float number) {
    return Float.isFinite(number)
        ? new Number(Double.parseDouble(Float.toString(number)))
        : MISSING;
  }

  static Value of(String text) {
    return new Text(text);
  }
}

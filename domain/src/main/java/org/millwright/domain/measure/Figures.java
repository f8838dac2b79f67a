package org.millwright.domain.measure;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as people read them. */
public final class Figures {

  private static final MathContext FOUR_DIGITS = new MathContext(4);

  private Figures() {}

  /** Four digits at most, no exponent, no trailing zeros: 3.12, 2.8, 45. */
  public static String plain(double number) {
    BigDecimal rounded = new BigDecimal(number).round(FOUR_DIGITS).stripTrailingZeros();
    return rounded.toPlainString();
  }
}

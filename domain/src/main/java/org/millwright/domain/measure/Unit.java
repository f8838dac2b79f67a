package org.millwright.domain.measure;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Units that Millwright understands, by their UCUM code and the symbol people read. */
public enum Unit {
  NONE("1", ""),
  EACH("{each}", "pcs"),
  PERCENT("%", "%"),
  CELSIUS("Cel", "°C"),
  MILLIMETRE_PER_SECOND("mm/s", "mm/s"),
  METRE_PER_MINUTE("m/min", "m/min"),
  MILLIMETRE("mm", "mm"),
  KILOWATT("kW", "kW"),
  AMPERE("A", "A"),
  BAR("bar", "bar"),
  REVOLUTION_PER_MINUTE("{rev}/min", "rpm"),
  PER_MINUTE("/min", "1/min"),
  SECOND("s", "s"),
  GRAM("g", "g"),
  KILOGRAM("kg", "kg");

  private static final Map<String, Unit> BY_TEXT = new HashMap<>();
  private static final String SYMBOLS =
      Arrays.stream(values())
          .map(Unit::symbol)
          .filter(symbol -> !symbol.isEmpty())
          .collect(Collectors.joining(", "));

  static {
    for (Unit unit : values()) {
      BY_TEXT.put(unit.ucum, unit);
      BY_TEXT.put(unit.symbol, unit);
    }
  }

  private final String ucum;
  private final String symbol;

  Unit(String ucum, String symbol) {
    this.ucum = ucum;
    this.symbol = symbol;
  }

  /** The code in UCUM, for machines. */
  public String ucum() {
    return ucum;
  }

  /** The symbol on screens and in sheets. */
  public String symbol() {
    return symbol;
  }

  /** The unit of a symbol or a UCUM code, empty when it is none of ours. */
  public static Optional<Unit> of(String text) {
    return Optional.ofNullable(BY_TEXT.get(text));
  }

  /** Every symbol, for messages that say what was expected. */
  public static String symbols() {
    return SYMBOLS;
  }
}

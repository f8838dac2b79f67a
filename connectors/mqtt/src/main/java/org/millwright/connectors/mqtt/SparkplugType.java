package org.millwright.connectors.mqtt;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.measure.Value;

/** The data types of metrics that are readings (Sparkplug 3.0.0, 6.4.16), with their codes. */
enum SparkplugType {
  INT8(1),
  INT16(2),
  INT32(3),
  INT64(4),
  UINT8(5),
  UINT16(6),
  UINT32(7),
  UINT64(8),
  FLOAT(9),
  DOUBLE(10),
  BOOLEAN(11),
  STRING(12),
  DATE_TIME(13),
  TEXT(14),
  UUID(15);

  private static final double TWO_TO_64 = 0x1p64;

  private final int code;

  SparkplugType(int code) {
    this.code = code;
  }

  static Optional<SparkplugType> of(int code) {
    return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
  }

  /**
   * The value of a field as this type has it; missing when the field is absent, of another kind, or
   * not a finite number. Boolean is 1 or 0.
   */
  Value read(@Nullable Object field) {
    return switch (this) {
      case INT8 -> field instanceof Long bits ? Value.of(bits.byteValue()) : Value.MISSING;
      case INT16 -> field instanceof Long bits ? Value.of(bits.shortValue()) : Value.MISSING;
      case INT32 -> field instanceof Long bits ? Value.of(bits.intValue()) : Value.MISSING;
      case INT64, DATE_TIME -> field instanceof Long bits ? Value.of(bits) : Value.MISSING;
      case UINT8 -> unsigned(field, 0xFFL);
      case UINT16 -> unsigned(field, 0xFFFFL);
      case UINT32 -> unsigned(field, 0xFFFF_FFFFL);
      case UINT64 -> unsigned(field, -1L);
      case FLOAT -> field instanceof Float number ? Value.ofFloat(number) : Value.MISSING;
      case DOUBLE -> field instanceof Double number ? finite(number) : Value.MISSING;
      case BOOLEAN -> field instanceof Boolean so ? Value.of(so ? 1 : 0) : Value.MISSING;
      case STRING, TEXT, UUID -> field instanceof String text ? Value.of(text) : Value.MISSING;
    };
  }

  private static Value unsigned(@Nullable Object field, long mask) {
    if (!(field instanceof Long bits)) {
      return Value.MISSING;
    }
    long masked = bits & mask;
    return Value.of(masked >= 0 ? masked : masked + TWO_TO_64);
  }

  private static Value finite(double number) {
    return Double.isFinite(number) ? Value.of(number) : Value.MISSING;
  }
}

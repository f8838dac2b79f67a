package org.millwright.connectors.opcua;

import java.time.Instant;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;
import org.millwright.domain.observation.RawReading;

/** OPC UA data values as readings: the status severity becomes the quality (Part 8, 7.3). */
final class Readings {

  private Readings() {}

  /** A change that the server reports, at its source's time. */
  static RawReading changed(String address, DataValue data) {
    return reading(address, time(data.sourceTime(), data.serverTime()), data);
  }

  /**
   * The value that a new subscription begins with. It may have stood for hours, but the server says
   * that it holds now: the reading carries the later of the two times.
   */
  static RawReading current(String address, DataValue data) {
    Instant source = time(data.sourceTime(), data.serverTime());
    Instant server = time(data.serverTime(), data.sourceTime());
    boolean old = source != null && server != null && source.isBefore(server);
    return reading(address, old ? server : source, data);
  }

  private static RawReading reading(String address, @Nullable Instant at, DataValue data) {
    Quality quality = quality(data.statusCode());
    Value value = quality == Quality.BAD ? Value.MISSING : value(data.value().value());
    return new RawReading(
        address, at, value, value instanceof Value.Missing ? Quality.BAD : quality);
  }

  private static Quality quality(@Nullable StatusCode status) {
    if (status == null || status.isGood()) {
      return Quality.GOOD;
    }
    return status.isUncertain() ? Quality.UNCERTAIN : Quality.BAD;
  }

  /** Scalars only; anything else is missing. */
  private static Value value(@Nullable Object raw) {
    return switch (raw) {
      case Boolean flag -> Value.of(flag ? 1 : 0);
      case Float number -> Value.ofFloat(number);
      case Number number when Double.isFinite(number.doubleValue()) ->
          Value.of(number.doubleValue());
      case String text -> Value.of(text);
      case LocalizedText(_, String text) when text != null -> Value.of(text);
      case QualifiedName(_, String name) when name != null -> Value.of(name);
      case DateTime time -> Value.of(time.getJavaInstant().toString());
      case null, default -> Value.MISSING;
    };
  }

  private static @Nullable Instant time(@Nullable DateTime first, @Nullable DateTime second) {
    DateTime time = first != null && first.isNotNull() ? first : second;
    return time == null || time.isNull() ? null : time.getJavaInstant();
  }
}

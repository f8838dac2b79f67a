package org.millwright.connectors.mqtt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;
import org.millwright.domain.observation.RawReading;

/**
 * The JSON of machines on MQTT, read strictly:
 *
 * <pre>{@code {"ts":"2026-01-01T08:00:00Z","session":1,"seq":7,"values":{"power":9.1}}}</pre>
 *
 * {@code ts} is ISO 8601 with an offset or epoch milliseconds, and may be absent; {@code session}
 * and {@code seq} come together or not at all; a value is a number, a text, true or false (1 or 0),
 * or null for a sensor that has dropped out.
 */
record JsonTelemetry(MachineLane.@Nullable Number number, List<RawReading> readings) {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(4)
                  .maxStringLength(4_096)
                  .maxNumberLength(64)
                  .build())
          .build();

  private static final String FIELDS = "the fields ts, session, seq and values";
  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  /** A value with its name, before the time is known. */
  private record Named(String name, Value value) {}

  /** Reads a message of the topic {@code .../telemetry}. */
  static JsonTelemetry parse(byte[] payload) throws Unreadable {
    return read(payload, JsonTelemetry::telemetry);
  }

  /** Reads {@code {"online":true}} or {@code {"online":false}} of the topic {@code .../status}. */
  static boolean online(byte[] payload) throws Unreadable {
    return read(payload, JsonTelemetry::status);
  }

  private interface Reading<T> {
    T of(JsonParser parser) throws IOException, Unreadable;
  }

  private static <T> T read(byte[] payload, Reading<T> reading) throws Unreadable {
    try (JsonParser parser = JSON.createParser(payload)) {
      expect(parser.nextToken() == JsonToken.START_OBJECT, parser, "an object {...}");
      T read = reading.of(parser);
      expect(parser.nextToken() == null, parser, "nothing after the object");
      return read;
    } catch (IOException e) {
      throw new Unreadable("found text that is no JSON: " + firstLine(e));
    }
  }

  private static String firstLine(IOException fault) {
    String message = String.valueOf(fault.getMessage());
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }

  private static JsonTelemetry telemetry(JsonParser parser) throws IOException, Unreadable {
    @Nullable Instant at = null;
    long session = -1;
    long sequence = -1;
    @Nullable List<Named> values = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      parser.nextToken();
      switch (field) {
        case "ts" -> at = time(parser);
        case "session" -> session = number(parser);
        case "seq" -> sequence = number(parser);
        case "values" -> values = values(parser);
        default -> throw new Unreadable("found the field \"" + field + "\", expected " + FIELDS);
      }
    }
    if (values == null) {
      throw new Unreadable("found no field \"values\", expected " + FIELDS);
    }
    if (session < 0 != sequence < 0) {
      throw new Unreadable("found only one of session and seq, expected both or none");
    }
    return new JsonTelemetry(
        session < 0 ? null : new MachineLane.Number(session, sequence), readings(at, values));
  }

  private static boolean status(JsonParser parser) throws IOException, Unreadable {
    expect(
        parser.nextToken() == JsonToken.FIELD_NAME && parser.currentName().equals("online"),
        parser,
        "the field online");
    JsonToken online = parser.nextToken();
    expect(online.isBoolean(), parser, "online to be true or false");
    expect(parser.nextToken() == JsonToken.END_OBJECT, parser, "only the field online");
    return online == JsonToken.VALUE_TRUE;
  }

  private static List<RawReading> readings(@Nullable Instant at, List<Named> values) {
    var readings = new ArrayList<RawReading>(values.size());
    for (Named named : values) {
      Quality quality = named.value() instanceof Value.Missing ? Quality.BAD : Quality.GOOD;
      readings.add(new RawReading(named.name(), at, named.value(), quality));
    }
    return readings;
  }

  private static Instant time(JsonParser parser) throws IOException, Unreadable {
    String text = parser.getText();
    try {
      Instant time =
          parser.currentToken() == JsonToken.VALUE_NUMBER_INT
              ? Instant.ofEpochMilli(parser.getLongValue())
              : OffsetDateTime.parse(text).toInstant();
      if (!time.isBefore(EARLIEST) && !time.isAfter(LATEST)) {
        return time;
      }
    } catch (DateTimeException _) {
      // refused below, with the text as it was given
    }
    throw new Unreadable(
        "field \"ts\": found \""
            + shown(text)
            + "\", expected ISO 8601 with an offset, such as 2026-01-01T08:00:00Z, or epoch"
            + " milliseconds");
  }

  private static long number(JsonParser parser) throws IOException, Unreadable {
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      long number = parser.getLongValue();
      if (number >= 0) {
        return number;
      }
    }
    throw new Unreadable(
        "field \""
            + parser.currentName()
            + "\": found \""
            + shown(parser.getText())
            + "\", expected a whole number, 0 or more");
  }

  private static List<Named> values(JsonParser parser) throws IOException, Unreadable {
    expect(parser.currentToken() == JsonToken.START_OBJECT, parser, "values to be an object");
    var values = new ArrayList<Named>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      values.add(new Named(name, value(name, parser)));
    }
    return values;
  }

  private static Value value(String name, JsonParser parser) throws IOException, Unreadable {
    return switch (parser.currentToken()) {
      case VALUE_NULL -> Value.MISSING;
      case VALUE_TRUE -> Value.of(1);
      case VALUE_FALSE -> Value.of(0);
      case VALUE_STRING -> Value.of(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> finite(name, parser);
      case null, default ->
          throw new Unreadable(
              "value \""
                  + name
                  + "\": found "
                  + parser.currentToken()
                  + ", expected a number, a text, true, false or null");
    };
  }

  private static Value finite(String name, JsonParser parser) throws IOException, Unreadable {
    double number = parser.getDoubleValue();
    if (!Double.isFinite(number)) {
      throw new Unreadable(
          "value \"" + name + "\": found " + parser.getText() + ", expected a finite number");
    }
    return Value.of(number);
  }

  private static void expect(boolean so, JsonParser parser, String expected)
      throws IOException, Unreadable {
    if (!so) {
      String found = parser.currentToken() == null ? "the end" : shown(parser.getText());
      throw new Unreadable("found \"" + found + "\", expected " + expected);
    }
  }

  private static String shown(@Nullable String text) {
    String whole = String.valueOf(text);
    return whole.length() <= 60 ? whole : whole.substring(0, 60) + "…";
  }
}

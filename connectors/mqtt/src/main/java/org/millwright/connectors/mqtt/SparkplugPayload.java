package org.millwright.connectors.mqtt;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Sparkplug B payload (specification 3.0.0, chapter 6.4), decoded field by field from its
 * Protobuf form; unknown fields are passed over, as Protobuf asks.
 *
 * @param timestamp epoch milliseconds; -1 when absent
 * @param seq -1 when absent
 */
record SparkplugPayload(long timestamp, long seq, List<Metric> metrics) {

  /**
   * One metric as it came.
   *
   * @param name null when only the alias was sent
   * @param alias -1 when absent
   * @param timestamp epoch milliseconds; -1 when absent
   * @param datatype 0 when absent
   * @param value a Long for int and long fields, Float, Double, Boolean or String; null when the
   *     field is absent or of a kind that is no reading
   */
  record Metric(
      @Nullable String name,
      long alias,
      long timestamp,
      int datatype,
      boolean historical,
      boolean isNull,
      @Nullable Object value) {}

  private static final int PAYLOAD_TIMESTAMP = 1;
  private static final int PAYLOAD_METRICS = 2;
  private static final int PAYLOAD_SEQ = 3;

  static SparkplugPayload decode(byte[] bytes) throws Unreadable {
    try {
      CodedInputStream in = CodedInputStream.newInstance(bytes);
      long timestamp = -1;
      long seq = -1;
      var metrics = new ArrayList<Metric>();
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        switch (tag >>> 3) {
          case PAYLOAD_TIMESTAMP -> timestamp = varint(in, tag, "timestamp");
          case PAYLOAD_SEQ -> seq = varint(in, tag, "seq");
          case PAYLOAD_METRICS -> metrics.add(message(in, tag));
          default -> skip(in, tag);
        }
      }
      return new SparkplugPayload(timestamp, seq, metrics);
    } catch (IOException e) {
      throw new Unreadable("found bytes that are no Sparkplug B payload: " + e.getMessage());
    }
  }

  private static Metric message(CodedInputStream in, int tag) throws IOException, Unreadable {
    wire(tag, 2, "metrics");
    int limit = in.pushLimit(in.readRawVarint32());
    Metric metric = metric(in);
    in.popLimit(limit);
    return metric;
  }

  private static Metric metric(CodedInputStream in) throws IOException, Unreadable {
    @Nullable String name = null;
    long alias = -1;
    long timestamp = -1;
    long datatype = 0;
    boolean historical = false;
    boolean isNull = false;
    @Nullable Object value = null;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> name = string(in, tag, "name");
        case 2 -> alias = varint(in, tag, "alias");
        case 3 -> timestamp = varint(in, tag, "timestamp");
        case 4 -> datatype = varint(in, tag, "datatype");
        case 5 -> historical = varint(in, tag, "is_historical") != 0;
        case 7 -> isNull = varint(in, tag, "is_null") != 0;
        case 10 -> value = varint(in, tag, "int_value");
        case 11 -> value = varint(in, tag, "long_value");
        case 12 -> {
          wire(tag, 5, "float_value");
          value = in.readFloat();
        }
        case 13 -> {
          wire(tag, 1, "double_value");
          value = in.readDouble();
        }
        case 14 -> value = varint(in, tag, "boolean_value") != 0;
        case 15 -> value = string(in, tag, "string_value");
        default -> skip(in, tag);
      }
    }
    return new Metric(name, alias, timestamp, (int) datatype, historical, isNull, value);
  }

  private static long varint(CodedInputStream in, int tag, String field)
      throws IOException, Unreadable {
    wire(tag, 0, field);
    return in.readUInt64();
  }

  private static String string(CodedInputStream in, int tag, String field)
      throws IOException, Unreadable {
    wire(tag, 2, field);
    return in.readStringRequireUtf8();
  }

  private static void wire(int tag, int expected, String field) throws Unreadable {
    if ((tag & 7) != expected) {
      throw new Unreadable(
          "field " + field + ": found Protobuf wire type " + (tag & 7) + ", expected " + expected);
    }
  }

  private static void skip(CodedInputStream in, int tag) throws IOException, Unreadable {
    if (!in.skipField(tag)) {
      throw new Unreadable("found the end of a Protobuf group that did not begin");
    }
  }
}

package org.millwright.connectors.historian.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MilliSeconds;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;

/**
 * A column that may have nothing in a row, plainly encoded: which rows have something, one bit a
 * row, then the values one after the other. See "Data Pages" and "Plain" in the Parquet format.
 */
final class ParquetColumn {

  private final String name;
  private final Type type;
  private final LogicalType logical;
  private final ByteArrayOutputStream values = new ByteArrayOutputStream();
  private final BitSet present = new BitSet();
  private int rows;

  private ParquetColumn(String name, Type type, LogicalType logical) {
    this.name = name;
    this.type = type;
    this.logical = logical;
  }

  static ParquetColumn text(String name) {
    return new ParquetColumn(name, Type.BYTE_ARRAY, LogicalType.STRING(new StringType()));
  }

  static ParquetColumn number(String name) {
    return new ParquetColumn(name, Type.DOUBLE, new LogicalType());
  }

  /** Milliseconds since 1970, UTC. */
  static ParquetColumn time(String name) {
    var millis = new TimestampType(true, TimeUnit.MILLIS(new MilliSeconds()));
    return new ParquetColumn(name, Type.INT64, LogicalType.TIMESTAMP(millis));
  }

  static List<SchemaElement> schema(List<ParquetColumn> columns) {
    var schema = new ArrayList<SchemaElement>();
    schema.add(new SchemaElement("readings").setNum_children(columns.size()));
    for (ParquetColumn column : columns) {
      var element =
          new SchemaElement(column.name)
              .setType(column.type)
              .setRepetition_type(FieldRepetitionType.OPTIONAL);
      schema.add(column.logical.isSet() ? element.setLogicalType(column.logical) : element);
    }
    return schema;
  }

  void add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    add(ByteBuffer.allocate(4 + bytes.length).order(ByteOrder.LITTLE_ENDIAN), bytes);
  }

  private void add(ByteBuffer buffer, byte[] bytes) {
    append(buffer.putInt(bytes.length).put(bytes));
  }

  void add(long number) {
    append(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(number));
  }

  void add(double number) {
    append(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(number));
  }

  void addNothing() {
    rows++;
  }

  private void append(ByteBuffer value) {
    values.writeBytes(value.array());
    present.set(rows);
    rows++;
  }

  /** Writes what was added since the last time as a chunk of one page. */
  ColumnMetaData writeTo(CountedStream out, int expectedRows) throws IOException {
    if (rows != expectedRows) {
      throw new IllegalStateException(name + " has " + rows + " rows, expected " + expectedRows);
    }
    byte[] page = page();
    byte[] packed = packed(page);
    long begin = out.count();
    var header = new PageHeader(PageType.DATA_PAGE, page.length, packed.length);
    header.setData_page_header(
        new DataPageHeader(rows, Encoding.PLAIN, Encoding.RLE, Encoding.RLE));
    Util.writePageHeader(header, out);
    long headerLength = out.count() - begin;
    out.write(packed);
    var metadata =
        new ColumnMetaData(
            type,
            List.of(Encoding.PLAIN, Encoding.RLE),
            List.of(name),
            CompressionCodec.GZIP,
            rows,
            headerLength + page.length,
            headerLength + packed.length,
            begin);
    values.reset();
    present.clear();
    rows = 0;
    return metadata;
  }

  private byte[] page() {
    byte[] levels = levels();
    ByteBuffer page =
        ByteBuffer.allocate(4 + levels.length + values.size()).order(ByteOrder.LITTLE_ENDIAN);
    return page.putInt(levels.length).put(levels).put(values.toByteArray()).array();
  }

  /** One bit-packed run: its number of bytes, doubled, plus one, as a variable-length number. */
  private byte[] levels() {
    int groups = (rows + 7) / 8;
    var levels = new ByteArrayOutputStream(groups + 5);
    int head = (groups << 1) | 1;
    while (head > 0x7f) {
      levels.write((head & 0x7f) | 0x80);
      head >>>= 7;
    }
    levels.write(head);
    byte[] bits = new byte[groups];
    byte[] set = present.toByteArray();
    System.arraycopy(set, 0, bits, 0, set.length);
    levels.writeBytes(bits);
    return levels.toByteArray();
  }

  private static byte[] packed(byte[] page) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(page);
    }
    return packed.toByteArray();
  }
}

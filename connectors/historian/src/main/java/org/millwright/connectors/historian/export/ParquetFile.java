package org.millwright.connectors.historian.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.millwright.connectors.historian.archive.Reading;
import org.millwright.connectors.historian.archive.Series;
import org.millwright.domain.measure.Value;

/**
 * Parquet: a row group for each so many readings, a gzip page for each column of it. The metadata
 * is written by Apache's own library; the columns need no more than the plain encoding.
 */
final class ParquetFile implements ReadingsFile {

  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final int ROWS_A_GROUP = 65_536;

  private final CountedStream out;
  private final List<RowGroup> groups = new ArrayList<>();
  private final ParquetColumn machine = ParquetColumn.text("machine");
  private final ParquetColumn signal = ParquetColumn.text("signal");
  private final ParquetColumn at = ParquetColumn.time("at");
  private final ParquetColumn value = ParquetColumn.number("value");
  private final ParquetColumn text = ParquetColumn.text("text");
  private final ParquetColumn quality = ParquetColumn.text("quality");
  private final List<ParquetColumn> columns = List.of(machine, signal, at, value, text, quality);
  private int rows;
  private long allRows;

  ParquetFile(OutputStream out) throws IOException {
    this.out = new CountedStream(out);
    this.out.write(MAGIC);
  }

  @Override
  public void add(Series series, List<Reading> page) throws IOException {
    for (Reading reading : page) {
      machine.add(series.machine().value());
      signal.add(series.signal().value());
      at.add(reading.at().toEpochMilli());
      add(reading.value());
      quality.add(reading.quality().word());
      rows++;
      if (rows == ROWS_A_GROUP) {
        endGroup();
      }
    }
  }

  private void add(Value one) {
    switch (one) {
      case Value.Number number -> {
        value.add(number.value());
        text.addNothing();
      }
      case Value.Text word -> {
        value.addNothing();
        text.add(word.value());
      }
      case Value.Missing _ -> {
        value.addNothing();
        text.addNothing();
      }
    }
  }

  private void endGroup() throws IOException {
    var chunks = new ArrayList<ColumnChunk>();
    long bytes = 0;
    for (ParquetColumn column : columns) {
      ColumnMetaData chunk = column.writeTo(out, rows);
      bytes += chunk.getTotal_uncompressed_size();
      chunks.add(new ColumnChunk(chunk.getData_page_offset()).setMeta_data(chunk));
    }
    groups.add(new RowGroup(chunks, bytes, rows));
    allRows += rows;
    rows = 0;
  }

  @Override
  public void finish() throws IOException {
    if (rows > 0) {
      endGroup();
    }
    var footer = new ByteArrayOutputStream();
    var metadata = new FileMetaData(1, ParquetColumn.schema(columns), allRows, groups);
    Util.writeFileMetaData(metadata.setCreated_by("millwright"), footer);
    footer.writeTo(out);
    ByteBuffer length = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
    out.write(length.putInt(footer.size()).array());
    out.write(MAGIC);
    out.flush();
  }
}

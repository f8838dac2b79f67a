package org.millwright.connectors.historian.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.millwright.connectors.historian.archive.Reading;
import org.millwright.connectors.historian.archive.Series;
import org.millwright.domain.measure.Value;

/** CSV with a line for each reading; numbers with a point, times in UTC, texts in quotes. */
final class CsvFile implements ReadingsFile {

  private final OutputStream out;

  CsvFile(OutputStream out) throws IOException {
    this.out = out;
    write("machine,signal,at,value,text,quality\r\n");
  }

  @Override
  public void add(Series series, List<Reading> page) throws IOException {
    var lines = new StringBuilder(page.size() * 64);
    for (Reading reading : page) {
      lines.append(series.machine().value()).append(',').append(series.signal().value());
      lines.append(',').append(reading.at()).append(',');
      switch (reading.value()) {
        case Value.Number number -> lines.append(number.value()).append(',');
        case Value.Text text ->
            lines.append(",\"").append(text.value().replace("\"", "\"\"")).append('"');
        case Value.Missing _ -> lines.append(',');
      }
      lines.append(',').append(reading.quality().word()).append("\r\n");
    }
    write(lines.toString());
  }

  @Override
  public void finish() throws IOException {
    out.flush();
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}

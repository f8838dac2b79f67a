package org.millwright.connectors.historian.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.millwright.connectors.historian.archive.Reading;
import org.millwright.connectors.historian.archive.Series;

/**
 * A file that readings are written to, a page after the other, so that no more than some pages are
 * ever in memory. It leaves the stream open.
 */
public interface ReadingsFile {

  /** The next readings, all of one series. */
  void add(Series series, List<Reading> page) throws IOException;

  /** Writes what belongs at the end. */
  void finish() throws IOException;

  /** Comma-separated, RFC 4180, with a heading. */
  static ReadingsFile csv(OutputStream out) throws IOException {
    return new CsvFile(out);
  }

  /** Apache Parquet. */
  static ReadingsFile parquet(OutputStream out) throws IOException {
    return new ParquetFile(out);
  }
}

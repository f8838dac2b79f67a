package org.millwright.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartLogTest {
  @TempDir Path folder;

  private Path file;
  private Path former;
  private PartLog log;

  @BeforeEach
  void open() {
    file = folder.resolve("kafka.log");
    former = folder.resolve("kafka.log.1");
    log = new PartLog(file);
  }

  @Test
  void aStartKeepsTheFormerLogBesideTheNewOne() throws IOException {
    Files.writeString(file, "yesterday");
    log.rotate();
    assertThat(former).hasContent("yesterday");
    assertThat(file).doesNotExist();
  }

  @Test
  void aLogBeyondTheBoundIsEmptiedInPlaceAndKeptAsTheFormerOne() throws IOException {
    grow(PartLog.BOUND_BYTES + 1);
    log.bound();
    assertThat(file).isEmptyFile();
    assertThat(former).hasSize(PartLog.BOUND_BYTES + 1);
  }

  @Test
  void aLogOfExactlyTheBoundStays() throws IOException {
    grow(PartLog.BOUND_BYTES);
    log.bound();
    assertThat(file).hasSize(PartLog.BOUND_BYTES);
    assertThat(former).doesNotExist();
  }

  private void grow(long bytes) throws IOException {
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(bytes);
    }
  }
}

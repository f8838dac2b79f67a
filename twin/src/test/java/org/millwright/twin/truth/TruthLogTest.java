package org.millwright.twin.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.twin.plant.MachineState;
import org.millwright.twin.plant.Truth;
import org.millwright.twin.plant.TruthEvent;

class TruthLogTest {
  private static final Instant SIX = Instant.parse("2026-03-01T06:00:00Z");
  private static final Truth PART =
      new Truth(
          Duration.ofMillis(12_300), new TruthEvent.PartMade("cnc-1", "cnc-1-00000007", true));

  @TempDir Path folder;

  private TruthLog log(Instant now, long bytesPerFile) {
    return new TruthLog(folder, InstantSource.fixed(now), bytesPerFile);
  }

  private static List<String> since(TruthLog log, long sequence) {
    List<String> lines = new ArrayList<>();
    log.since(sequence, lines::add);
    return lines;
  }

  @Test
  void aLineHoldsTimeKindMachineAndWhatTheKindAdds() {
    try (TruthLog log = log(SIX, 1_000_000)) {
      log.accept(PART);
      log.accept(
          new Truth(
              Duration.ofMillis(12_400),
              new TruthEvent.StateChanged("cnc-1", MachineState.EXECUTE, MachineState.STARVED)));

      assertThat(since(log, 0))
          .containsExactly(
              "{\"sequence\":1,\"at\":\"2026-03-01T06:00:00Z\",\"simulatedSeconds\":12.3,"
                  + "\"kind\":\"part\",\"machine\":\"cnc-1\",\"serial\":\"cnc-1-00000007\",\"good\":true}",
              "{\"sequence\":2,\"at\":\"2026-03-01T06:00:00Z\",\"simulatedSeconds\":12.4,"
                  + "\"kind\":\"state\",\"machine\":\"cnc-1\",\"from\":\"EXECUTE\",\"to\":\"STARVED\"}");
    }
  }

  @Test
  void onlyLinesAfterTheSequenceNumberAreRead() {
    try (TruthLog log = log(SIX, 1_000_000)) {
      Stream.of(PART, PART, PART).forEach(log);

      assertThat(since(log, 2)).singleElement().asString().startsWith("{\"sequence\":3,");
      assertThat(since(log, 3)).isEmpty();
    }
  }

  @Test
  void onlyLinesFromTheMomentOnAreRead() {
    try (TruthLog log = log(SIX, 1_000_000)) {
      log.accept(PART);
    }
    try (TruthLog log = log(SIX.plusSeconds(60), 1_000_000)) {
      log.accept(PART);
      List<String> lines = new ArrayList<>();
      log.since(SIX.plusSeconds(60), lines::add);

      assertThat(lines).singleElement().asString().startsWith("{\"sequence\":2,");
    }
  }

  @Test
  void numbersGoOnAfterARestartEvenBehindATornLine() throws IOException {
    try (TruthLog log = log(SIX, 1_000_000)) {
      Stream.of(PART, PART).forEach(log);
    }
    Files.writeString(
        folder.resolve("truth.jsonl"),
        "{\"sequ",
        StandardCharsets.UTF_8,
        StandardOpenOption.APPEND);

    try (TruthLog log = log(SIX, 1_000_000)) {
      log.accept(PART);

      assertThat(log.sequence()).isEqualTo(3);
      assertThat(since(log, 2)).singleElement().asString().startsWith("{\"sequence\":3,");
    }
  }

  /** A line has about 130 bytes: 1000 lines fill far more than five files of 1300 bytes. */
  @Test
  void theNewestLinesStayAndTheFolderStaysSmall() throws IOException {
    try (TruthLog log = log(SIX, 1300)) {
      for (int i = 0; i < 1000; i++) {
        log.accept(PART);
      }
      List<String> kept = since(log, 0);

      assertThat(kept).hasSizeBetween(40, 60);
      assertThat(kept.getLast()).startsWith("{\"sequence\":1000,");
      try (Stream<Path> files = Files.list(folder)) {
        assertThat(files).hasSize(5);
      }
    }
  }
}

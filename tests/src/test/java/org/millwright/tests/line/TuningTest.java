package org.millwright.tests.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.millwright.tests.line.Answers.Artefact;
import org.millwright.tests.line.Answers.Fault;
import org.millwright.tests.line.Answers.Finding;

/** A limit sheet that is saved while the plant runs takes effect, a broken one does not. */
@ExtendWith(SharedPlant.class)
class TuningTest {
  private static final String SHEET = "rules/maintenance/power-limits.csv";

  /** Rules take effect as a whole: one artefact stands for the book. */
  private static final String BOOK = "rules/";

  private static final String MACHINE = "packer-1";

  /** 130 % of the nominal 4 kW; half of the nominal power is passed whenever it runs. */
  private static final String ROW = "packer-1,power,,5.2,";

  private static final String TIGHT = "packer-1,power,,2,";
  private static final String DECIMAL_COMMA = "packer-1,power,,\"5,2\",";

  /** The limit is passed for 5 s, and the machine may wait for parts for a minute. */
  private static final Duration JUDGED = Duration.ofMinutes(2);

  private static final Duration LOADED = Duration.ofSeconds(15);

  private final RunningPlant plant;
  private final Line line;
  private String sound = "";

  TuningTest(RunningPlant plant) {
    this.plant = plant;
    this.line = plant.line();
  }

  @BeforeEach
  void read() throws IOException {
    sound = plant.installation().read(SHEET);
    assertThat(sound).contains(ROW);
  }

  @AfterEach
  void restore() throws IOException {
    plant.installation().save(SHEET, sound);
    awaitStatus("active");
  }

  @Test
  void aLoweredLimitIsJudgedByAtOnce() throws IOException {
    Eventually.holds(MACHINE + " works", JUDGED, () -> plant.twin().works(MACHINE));
    Artefact before = line.artefact(BOOK);
    Instant saved = plant.clock().instant();
    plant.installation().save(SHEET, sound.replace(ROW, TIGHT));

    Eventually.holds(
        "the sheet is in force",
        LOADED,
        () -> !Objects.equals(line.artefact(BOOK).hash(), before.hash()));
    Figures.took("saved sheet to in force", saved, plant.clock().instant());
    Finding finding = line.awaitFinding(Line.NEEDS_WORK, MACHINE, saved, JUDGED);
    Figures.took("saved sheet to finding", saved, finding.knownAt());
    assertThat(finding.reason()).contains("above 2 kW");

    restore();
    Eventually.holds(
        "the finding has ended", JUDGED, () -> line.finding(finding.key()).endedAt() != null);
  }

  @Test
  void aBrokenSheetIsShownAndChangesNothing() throws IOException {
    Artefact before = line.artefact(BOOK);
    plant.installation().save(SHEET, sound.replace(ROW, DECIMAL_COMMA));
    awaitStatus("refused");

    Fault fault = line.artefact(BOOK).problems().getFirst();
    assertThat(fault.file()).isEqualTo(SHEET);
    assertThat(fault.line()).isEqualTo(lineOf(ROW));
    assertThat(fault.found()).contains("5,2");
    assertThat(fault.expected()).contains("decimal point");
    assertThat(line.artefact(BOOK).hash()).isEqualTo(before.hash());
    assertThat(plant.api().get("/api/machines/" + MACHINE).path("signals"))
        .filteredOn(signal -> signal.path("name").asString().equals("power"))
        .allMatch(signal -> signal.path("limits").path("high").asDouble() == 5.2);
  }

  private int lineOf(String row) {
    List<String> lines = sound.lines().toList();
    return 1 + lines.indexOf(lines.stream().filter(l -> l.startsWith(row)).findFirst().get());
  }

  private void awaitStatus(String status) {
    Eventually.holds(
        BOOK + " is " + status, LOADED, () -> line.artefact(BOOK).status().equals(status));
  }
}

package org.millwright.app.role;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.app.api.PlantSheets;
import org.millwright.app.live.Live;
import org.millwright.app.system.ArtefactBoard;
import org.millwright.app.system.ArtefactBoard.Artefact;
import org.millwright.app.system.ArtefactBoard.Fault;
import org.millwright.domain.limit.Limits;
import org.millwright.domain.oee.OeeBook;
import org.millwright.domain.plant.Machine;
import tools.jackson.databind.json.JsonMapper;

class OeeFilesTest {

  private static final Instant MORNING = Instant.parse("2026-03-02T05:00:00Z");
  private static final Instant NOON = Instant.parse("2026-03-02T11:00:00Z");

  @TempDir Path home;

  private List<Machine> machines = OeeSheetMistakesTest.machines();
  private Instant now = MORNING;
  private final ArtefactBoard board = new ArtefactBoard(new Live(JsonMapper.shared()), () -> now);

  private final PlantSheets plant =
      new PlantSheets() {
        @Override
        public List<Machine> inOrder() {
          return machines;
        }

        @Override
        public Limits limits() {
          return new Limits(List.of());
        }
      };

  @BeforeEach
  void takeTheSheetsAsShipped() throws IOException {
    Files.createDirectories(home.resolve("rules/oee"));
    for (String path : OeeBook.FILES) {
      Files.copy(OeeSheetMistakesTest.SHIPPED.resolve(path), home.resolve(path));
    }
  }

  private OeeFiles open() {
    return new OeeFiles(home, plant, board);
  }

  private void edit(String path, String from, String to) throws IOException {
    String text = Files.readString(home.resolve(path));
    assertThat(text).contains(from);
    Files.writeString(home.resolve(path), text.replace(from, to));
  }

  private Artefact artefact(String path) {
    return board.all().stream().filter(each -> each.path().equals(path)).findFirst().orElseThrow();
  }

  private static double target(OeeFiles files) {
    var book = files.book().orElseThrow();
    return book.terms(OeeSheetMistakesTest.machines().getLast().id()).target();
  }

  @Test
  void everySheetIsInForceFromTheStart() {
    OeeFiles files = open();

    assertThat(files.book()).isPresent();
    assertThat(board.all())
        .hasSize(5)
        .allMatch(each -> each.kind().equals("oee") && each.status().equals("active"));
    assertThat(board.all()).extracting(Artefact::hash).doesNotHaveDuplicates();
  }

  @Test
  void savedSheetTakesEffectAndOnlyItsOwnRowOfTheBoardChanges() throws IOException {
    OeeFiles files = open();
    assertThat(target(files)).isEqualTo(0.85);

    now = NOON;
    edit(OeeBook.MACHINES, "conveyor-2,,,,,4", "conveyor-2,,,,0.5,4");
    files.look();

    assertThat(target(files)).isEqualTo(0.5);
    assertThat(artefact(OeeBook.MACHINES).loadedAt()).isEqualTo(NOON);
    assertThat(artefact(OeeBook.CALENDAR).loadedAt()).isEqualTo(MORNING);
  }

  @Test
  void brokenSheetIsRefusedAndTheLastSoundBookStays() throws IOException {
    OeeFiles files = open();
    OeeBook before = files.book().orElseThrow();

    edit(OeeBook.MACHINES, "conveyor-2,,,,,4", "conveyor-2,,,,50,4");
    files.look();

    assertThat(files.book()).containsSame(before);
    assertThat(artefact(OeeBook.MACHINES).status()).isEqualTo("refused");
    assertThat(artefact(OeeBook.MACHINES).loadedAt()).isEqualTo(MORNING);
    assertThat(artefact(OeeBook.MACHINES).problems())
        .containsExactly(
            new Fault(
                OeeBook.MACHINES,
                18,
                "column \"target\"",
                "50",
                "a share above 0 and at most 1, such as 0.85 for 85 %"));
    assertThat(artefact(OeeBook.CALENDAR).status()).isEqualTo("active");

    edit(OeeBook.MACHINES, "conveyor-2,,,,50,4", "conveyor-2,,,,,4");
    files.look();
    assertThat(artefact(OeeBook.MACHINES).status()).isEqualTo("active");
    assertThat(files.book().orElseThrow().hash()).isEqualTo(before.hash());
  }

  @Test
  void soundSheetWaitsForTheBrokenOneBesideIt() throws IOException {
    OeeFiles files = open();

    edit(OeeBook.CALENDAR, "06:00,14:00", "6:00,14:00");
    edit(OeeBook.MACHINES, "conveyor-2,,,,,4", "conveyor-2,,,,0.5,4");
    files.look();
    assertThat(target(files)).isEqualTo(0.85);
    assertThat(artefact(OeeBook.MACHINES).problems())
        .containsExactly(
            new Fault(
                OeeBook.MACHINES,
                0,
                "",
                "",
                "the other sheets of rules/oee/ to be sound: all take effect together"));

    edit(OeeBook.CALENDAR, "6:00,14:00", "06:00,14:00");
    files.look();
    assertThat(target(files)).isEqualTo(0.5);
    assertThat(board.all()).allMatch(each -> each.status().equals("active"));
  }

  @Test
  void sheetThatIsGoneIsRefused() throws IOException {
    OeeFiles files = open();

    Files.delete(home.resolve(OeeBook.REASONS));
    files.look();

    assertThat(artefact(OeeBook.REASONS).status()).isEqualTo("refused");
    assertThat(files.book()).isPresent();
  }

  @Test
  void startWithABrokenSheetHasNoBookUntilItIsMended() throws IOException {
    edit(OeeBook.CALENDAR, "06:00,14:00", "6:00,14:00");
    OeeFiles files = open();
    var heard = new ArrayList<OeeBook>();
    files.listen(heard::add);
    assertThat(files.book()).isEmpty();
    assertThat(heard).isEmpty();

    edit(OeeBook.CALENDAR, "6:00,14:00", "06:00,14:00");
    files.look();
    assertThat(heard).containsExactly(files.book().orElseThrow());
  }

  @Test
  void machineThatIsTakenOutOfThePlantIsRefusedWhereItIsNamed() {
    OeeFiles files = open();

    machines = machines.subList(0, machines.size() - 1);
    files.look();

    assertThat(artefact(OeeBook.MACHINES).status()).isEqualTo("refused");
    assertThat(artefact(OeeBook.CYCLES).status()).isEqualTo("refused");
    assertThat(artefact(OeeBook.CALENDAR).status()).isEqualTo("active");

    machines = OeeSheetMistakesTest.machines();
    files.look();
    assertThat(board.all()).allMatch(each -> each.status().equals("active"));
  }

  @Test
  void listenerHearsEachBookOnce() throws IOException {
    OeeFiles files = open();
    var heard = new ArrayList<OeeBook>();
    files.listen(heard::add);
    files.look();
    assertThat(heard).hasSize(1);

    edit(OeeBook.MACHINES, "conveyor-2,,,,,4", "conveyor-2,,,,0.5,4");
    files.look();
    files.look();
    assertThat(heard).hasSize(2);
    assertThat(heard.getLast()).isSameAs(files.book().orElseThrow());
  }

  @Test
  void listenerThatFailsIsToldAgainAndKeepsNobodyBack() {
    OeeFiles files = open();
    var tries = new ArrayList<OeeBook>();
    var heard = new ArrayList<OeeBook>();
    files.listen(book -> {
      tries.add(book);
      if (tries.size() < 3) {
        throw new IllegalStateException("the database is away");
      }
    });
    files.listen(heard::add);

    files.look();
    files.look();

    assertThat(tries).hasSize(3);
    assertThat(heard).hasSize(1);
  }
}

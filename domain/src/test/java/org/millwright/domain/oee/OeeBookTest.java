package org.millwright.domain.oee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.domain.oee.Mill.CNC_1;
import static org.millwright.domain.oee.Mill.CNC_2;
import static org.millwright.domain.oee.Mill.PRESS_1;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.millwright.domain.plant.Machine;
import org.millwright.domain.plant.MachineId;
import org.millwright.domain.plant.MachineState;
import org.millwright.domain.sheet.Problem;

class OeeBookTest {

  private static final Map<String, String> SHEETS =
      Map.of(
          OeeBook.CALENDAR,
          """
          applies_to,kind,name,days,from,to
          plant,zone,Europe/Berlin,,,
          plant,shift,Early,mon-fri,06:00,14:00
          """,
          OeeBook.TIME_MODEL,
          """
          state,with_order,without_order
          running,production,production
          setup,setup,setup
          idle,delay,down
          starved,delay,down
          blocked,delay,down
          down,delay,down
          """,
          OeeBook.MACHINES,
          """
          machine,micro_stop_s,silence_s,orders,target,step
          cnc-1,30,5.5,told,0.9,2
          press-1,,,,,1
          """,
          OeeBook.CYCLES,
          """
          machine,product,seconds
          cnc-1,,8
          cnc-1,housing,7.250001
          cnc-2,housing,9
          """,
          OeeBook.REASONS,
          """
          code,parent,name,element
          breakdown,,Breakdown,
          """);

  private static final OeeBook BOOK = OeeBook.read(SHEETS, Mill.MACHINES).orThrow();

  private static List<String> problems(String path, String row) {
    var sheets = new TreeMap<>(SHEETS);
    sheets.computeIfPresent(path, (_, text) -> text + row + "\n");
    return OeeBook.read(sheets, Mill.MACHINES).problems().stream().map(Problem::toString).toList();
  }

  @Test
  void termsAreThoseOfTheRowAndStandardWhereItIsBlankOrMissing() {
    assertThat(BOOK.terms(CNC_1))
        .isEqualTo(new MachineTerms(Duration.ofSeconds(30), Duration.ofMillis(5500), false, 0.9));
    assertThat(BOOK.terms(PRESS_1)).isEqualTo(MachineTerms.STANDARD);
    assertThat(BOOK.terms(CNC_2)).isEqualTo(MachineTerms.STANDARD);
    assertThat(BOOK.terms()).containsOnlyKeys(CNC_1, PRESS_1);
  }

  @Test
  void flowIsInTheOrderOfTheSteps() {
    assertThat(BOOK.step(CNC_1)).hasValue(2);
    assertThat(BOOK.step(CNC_2)).isEmpty();
    assertThat(BOOK.inFlow(Mill.MACHINES)).extracting(Machine::id).containsExactly(PRESS_1, CNC_1);
  }

  private static Optional<Duration> cycle(MachineId machine, @Nullable String product) {
    return BOOK.cycles().pace(machine, BOOK.calendar().zone()).of(product, 0);
  }

  @Test
  void cycleOfTheProductComesBeforeThatOfAnyProduct() {
    assertThat(cycle(CNC_1, "housing")).contains(Duration.ofNanos(7_250_001_000L));
    assertThat(cycle(CNC_1, "cover")).contains(Duration.ofSeconds(8));
    assertThat(cycle(CNC_1, null)).contains(Duration.ofSeconds(8));
    assertThat(cycle(CNC_2, "housing")).contains(Duration.ofSeconds(9));
    assertThat(cycle(CNC_2, "cover")).isEmpty();
    assertThat(cycle(CNC_2, null)).isEmpty();
    assertThat(cycle(PRESS_1, "housing")).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1} with an order, {2} without")
  @CsvSource({
    "RUNNING, PRODUCTION, PRODUCTION",
    "SETUP, SETUP, SETUP",
    "IDLE, DELAY, DOWN",
    "STARVED, DELAY, DOWN",
    "BLOCKED, DELAY, DOWN",
    "DOWN, DELAY, DOWN",
    "UNKNOWN, UNKNOWN, UNKNOWN",
  })
  void stateCountsAsItsRowSays(MachineState state, TimeElement with, TimeElement without) {
    assertThat(BOOK.model().of(state, true)).isEqualTo(with);
    assertThat(BOOK.model().of(state, false)).isEqualTo(without);
  }

  @Test
  void calendarAndReasonsAreThoseOfTheSheets() {
    assertThat(BOOK.calendar().zone().getId()).isEqualTo("Europe/Berlin");
    assertThat(BOOK.reasons().roots()).extracting(Reason::code).containsExactly("breakdown");
    assertThat(BOOK.texts()).isEqualTo(SHEETS);
  }

  /** sha256sum of "a", a zero byte, "b", a zero byte. */
  @Test
  void hashIsOfPathsAndContents() {
    assertThat(OeeBook.hash(new TreeMap<>(Map.of("a", "b"))))
        .isEqualTo("8fb20ef63ced4145fc2e983ffe597d1dcff39154c3bf21f0fa9dde6a0c50fdc9");
    assertThat(BOOK.hash())
        .isEqualTo(OeeBook.read(SHEETS, List.copyOf(Mill.MACHINES)).orThrow().hash());
    var edited = new TreeMap<>(SHEETS);
    edited.computeIfPresent(OeeBook.REASONS, (_, text) -> text + "# nothing\n");
    assertThat(OeeBook.read(edited, Mill.MACHINES).orThrow().hash()).isNotEqualTo(BOOK.hash());
  }

  @Test
  void everySheetThatIsMissingIsNamed() {
    assertThat(OeeBook.read(Map.of(), Mill.MACHINES).problems())
        .extracting(Problem::toString)
        .containsExactlyElementsOf(
            OeeBook.FILES.stream()
                .map(path ->
                    path
                        + ": found \"no such file\", expected a sheet; see"
                        + " docs/guides/oee-sheets.md")
                .toList());
  }

  @Test
  void faultsOfAllSheetsAreSaidAtOnce() {
    var sheets = new TreeMap<>(SHEETS);
    sheets.replaceAll((_, text) -> text + "so,many,fields,as,no,sheet,has,here\n");

    assertThat(OeeBook.read(sheets, Mill.MACHINES).problems())
        .extracting(Problem::file)
        .containsExactlyElementsOf(OeeBook.FILES);
  }

  @Test
  void stateWithoutARowIsNamed() {
    var sheets = new TreeMap<>(SHEETS);
    sheets.computeIfPresent(
        OeeBook.TIME_MODEL, (_, text) -> text.replace("blocked,delay,down\n", ""));

    assertThat(OeeBook.read(sheets, Mill.MACHINES).problems())
        .extracting(Problem::toString)
        .containsExactly(
            OeeBook.TIME_MODEL
                + ": found \"no row for blocked\", expected every state once: running, idle,"
                + " setup, starved, blocked, down");
  }

  record Fault(String path, String row, String message) {
    @Override
    public String toString() {
      return row;
    }
  }

  private static final String CYCLE =
      "expected seconds for one piece, above 0, to the microsecond, such as 8 or 2.35";

  static final List<Fault> FAULTS =
      List.of(
          new Fault(
              OeeBook.TIME_MODEL,
              "idle,delay,down",
              ":8 column \"state\": found \"idle\", expected each state once; it stands in line 4"
                  + " already"),
          new Fault(
              OeeBook.TIME_MODEL,
              "unknown,delay,down",
              ":8 column \"state\": found \"unknown\", expected one of running, idle, setup,"
                  + " starved, blocked, down"),
          new Fault(
              OeeBook.MACHINES,
              "cnc-9,,,,,",
              ":4 column \"machine\": found \"cnc-9\", expected a machine of"
                  + " camel-routes/machines.csv"),
          new Fault(
              OeeBook.MACHINES,
              "cnc-1,,,,,",
              ":4 column \"machine\": found \"cnc-1\", expected each machine once; it stands in"
                  + " line 2 already"),
          new Fault(
              OeeBook.MACHINES,
              "cnc-2,-1,,,,",
              ":4 column \"micro_stop_s\": found \"-1\", expected seconds, 0 or more"),
          new Fault(
              OeeBook.MACHINES,
              "cnc-2,,0,,,",
              ":4 column \"silence_s\": found \"0\", expected seconds above 0"),
          new Fault(
              OeeBook.MACHINES,
              "cnc-2,,,yes,,",
              ":4 column \"orders\": found \"yes\", expected assumed or told, or nothing for"
                  + " assumed"),
          new Fault(
              OeeBook.MACHINES,
              "cnc-2,,,,85,",
              ":4 column \"target\": found \"85\", expected a share above 0 and at most 1, such as"
                  + " 0.85 for 85 %"),
          new Fault(
              OeeBook.MACHINES,
              "cnc-2,,,,0,",
              ":4 column \"target\": found \"0\", expected a share above 0 and at most 1, such as"
                  + " 0.85 for 85 %"),
          new Fault(
              OeeBook.MACHINES,
              "cnc-2,,,,,1.5",
              ":4 column \"step\": found \"1.5\", expected a whole number from 1, or nothing"
                  + " outside of the line's flow"),
          new Fault(
              OeeBook.MACHINES,
              "cnc-2,,,,,0",
              ":4 column \"step\": found \"0\", expected a whole number from 1, or nothing outside"
                  + " of the line's flow"),
          new Fault(
              OeeBook.CYCLES,
              "cnc-9,,8",
              ":5 column \"machine\": found \"cnc-9\", expected a machine of"
                  + " camel-routes/machines.csv"),
          new Fault(
              OeeBook.CYCLES,
              "cnc-2,housing,8",
              ":5 column \"product\": found \"housing\", expected one row per machine and product;"
                  + " line 4 has the same"),
          new Fault(OeeBook.CYCLES, "cnc-2,,", ":5 column \"seconds\": expected a value"),
          new Fault(OeeBook.CYCLES, "cnc-2,,0", ":5 column \"seconds\": found \"0\", " + CYCLE),
          new Fault(
              OeeBook.CYCLES,
              "cnc-2,,0.0000001",
              ":5 column \"seconds\": found \"0.0000001\", " + CYCLE),
          new Fault(
              OeeBook.CYCLES,
              "cnc-2,,\"8,5\"",
              ":5 column \"seconds\": found \"8,5\", expected a number with a decimal point, such"
                  + " as 8.5"));

  @ParameterizedTest(name = "{0}: {1}")
  @FieldSource("FAULTS")
  void faultIsSaidOnceWithLineAndColumn(Fault fault) {
    assertThat(problems(fault.path(), fault.row())).containsExactly(fault.path() + fault.message());
  }

  /** Each is a neighbour of a fault above. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "rules/oee/machines.csv;cnc-2,0,0.001,assumed,1,1",
        "rules/oee/machines.csv;cnc-2,,,told,0.01,2",
        "rules/oee/ideal-cycles.csv;cnc-2,,0.000001",
        "rules/oee/ideal-cycles.csv;cnc-2,Housing,8.50000000",
        "rules/oee/ideal-cycles.csv;press-1,,1e3",
      })
  void rowLikeThisIsSound(String path, String row) {
    assertThat(problems(path, row)).isEmpty();
  }

  @Test
  void bookThatDoesNotChangeIsTold() {
    var heard = new ArrayList<OeeBook>();
    OeeBooks books = OeeBooks.fixed(BOOK);
    books.listen(heard::add);

    assertThat(heard).containsExactly(BOOK);
    assertThat(books.book()).isEqualTo(Optional.of(BOOK));
  }
}

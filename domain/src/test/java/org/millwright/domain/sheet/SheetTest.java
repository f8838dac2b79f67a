package org.millwright.domain.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Reading of comma-separated values as RFC 4180 has it, section 2, and of our additions to it. */
class SheetTest {

  private static final String FILE = "rules/quality/spc-limits.csv";

  record Reading(String title, String text, List<List<String>> rows) {
    @Override
    public String toString() {
      return title;
    }
  }

  static final List<Reading> SOUND =
      List.of(
          // Rules 1 and 2: CRLF ends a record, the last end may be missing.
          new Reading("lines end with CRLF", "a,b\r\n1,2\r\n", List.of(List.of("1", "2"))),
          new Reading("the last line needs no end", "a,b\n1,2", List.of(List.of("1", "2"))),
          // Rule 5 and 6: quoted fields may hold commas and line ends.
          new Reading("quoted comma", "a,b\n\"1,5\",2\n", List.of(List.of("1,5", "2"))),
          new Reading("quoted line end", "a,b\n\"1\n5\",2\n", List.of(List.of("1\n5", "2"))),
          new Reading(
              "quoted CRLF is kept", "a,b\n\"1\r\n5\",2\n", List.of(List.of("1\r\n5", "2"))),
          new Reading("quoted empty field", "a,b\n\"\",2\n", List.of(List.of("", "2"))),
          // Rule 7: a quote within quotes is doubled.
          new Reading("doubled quote", "a,b\n\"3\"\"\",2\n", List.of(List.of("3\"", "2"))),
          new Reading("only a quote", "a,b\n\"\"\"\",2\n", List.of(List.of("\"", "2"))),
          new Reading("empty fields", "a,b\n,\n", List.of(List.of("", ""))),
          // Ours: remarks, blank lines, white space, byte order mark.
          new Reading("remark", "a,b\n# 3,4\n1,2\n", List.of(List.of("1", "2"))),
          new Reading(
              "remark before the first line", "# x\na,b\n1,2\n", List.of(List.of("1", "2"))),
          new Reading(
              "quoted number sign is no remark", "a,b\n\"#\",2\n", List.of(List.of("#", "2"))),
          new Reading("blank lines", "a,b\n\n \t\n1,2\n\n", List.of(List.of("1", "2"))),
          new Reading("white space around", "a,b\n 1 , 2\t\n", List.of(List.of("1", "2"))),
          new Reading(
              "white space in quotes stays", "a,b\n\" 1 \",2\n", List.of(List.of(" 1 ", "2"))),
          new Reading("byte order mark", "\uFEFFa,b\n1,2\n", List.of(List.of("1", "2"))),
          new Reading("no rows", "a,b\n", List.of()));

  @ParameterizedTest(name = "{0}")
  @FieldSource("SOUND")
  void soundSheetIsReadAsItIsMeant(Reading reading) {
    Sheet sheet = parse(reading.text());

    assertThat(sheet.rows())
        .extracting(row -> List.of(row.text("a"), row.text("b")))
        .isEqualTo(reading.rows());
    assertThat(sheet.problems()).isEmpty();
  }

  record Fault(String title, String text, String message) {
    @Override
    public String toString() {
      return title;
    }
  }

  static final List<Fault> FAULTS =
      List.of(
          new Fault("no text", "", ": expected a first line that names the columns: a, b"),
          new Fault(
              "only remarks", "# x\n", ": expected a first line that names the columns: a, b"),
          new Fault(
              "column missing", "a\n1\n", ":1 first line: found \"a\", expected a column \"b\""),
          new Fault(
              "unknown column",
              "a,b,d\n1,2,3\n",
              ":1 first line: found \"d\", expected one of the columns a, b, c"),
          new Fault(
              "column twice",
              "a,b,a\n1,2,3\n",
              ":1 first line: found \"a\", expected each column once"),
          new Fault(
              "a field too many",
              "a,b\n1,2\n1,2,3\n",
              ":3: found \"3 fields\", expected 2 fields, as many as the first line names"),
          new Fault(
              "a field too few",
              "a,b\n1\n",
              ":2: found \"1 fields\", expected 2 fields, as many as the first line names"),
          new Fault(
              "quote not closed", "a,b\n1,\"2\n", ":2: found \"\"2\n\", expected a closing quote"),
          new Fault(
              "text behind a quoted field",
              "a,b\n\"1\"x,2\n",
              ":2: found \"x\", expected a comma after the closing quote"));

  @ParameterizedTest(name = "{0}")
  @FieldSource("FAULTS")
  void faultIsPlacedAndSaysWhatIsExpected(Fault fault) {
    assertThat(parse(fault.text()).problems())
        .extracting(Problem::toString)
        .containsExactly(FILE + fault.message());
  }

  @Test
  void lineNumbersCountQuotedLineEndsRemarksAndBlankLines() {
    Sheet sheet = parse("# remark\n\na,b\n\"1\n1\n1\",2\n3,4\r\n");

    assertThat(sheet.rows()).extracting(Row::line).containsExactly(4, 7);
    assertThat(sheet.rows().getLast().place()).isEqualTo(FILE + ":7");
  }

  @Test
  void everyFaultIsFoundInOnePass() {
    Sheet sheet = parse("a,b\n7,1,2\nx,y\n");
    sheet.rows().forEach(row -> row.number("a"));
    sheet.rows().forEach(row -> row.number("b"));

    assertThat(sheet.problems()).extracting(Problem::line).containsExactly(2, 3, 3);
  }

  @Test
  void decimalCommaIsRefusedWithTheNumberItShouldBe() {
    Sheet sheet =
        Sheet.parse(
            FILE,
            "machine,high\n" + "\n".repeat(12) + "cnc-1,\"7,1\"\n",
            Set.of(),
            Set.of("machine", "high"));
    sheet.rows().forEach(row -> row.number("high"));

    assertThat(sheet.problems())
        .extracting(Problem::toString)
        .containsExactly(
            "rules/quality/spc-limits.csv:14 column \"high\": found \"7,1\","
                + " expected a number with a decimal point, such as 7.1");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"0,0", "-1.5,-1.5", "+2,2", "1e3,1000", ".5,0.5", "5.,5", "1E-2,0.01"})
  void numberIsRead(String text, double expected) {
    assertThat(row(text).number("a")).hasValue(expected);
  }

  @ParameterizedTest(name = "\"{0}\"")
  @CsvSource({
    "NaN",
    "Infinity",
    "0x10",
    "1 000",
    "1f",
    "1d",
    "--1",
    "e3",
    "'1,000.5'",
    "12 mm",
    "."
  })
  void textThatIsNoNumberIsRefused(String text) {
    Sheet sheet = parse("a,b\n\"" + text + "\",x\n");

    assertThat(sheet.rows().getFirst().number("a")).isEmpty();
    assertThat(sheet.problems()).hasSize(1);
  }

  @Test
  void numberBeyondADoubleIsRefused() {
    // The largest double is 1.797...e308; 1e309 would silently become infinite.
    Sheet sheet = parse("a,b\n1e309,x\n1e308,x\n");
    sheet.rows().forEach(row -> row.number("a"));

    assertThat(sheet.problems()).extracting(Problem::line).containsExactly(2);
  }

  @ParameterizedTest(name = "{0} s")
  @CsvSource({"0,PT0S", "0.25,PT0.25S", "90,PT1M30S", "1000000000,PT277777H46M40S"})
  void secondsAreRead(String text, Duration expected) {
    assertThat(row(text).seconds("a", Duration.ofDays(1))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} s")
  @CsvSource({"-0.001", "1000000001", "5s"})
  void secondsOutOfRangeAreRefused(String text) {
    Sheet sheet = parse("a,b\n" + text + ",x\n");
    sheet.rows().getFirst().seconds("a", Duration.ZERO);

    assertThat(sheet.problems()).hasSize(1);
  }

  @Test
  void blankFieldsGiveWhatTheReaderChose() {
    Row row = row("");

    assertThat(row.number("a")).isEmpty();
    assertThat(row.number("a", 3)).isEqualTo(3);
    assertThat(row.seconds("a", Duration.ofSeconds(5))).isEqualTo(Duration.ofSeconds(5));
    assertThat(row.text("not a column")).isEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anyTextIsReadOrRefusedButNeverThrows(long seed) {
    var random = new Random(seed);
    String letters = "a,b\"\n\r# 1.\uFEFFé";
    var text = new StringBuilder("a,b\n");
    for (int i = 0; i < 200; i++) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }

    Sheet sheet = parse(text.toString());

    assertThat(sheet.rows()).allSatisfy(row -> assertThat(row.line()).isPositive());
  }

  static Stream<Long> seeds() {
    return Stream.iterate(1L, seed -> seed + 1).limit(50);
  }

  private static Row row(String a) {
    Sheet sheet = parse("a,b\n\"" + a + "\",x\n");
    assertThat(sheet.problems()).isEmpty();
    return sheet.rows().getFirst();
  }

  private static Sheet parse(String text) {
    return Sheet.parse(FILE, text, Set.of("a", "b"), Set.of("c"));
  }
}

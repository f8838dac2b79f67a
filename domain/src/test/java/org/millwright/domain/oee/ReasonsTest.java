package org.millwright.domain.oee;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.millwright.domain.sheet.Problem;

class ReasonsTest {

  private static final String FILE = "rules/oee/stop-reasons.csv";
  private static final String HEADER = "code,parent,name,element\n";
  private static final String TREE =
      """
      bearing,mechanical,Bearing,delay
      breakdown,,Breakdown,
      mechanical,breakdown,Mechanical,
      no-order,,No order,down
      meeting,,Meeting,planned-down
      tool-change,,Tool change,setup
      """;

  private static final Reasons REASONS = Reasons.read(FILE, HEADER + TREE).orThrow();

  @Test
  void treeIsReadInTheOrderOfTheFileWhereverParentsStand() {
    assertThat(REASONS.roots())
        .containsExactly(
            new Reason("breakdown", null, "Breakdown", null),
            new Reason("no-order", null, "No order", TimeElement.DOWN),
            new Reason("meeting", null, "Meeting", TimeElement.PLANNED_DOWN),
            new Reason("tool-change", null, "Tool change", TimeElement.SETUP));
    assertThat(REASONS.children("breakdown"))
        .containsExactly(new Reason("mechanical", "breakdown", "Mechanical", null));
    assertThat(REASONS.children("bearing")).isEmpty();
    assertThat(REASONS.children("nobody")).isEmpty();
    assertThat(REASONS.all()).hasSize(6);
  }

  @Test
  void pathNamesTheReasonsFromTheTop() {
    assertThat(REASONS.path("bearing")).containsExactly("Breakdown", "Mechanical", "Bearing");
    assertThat(REASONS.path("no-order")).containsExactly("No order");
    assertThat(REASONS.path("nobody")).isEmpty();
  }

  @Test
  void leavesAreThoseWithNothingBelow() {
    assertThat(REASONS.leaves())
        .extracting(Reason::code)
        .containsExactly("bearing", "no-order", "meeting", "tool-change");
    assertThat(REASONS.of("bearing"))
        .contains(new Reason("bearing", "mechanical", "Bearing", TimeElement.DELAY));
    assertThat(REASONS.of("nobody")).isEmpty();
  }

  @Test
  void sheetWithoutReasonsIsATreeOfNone() {
    assertThat(Reasons.read(FILE, HEADER).orThrow().roots()).isEmpty();
  }

  @Test
  void sameNameBelowAnotherParentIsSound() {
    assertThat(
            Reasons.read(FILE, HEADER + TREE + "other,breakdown,Other,\nothers,mechanical,Other,\n")
                .problems())
        .isEmpty();
  }

  record Fault(String row, String message) {
    @Override
    public String toString() {
      return row;
    }
  }

  static final List<Fault> FAULTS =
      List.of(
          new Fault(
              "Tool,,Tool,delay",
              "column \"code\": found \"Tool\", expected lower-case words with hyphens, such as"
                  + " tool-change"),
          new Fault(
              ",,Tool,delay",
              "column \"code\": expected lower-case words with hyphens, such as tool-change"),
          new Fault(
              "a".repeat(65) + ",,Tool,delay",
              "column \"code\": found \""
                  + "a".repeat(65)
                  + "\", expected lower-case words with hyphens, such as tool-change"),
          new Fault(
              "meeting,,Again,delay",
              "column \"code\": found \"meeting\", expected each code once; it stands in line 6"
                  + " already"),
          new Fault(
              "tool,mechanics,Tool,delay",
              "column \"parent\": found \"mechanics\", expected a code of this sheet, or nothing"
                  + " for a reason at the top"),
          new Fault(
              "inner-ring,bearing,Inner ring,delay",
              "column \"parent\": found \"bearing\", expected a reason of the first or second"
                  + " level; there are three levels"),
          new Fault(
              "self,self,Self,delay",
              "column \"parent\": found \"self\", expected a reason that is not below this one"),
          new Fault("tool,mechanical,,delay", "column \"name\": expected a value"),
          new Fault(
              "spindle,mechanical,Bearing,delay",
              "column \"name\": found \"Bearing\", expected another name than its sibling's in"
                  + " line 2"),
          new Fault(
              "break,,Breakdown,delay",
              "column \"name\": found \"Breakdown\", expected another name than its sibling's in"
                  + " line 3"),
          new Fault(
              "tool,mechanical,Tool,stop",
              "column \"element\": found \"stop\", expected delay, setup, down or planned-down, or"
                  + " nothing to leave it to the state"),
          new Fault(
              "tool,mechanical,Tool,production",
              "column \"element\": found \"production\", expected delay, setup, down or"
                  + " planned-down, or nothing to leave it to the state"));

  @ParameterizedTest(name = "{0}")
  @FieldSource("FAULTS")
  void faultIsSaidOnceWithLineAndColumn(Fault fault) {
    assertThat(Reasons.read(FILE, HEADER + TREE + fault.row()).problems())
        .extracting(Problem::toString)
        .containsExactly(FILE + ":8 " + fault.message());
  }

  @Test
  void codeOf64LettersIsSound() {
    assertThat(Reasons.read(FILE, HEADER + "a".repeat(64) + ",,Tool,delay").problems()).isEmpty();
  }

  @Test
  void everyReasonOfACircleIsNamed() {
    assertThat(
            Reasons.read(
                    FILE,
                    HEADER
                        + """
                        one,three,One,
                        two,one,Two,
                        three,two,Three,
                        below,three,Below,
                        """)
                .problems())
        .extracting(Problem::toString)
        .containsExactly(
            FILE
                + ":2 column \"parent\": found \"three\", expected a reason that is not below this"
                + " one",
            FILE
                + ":3 column \"parent\": found \"one\", expected a reason that is not below this"
                + " one",
            FILE
                + ":4 column \"parent\": found \"two\", expected a reason that is not below this"
                + " one");
  }
}

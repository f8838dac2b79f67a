package org.millwright.connectors.camunda.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.millwright.domain.sheet.Problem;

/** Each mistake is sown into the installation's own work order, alone. */
class ProcessCheckTest {

  private static final Path HOME = Path.of("../..");

  private static final Set<String> JOB_TYPES =
      Set.of(
          "open-work-order",
          "reserve-parts",
          "escalate-work-order",
          "check-withdrawal",
          "cancel-work-order",
          "verify-repair",
          "consume-parts",
          "report-to-erp",
          "note-erp-delay",
          "close-work-order",
          "collect-losses",
          "escalate-review",
          "agree-countermeasure",
          "remind-owner",
          "confirm-countermeasure",
          "measure-effect",
          "close-review",
          "cancel-review");

  private static final String BPMN = "bpmn/maintenance/work-order.bpmn";
  private static final String DMN = "bpmn/maintenance/work-order-priority.dmn";
  private static final String FORM = "bpmn/maintenance/repair-machine.form";

  @Test
  void theInstallationsOwnArtefactsHaveNoProblem() {
    assertThat(ProcessCheck.check(HOME, JOB_TYPES)).isEmpty();
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake(
            "broken XML",
            BPMN,
            "<bpmn:outgoing>to-set-priority</bpmn:outgoing>",
            "<bpmn:outgoing>to-set-priority</bpmn:outgoin>",
            "column ",
            "well-formed XML, as Camunda Modeler saves it"),
        mistake(
            "unknown job type",
            BPMN,
            "type=\"reserve-parts\"",
            "type=\"reserve-part\"",
            "serviceTask \"reserve-parts\" job type: found \"reserve-part\", expected",
            "\"reserve-parts\", or another of agree-countermeasure, cancel-review"),
        mistake(
            "missing form",
            BPMN,
            "formId=\"order-parts\"",
            "formId=\"order-part\"",
            "userTask \"order-parts\" form: found \"order-part\", expected \"order-parts\"",
            "or another of carry-out-countermeasure, escalated-repair"),
        mistake(
            "expression that does not parse",
            BPMN,
            "<bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">=dueAt<",
            "<bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">=dueAt +<",
            "timerEventDefinition \"due-definition\" timeDate: found \"=dueAt +\"",
            "expected a FEEL expression ("),
        mistake(
            "condition that does not parse",
            BPMN,
            ">=verified<",
            ">=verified and<",
            "sequenceFlow \"helped\" condition: found \"=verified and\"",
            "expected a FEEL expression ("),
        mistake(
            "condition that is no expression",
            BPMN,
            ">=verified<",
            ">verified<",
            "sequenceFlow \"helped\" condition: found \"verified\"",
            "an expression that begins with ="),
        mistake(
            "mapping that does not parse",
            BPMN,
            "source=\"=plan.part\"",
            "source=\"=plan.(part\"",
            "businessRuleTask \"set-priority\" output source: found \"=plan.(part\"",
            "expected a FEEL expression ("),
        mistake(
            "timer that is no duration",
            BPMN,
            ">R/PT5M<",
            ">R/5m<",
            "timerEventDefinition \"erp-still-slow-definition\" timeCycle: found \"R/5m\"",
            "a cycle such as R/PT15S"),
        mistake(
            "decision that is not there",
            BPMN,
            "decisionId=\"work-order-priority\"",
            "decisionId=\"priority\"",
            "businessRuleTask \"set-priority\" decision: found \"priority\"",
            "one of loss-review-priority, work-order-priority"),
        mistake(
            "message without a correlation key",
            BPMN,
            "<zeebe:subscription correlationKey=\"=documentId\" />",
            "",
            "message \"message-erp-accepted\": expected",
            "zeebe:subscription correlationKey=\"=...\""),
        mistake(
            "message that is not there",
            BPMN,
            "messageRef=\"message-erp-accepted\"",
            "messageRef=\"message-erp-acepted\"",
            "receiveTask \"wait-for-erp\": found \"message-erp-acepted\"",
            "messageRef; \"message-erp-accepted\""),
        mistake(
            "no platform version",
            BPMN,
            " modeler:executionPlatformVersion=\"8.6.0\"",
            "",
            "definitions: expected",
            "modeler:executionPlatformVersion=\"8.6.0\""),
        mistake(
            "element without a name",
            BPMN,
            "id=\"verify-repair\" name=\"Verify on fresh readings\"",
            "id=\"verify-repair\" name=\"\"",
            "serviceTask \"verify-repair\": expected",
            "name=\"...\": what happens there"),
        mistake(
            "gateway without a default",
            BPMN,
            " default=\"not-helped\"",
            "",
            "exclusiveGateway \"repair-helped\": expected",
            "default=\"...\": one of its ways"),
        mistake(
            "way without a condition",
            BPMN,
            "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">=withdrawn</bpmn:conditionExpression>",
            "",
            "sequenceFlow \"is-withdrawn-yes\": expected",
            "a condition, such as =verified"),
        mistake(
            "user task that is a job",
            BPMN,
            "<bpmn:documentation>The supervisor sees that the repair is late. The task ends by itself when the repair is proven.</bpmn:documentation>\n          <bpmn:extensionElements>\n            <zeebe:userTask />",
            "<bpmn:extensionElements>",
            "userTask \"decide-on-delay\": expected",
            "zeebe:userTask: set its implementation to Camunda user task"),
        mistake(
            "element that is not drawn",
            BPMN,
            "bpmnElement=\"order-parts\"",
            "bpmnElement=\"order-partz\"",
            "userTask \"order-parts\": expected",
            "a shape in the diagram"),
        mistake(
            "flow that leads nowhere",
            BPMN,
            "targetRef=\"cancel-work-order\"",
            "targetRef=\"cancel-work-oder\"",
            "sequenceFlow \"to-cancel-work-order\": found \"cancel-work-oder\"",
            "targetRef of an element; \"cancel-work-order\""),
        mistake(
            "error without a code",
            BPMN,
            " errorCode=\"OUT_OF_STOCK\"",
            "",
            "error \"error-out-of-stock\": expected",
            "errorCode=\"...\", such as OUT_OF_STOCK"),
        mistake(
            "cell that does not parse",
            DMN,
            "<text>\"PT8H\"</text>",
            "<text>\"PT8H</text>",
            "outputEntry \"row-6-dueIn\": found \"\"PT8H\"",
            "expected a FEEL expression ("),
        mistake(
            "row without a cell",
            DMN,
            "<outputEntry id=\"row-7-quantity\">\n          <text>0</text>\n        </outputEntry>",
            "",
            "rule \"row-7\": found \"2 input and 4 output cells\"",
            "2 input and 5 output cells, one for each column"),
        mistake(
            "form that is no JSON",
            FORM,
            "\"schemaVersion\": 17,",
            "\"schemaVersion\": 17",
            "column ",
            "JSON, as Camunda Modeler saves it"),
        mistake(
            "unknown kind of component",
            FORM,
            "\"type\": \"checkbox\"",
            "\"type\": \"checkbx\"",
            "component \"parts-used-field\" type: found \"checkbx\", expected \"checkbox\"",
            "or another of"),
        mistake(
            "component without a key",
            FORM,
            "\"key\": \"workDone\",",
            "",
            "component \"work-done-field\": expected",
            "\"key\": the variable's name"),
        mistake(
            "condition in a form that does not parse",
            FORM,
            "\"=verification = null\"",
            "\"=verification = \"",
            "component \"came-back\" conditional hide: found \"=verification = \"",
            "expected a FEEL expression ("));
  }

  private static Arguments mistake(
      String name, String file, String right, String wrong, String words, String expected) {
    return Arguments.argumentSet(name, file, right, wrong, words, expected);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsReportedOnceWithItsPlaceAndAWayOut(
      String file, String right, String wrong, String words, String expected) {
    SortedMap<String, byte[]> files = ProcessCheck.read(HOME);
    String before = new String(files.get(file), StandardCharsets.UTF_8);
    int at = before.indexOf(right);
    assertThat(at).as("the sound file holds " + right).isNotNegative();
    String after = before.substring(0, at) + wrong + before.substring(at + right.length());
    files.put(file, after.getBytes(StandardCharsets.UTF_8));

    List<Problem> problems =
        ProcessCheck.check(files, JOB_TYPES).stream()
            .filter(problem -> problem.file().equals(file))
            .toList();

    assertThat(problems).as("%s", problems).hasSize(1);
    Problem problem = problems.getFirst();
    assertThat(problem.toString()).contains(words).contains(expected);
    assertThat(problem.line()).isBetween(1, lines(after));
  }

  private static int lines(String text) {
    return (int) text.lines().count();
  }

  @Test
  void theLineIsTheOneOfTheMistake() {
    SortedMap<String, byte[]> files = ProcessCheck.read(HOME);
    String text = new String(files.get(BPMN), StandardCharsets.UTF_8);
    List<String> lines = text.lines().toList();
    int line = 0;
    for (String each : lines) {
      line++;
      if (each.contains("type=\"verify-repair\"")) {
        break;
      }
    }
    files.put(
        BPMN,
        text.replace("type=\"verify-repair\"", "type=\"verify\"").getBytes(StandardCharsets.UTF_8));
    assertThat(ProcessCheck.check(files, JOB_TYPES))
        .extracting(Problem::line)
        .containsExactly(line);
  }

  @Test
  void twoProcessesWithOneIdAreReportedAtTheSecond() {
    SortedMap<String, byte[]> files = new TreeMap<>(ProcessCheck.read(HOME));
    files.put("bpmn/maintenance/z-copy.bpmn", files.get(BPMN));
    assertThat(ProcessCheck.check(files, JOB_TYPES))
        .singleElement()
        .asString()
        .contains("bpmn/maintenance/z-copy.bpmn")
        .contains("process id: found \"work-order\", expected an id of its own: " + BPMN);
  }
}

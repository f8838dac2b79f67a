package org.millwright.connectors.erp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.millwright.connectors.erp.Samples.T0;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.millwright.domain.erp.ErpDocument.MaintenancePerformance;
import org.millwright.domain.erp.ErpDocument.OperationsSchedule;
import org.millwright.domain.erp.ErpDocument.Verb;
import org.millwright.domain.erp.ProductionOrder;
import org.millwright.domain.erp.ProductionOrder.Status;
import org.millwright.domain.maintenance.WorkOrderId;
import org.millwright.domain.plant.MachineId;

class B2mmlTest {

  private static final List<String> SCHEMAS =
      List.of(
          "B2MML-OperationsPerformance.xsd",
          "B2MML-OperationsSchedule.xsd",
          "B2MML-ConfirmBOD.xsd");

  /** The folder {@code shared/schemas/b2mml} beside the project, where it is there. */
  private static Path schemas() {
    String set = System.getProperty("millwright.schemas");
    Path here = Path.of("").toAbsolutePath();
    Path found =
        set != null
            ? Path.of(set)
            : Stream.iterate(here, path -> path != null, Path::getParent)
                .map(path -> path.resolve("shared/schemas/b2mml"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(here.resolve("shared/schemas/b2mml"));
    assumeTrue(
        Files.isDirectory(found),
        "The B2MML schemas are not here, so nothing was checked against them; give their folder"
            + " with -Dmillwright.schemas=");
    return found;
  }

  /** Against one schema of the standard, chosen by the document's root. */
  private static void assertValid(String schema, byte[] xml) throws Exception {
    var factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    factory.setResourceResolver(new BatchStandIn());
    Source source = new StreamSource(schemas().resolve(schema).toFile());
    Schema read = factory.newSchema(source);
    assertThatCode(
            () -> read.newValidator().validate(new StreamSource(new ByteArrayInputStream(xml))))
        .doesNotThrowAnyException();
  }

  @Test
  void maintenanceThatWasDoneIsValidByTheSchema() throws Exception {
    assertValid(SCHEMAS.get(0), B2mmlWriter.write(Samples.performance("WO-000017/1")));
    var bare =
        new MaintenancePerformance(
            "WO-000018/1",
            WorkOrderId.of(18),
            new MachineId("oven-1"),
            T0,
            T0,
            "",
            "control \u0001 characters and \uD83D\uDD27",
            null,
            List.of(),
            T0);
    assertValid(SCHEMAS.get(0), B2mmlWriter.write(bare));
  }

  @Test
  void ourSamplesOfTheErpAreValidByTheSchema() throws Exception {
    for (String root :
        List.of(
            "ProcessOperationsSchedule", "ChangeOperationsSchedule", "CancelOperationsSchedule")) {
      assertValid(SCHEMAS.get(1), Samples.schedule(root, "bod-1").getBytes(UTF_8));
    }
    assertValid(SCHEMAS.get(2), Samples.confirmation("WO-000017/1").getBytes(UTF_8));
  }

  @Test
  void theSameDocumentGivesTheSameBytesAndSaysWhatMatters() {
    byte[] first = B2mmlWriter.write(Samples.performance("WO-000017/1"));
    assertThat(B2mmlWriter.write(Samples.performance("WO-000017/1"))).isEqualTo(first);
    assertThat(new String(first, UTF_8))
        .contains("<BODID>WO-000017/1</BODID>")
        .contains("<OperationsType>Maintenance</OperationsType>")
        .contains("<ActualEndTime>2026-03-01T07:30:00Z</ActualEndTime>")
        .contains("<EquipmentID>cnc-1</EquipmentID>")
        .contains("<PersonID>ada</PersonID>")
        .contains("<MaterialDefinitionID>007-BRG</MaterialDefinitionID>")
        .contains("<QuantityString>2</QuantityString>")
        .contains("Spindle bearing &lt;front&gt; changed &amp; aligned");
  }

  @Test
  void aScheduleGivesItsOrdersWithStringsAsTheyStand() {
    OperationsSchedule schedule =
        B2mmlReader.schedule("orders.xml", Samples.scheduleBytes("bod-1")).orThrow();
    assertThat(schedule.id()).isEqualTo("bod-1");
    assertThat(schedule.verb()).isEqualTo(Verb.PROCESS);
    assertThat(schedule.createdAt()).isEqualTo(Instant.parse("2026-03-01T05:00:00Z"));
    assertThat(schedule.orders())
        .containsExactly(
            new ProductionOrder(
                "PO-1001",
                "0042-HOUSING",
                new BigDecimal("500"),
                "cnc-1",
                null,
                Status.RELEASED,
                T0,
                Instant.parse("2026-03-01T13:00:00Z")),
            new ProductionOrder(
                "PO-1002",
                "BOX-7",
                new BigDecimal("12.5"),
                null,
                "line-2",
                Status.RELEASED,
                null,
                null));
  }

  @Test
  void changeAndCancelAreTold() {
    for (Verb verb : List.of(Verb.CHANGE, Verb.CANCEL)) {
      String word = verb == Verb.CHANGE ? "Change" : "Cancel";
      byte[] body = Samples.schedule(word + "OperationsSchedule", "bod-2").getBytes(UTF_8);
      assertThat(B2mmlReader.schedule("x", body).orThrow().verb()).isEqualTo(verb);
    }
  }

  @Test
  void unknownExtensionsArePassedOver() {
    String extended =
        Samples.schedule("ProcessOperationsSchedule", "bod-1")
            .replace("<ID>S-1</ID>", "<ID>S-1</ID><x:Own xmlns:x=\"urn:x\"><x:A b=\"1\"/></x:Own>");
    assertThat(B2mmlReader.schedule("x", extended.getBytes(UTF_8)).orThrow().orders()).hasSize(2);
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(
            "a decimal comma",
            ">12.5<",
            ">12,5<",
            "orders.xml:55 column 31, QuantityString: found \"12,5\", expected a number above 0"),
        Arguments.of("a quantity of 0", ">500<", ">0<", "found \"0\", expected a number above 0"),
        Arguments.of(
            "a time without offset",
            "2026-03-01T06:00:00Z",
            "2026-03-01 06:00",
            "orders.xml:13 column 20, StartTime: found \"2026-03-01 06:00\", expected a time with"),
        Arguments.of(
            "no BODID",
            "<BODID>bod-1</BODID>",
            "",
            "orders.xml:3 column 20, ApplicationArea/BODID: expected an element BODID"),
        Arguments.of("an order twice", "PO-1002", "PO-1001", "expected each order once"),
        Arguments.of("no product", "Produced", "Consumed", "found \"0 with MaterialUse Produced\""),
        Arguments.of("a forecast", "Released", "Forecast", "expected Released, Running, Held"),
        Arguments.of("no line's level", "WorkCenter", "Area", "the level of a machine (WorkUnit)"),
        Arguments.of(
            "another message", "ProcessOp", "ShowOp", "expected ProcessOperationsSchedule"),
        Arguments.of("a tag left open", "</DataArea>", "", "orders.xml:62 column 3"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void aFaultIsNamedWithLineAndColumn(String title, String from, String to, String expected) {
    String xml = Samples.schedule("ProcessOperationsSchedule", "bod-1").replace(from, to);
    assertThat(xml).doesNotContain(title);
    assertThat(B2mmlReader.schedule("orders.xml", xml.getBytes(UTF_8)).problems())
        .anySatisfy(problem -> assertThat(problem.toString()).contains(expected));
  }

  @Test
  void aConfirmationNamesWhatItConfirms() {
    assertThat(
            B2mmlReader.confirmation("x", Samples.confirmation("WO-000017/1").getBytes(UTF_8))
                .orThrow()
                .bodIds())
        .containsExactly("WO-000017/1");
    assertThat(B2mmlReader.confirmation("x", "<OK/>".getBytes(UTF_8)).problems()).hasSize(1);
  }
}

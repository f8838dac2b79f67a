package org.millwright.twin.erp;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

/** The confirmation against MESA's B2MML 0701 schemas, where they are at hand. */
class ConfirmBodSchemaTest {
  private static final Path SCHEMAS = Path.of("..", "..", "shared", "schemas", "b2mml");
  private static final Instant SIX = Instant.parse("2026-03-01T06:00:00.123Z");

  @TempDir Path folder;

  static Stream<ErpDocument> documents() {
    return Stream.of(
        new ErpDocument(
            "WO-17",
            "ProcessOperationsPerformance",
            Optional.of("2026-03-01T05:59:59+01:00"),
            SIX,
            1,
            0),
        new ErpDocument(
            "machine-needs-work/cnc-1/<&>\"", "SyncMaterialLot", Optional.empty(), SIX, 3, 2));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void aConfirmationIsSchemaValid(ErpDocument document) throws IOException, SAXException {
    Assumptions.assumeTrue(Files.isDirectory(SCHEMAS), SCHEMAS + " is not here");
    Schema schema = schema();

    Assertions.assertThatCode(() ->
            schema
                .newValidator()
                .validate(new StreamSource(new StringReader(ConfirmBod.of(document)))))
        .doesNotThrowAnyException();
  }

  /**
   * B2MML includes four types of BatchML, which is a set of its own and not at hand; no message of
   * ours uses them, so empty types stand in.
   */
  private Schema schema() throws IOException, SAXException {
    try (Stream<Path> files = Files.list(SCHEMAS)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".xsd")).toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    standIn("BatchML-BatchProductionRecord.xsd", List.of("BatchProductionRecordType"));
    standIn(
        "BatchML-GeneralRecipe.xsd",
        List.of("GRecipeType", "ProcessElementType", "ResourceConstraintType"));
    return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(folder.resolve("B2MML-ConfirmBOD.xsd").toFile());
  }

  private void standIn(String file, List<String> types) throws IOException {
    StringBuilder schema =
        new StringBuilder("<xsd:schema xmlns:xsd='http://www.w3.org/2001/XMLSchema'")
            .append(" targetNamespace='http://www.mesa.org/xml/B2MML'>");
    types.forEach(type -> schema.append("<xsd:complexType name='").append(type).append("'/>"));
    Files.writeString(folder.resolve(file), schema.append("</xsd:schema>"));
  }
}

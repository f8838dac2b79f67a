package org.millwright.tests.line;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** MESA's B2MML 0701 schemas, where they are at hand: in {@code shared/schemas/b2mml} above us. */
final class B2mmlSchema {
  private static final Path FOLDER = Path.of("shared", "schemas", "b2mml");

  /** Types of BatchML, a set of its own, to which B2MML refers; no document of ours has them. */
  private static final List<String> BATCH =
      List.of(
          "BatchProductionRecordType",
          "GRecipeType",
          "ProcessElementType",
          "ResourceConstraintType");

  private final Schema schema;

  private B2mmlSchema(Schema schema) {
    this.schema = schema;
  }

  /** The schema of one message, such as {@code OperationsPerformance}; copies go to {@code to}. */
  static Optional<B2mmlSchema> of(String message, Path to) throws IOException, SAXException {
    Optional<Path> folder = folder();
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder.get())) {
      for (Path file : files.filter(each -> each.toString().endsWith(".xsd")).toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
    standIn(to.resolve("BatchML-BatchProductionRecord.xsd"), BATCH.subList(0, 1));
    standIn(to.resolve("BatchML-GeneralRecipe.xsd"), BATCH.subList(1, 4));
    Path start = to.resolve("B2MML-" + message + ".xsd");
    return Optional.of(
        new B2mmlSchema(
            SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(start.toFile())));
  }

  /** Throws where the document departs from the schema. */
  void validate(String xml) throws IOException, SAXException {
    schema.newValidator().validate(new StreamSource(new StringReader(xml)));
  }

  private static Optional<Path> folder() {
    return Stream.<Path>iterate(Installation.SOURCES, path -> path != null, Path::getParent)
        .map(path -> path.resolve(FOLDER))
        .filter(Files::isDirectory)
        .findFirst();
  }

  private static void standIn(Path file, List<String> types) throws IOException {
    StringBuilder text =
        new StringBuilder("<xsd:schema xmlns:xsd='http://www.w3.org/2001/XMLSchema'")
            .append(" targetNamespace='http://www.mesa.org/xml/B2MML'>");
    types.forEach(type -> text.append("<xsd:complexType name='").append(type).append("'/>"));
    Files.writeString(file, text.append("</xsd:schema>"));
  }
}

package org.millwright.connectors.erp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.millwright.domain.erp.ErpDocument.MaintenancePerformance;
import org.millwright.domain.erp.ErpDocument.PartUsed;

/**
 * Writes maintenance that was done as B2MML V0701 {@code ProcessOperationsPerformance}. The same
 * document gives the same bytes, so that a repetition is one to the last byte.
 *
 * <p>Quantities of consumed parts are totals of the work order, never differences to a document
 * before.
 */
public final class B2mmlWriter {

  static final String NAMESPACE = "http://www.mesa.org/xml/B2MML";

  /** The name of the message, for lists and headers. */
  public static final String KIND = "ProcessOperationsPerformance";

  private static final String RELEASE = "0701";
  private static final String MAINTENANCE = "Maintenance";

  private B2mmlWriter() {}

  public static byte[] write(MaintenancePerformance performance) {
    var bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      var elements = new Elements(xml);
      xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      xml.writeStartElement(KIND);
      xml.writeDefaultNamespace(NAMESPACE);
      xml.writeAttribute("releaseID", RELEASE);
      applicationArea(elements, performance);
      dataArea(elements, performance);
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(performance.id() + " could not be written as XML", e);
    }
    return bytes.toByteArray();
  }

  private static void applicationArea(Elements xml, MaintenancePerformance performance)
      throws XMLStreamException {
    xml.open("ApplicationArea");
    xml.open("Sender");
    xml.leaf("LogicalID", "millwright");
    xml.close();
    xml.leaf("CreationDateTime", time(performance.createdAt()));
    xml.leaf("BODID", performance.id());
    xml.close();
  }

  private static void dataArea(Elements xml, MaintenancePerformance performance)
      throws XMLStreamException {
    xml.open("DataArea");
    xml.open("Process");
    xml.close();
    xml.open("OperationsPerformance");
    xml.leaf("ID", performance.id());
    xml.leaf("PublishedDate", time(performance.createdAt()));
    xml.leaf("StartTime", time(performance.start()));
    // The standard's own spelling: "Endtime" here, "EndTime" in OperationsResponse.
    xml.leaf("Endtime", time(performance.end()));
    xml.leaf("OperationsType", MAINTENANCE);
    xml.leaf("PerformanceState", "Completed");
    response(xml, performance);
    xml.close();
    xml.close();
  }

  private static void response(Elements xml, MaintenancePerformance performance)
      throws XMLStreamException {
    xml.open("OperationsResponse");
    xml.leaf("ID", performance.workOrder().value());
    xml.leaf("Description", performance.finding());
    xml.leaf("StartTime", time(performance.start()));
    xml.leaf("EndTime", time(performance.end()));
    xml.leaf("OperationsType", MAINTENANCE);
    xml.leaf("ResponseState", "Completed");
    segment(xml, performance);
    xml.close();
  }

  private static void segment(Elements xml, MaintenancePerformance performance)
      throws XMLStreamException {
    String id = performance.workOrder().value();
    xml.open("SegmentResponse");
    xml.leaf("ID", id + "-1");
    xml.leaf("Description", performance.workDone());
    xml.leaf("ActualStartTime", time(performance.start()));
    xml.leaf("ActualEndTime", time(performance.end()));
    xml.leaf("OperationsType", MAINTENANCE);
    xml.leaf("SegmentState", "Completed");
    if (performance.technician() != null) {
      xml.open("PersonnelActual");
      xml.leaf("ID", id + "-1-personnel");
      xml.leaf("PersonID", performance.technician());
      xml.close();
    }
    xml.open("EquipmentActual");
    xml.leaf("ID", id + "-1-equipment");
    xml.leaf("EquipmentID", performance.machine().value());
    xml.close();
    int line = 1;
    for (PartUsed part : performance.parts()) {
      material(xml, id + "-1-material-" + line, part);
      line++;
    }
    xml.close();
  }

  private static void material(Elements xml, String id, PartUsed part) throws XMLStreamException {
    xml.open("MaterialActual");
    xml.leaf("ID", id);
    xml.leaf("MaterialDefinitionID", part.part());
    xml.leaf("MaterialUse", "Consumed");
    xml.open("Quantity");
    xml.leaf("QuantityString", Integer.toString(part.quantity()));
    xml.leaf("DataType", "integer");
    xml.leaf("UnitOfMeasure", "{each}");
    xml.close();
    xml.close();
  }

  private static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  /** Elements with text that XML 1.0 can carry. */
  private record Elements(XMLStreamWriter xml) {

    void open(String name) throws XMLStreamException {
      xml.writeStartElement(name);
    }

    void close() throws XMLStreamException {
      xml.writeEndElement();
    }

    void leaf(String name, String text) throws XMLStreamException {
      xml.writeStartElement(name);
      xml.writeCharacters(carried(text));
      xml.writeEndElement();
    }

    /** XML 1.0, production 2 (Char); what it does not allow becomes U+FFFD. */
    private static String carried(String text) {
      var carried = new StringBuilder(text.length());
      text.codePoints().map(c -> allowed(c) ? c : 0xFFFD).forEach(carried::appendCodePoint);
      return carried.toString();
    }

    private static boolean allowed(int c) {
      return c == '\t'
          || c == '\n'
          || c == '\r'
          || (c >= 0x20 && c <= 0xD7FF)
          || (c >= 0xE000 && c <= 0xFFFD)
          || c >= 0x10000;
    }
  }
}

package org.millwright.twin.erp;

import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The B2MML 0701 ConfirmBOD for a document; the same document always gives the same text. */
final class ConfirmBod {
  static final String NAMESPACE = "http://www.mesa.org/xml/B2MML";

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;

  private ConfirmBod() throws XMLStreamException {
    xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
  }

  static String of(ErpDocument document) {
    try {
      return new ConfirmBod().write(document);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a ConfirmBOD could not be written", e);
    }
  }

  private String write(ErpDocument document) throws XMLStreamException {
    String receivedAt = document.receivedAt().truncatedTo(ChronoUnit.MILLIS).toString();
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("ConfirmBOD");
    xml.writeDefaultNamespace(NAMESPACE);

    xml.writeStartElement("ApplicationArea");
    xml.writeStartElement("Sender");
    leaf("LogicalID", "virtual-erp");
    xml.writeEndElement();
    leaf("CreationDateTime", receivedAt);
    leaf("BODID", "confirm-" + document.id());
    xml.writeEndElement();

    xml.writeStartElement("DataArea");
    xml.writeStartElement("Confirm");
    original(document, receivedAt);
    xml.writeEndElement();
    xml.writeStartElement("BOD");
    original(document, receivedAt);
    leaf("Description", document.kind() + " accepted");
    xml.writeEndElement();
    xml.writeEndElement();

    xml.writeEndElement();
    xml.writeEndDocument();
    return text.toString();
  }

  private void original(ErpDocument document, String receivedAt) throws XMLStreamException {
    xml.writeStartElement("OriginalApplicationArea");
    leaf("CreationDateTime", document.createdAt().orElse(receivedAt));
    leaf("BODID", document.id());
    xml.writeEndElement();
  }

  private void leaf(String name, String value) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(value);
    xml.writeEndElement();
  }
}

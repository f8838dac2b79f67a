package org.millwright.connectors.store;

import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The names that a process gives its elements; the engine's records carry ids only. */
final class ElementNames {

  private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

  private ElementNames() {}

  /** Element id to name; elements without a name are left out. */
  static Map<String, String> of(byte[] xml) {
    var names = new TreeMap<String, String>();
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamReader.START_ELEMENT
            && BPMN.equals(reader.getNamespaceURI())) {
          String id = reader.getAttributeValue(null, "id");
          String name = reader.getAttributeValue(null, "name");
          if (id != null && name != null) {
            names.put(id, name.strip());
          }
        }
      }
    } catch (XMLStreamException e) {
      throw new IllegalArgumentException("the engine deployed a process that is no XML", e);
    }
    return names;
  }
}

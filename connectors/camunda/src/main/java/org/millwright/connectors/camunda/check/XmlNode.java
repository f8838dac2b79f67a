package org.millwright.connectors.camunda.check;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element of a BPMN or DMN file, and where it stands.
 *
 * @param namespace such as {@code http://camunda.org/schema/zeebe/1.0}
 * @param name without prefix
 * @param line 1-based, of the end of its start tag
 * @param text directly in it
 */
record XmlNode(
    String namespace,
    String name,
    int line,
    Map<String, String> attributes,
    List<XmlNode> children,
    StringBuilder text) {

  static final String ZEEBE = "http://camunda.org/schema/zeebe/1.0";

  /**
   * Reads a file; entities are not looked up.
   *
   * @throws XMLStreamException when it is not well-formed, with the place
   */
  static XmlNode parse(byte[] content) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(content));
    XmlNode root = new XmlNode("", "", 0, Map.of(), new ArrayList<>(), new StringBuilder());
    Deque<XmlNode> open = new ArrayDeque<>(List.of(root));
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          XmlNode node = element(reader);
          open.element().children().add(node);
          open.push(node);
        }
        case XMLStreamConstants.END_ELEMENT -> open.pop();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            open.element().text().append(reader.getText());
        default -> {
          // Comments and processing instructions say nothing to the engine.
        }
      }
    }
    return root.children().getFirst();
  }

  private static XmlNode element(XMLStreamReader reader) {
    var attributes = new LinkedHashMap<String, String>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    String namespace = reader.getNamespaceURI();
    return new XmlNode(
        namespace == null ? "" : namespace,
        reader.getLocalName(),
        reader.getLocation().getLineNumber(),
        attributes,
        new ArrayList<>(),
        new StringBuilder());
  }

  /** An attribute by its name without prefix, empty when it is not there or blank. */
  Optional<String> attribute(String attribute) {
    return Optional.ofNullable(attributes.get(attribute)).filter(value -> !value.isBlank());
  }

  String id() {
    return attribute("id").orElse("");
  }

  /** What it is and its id, such as {@code userTask "repair-machine"}. */
  String place() {
    return attribute("id").map(id -> name + " \"" + id + "\"").orElse(name);
  }

  boolean is(String wanted) {
    return name.equals(wanted);
  }

  /** Itself and everything in it except the engine's extensions, in the order of the file. */
  Stream<XmlNode> all() {
    return namespace.equals(ZEEBE)
        ? Stream.empty()
        : Stream.concat(Stream.of(this), children.stream().flatMap(XmlNode::all));
  }

  /** Everything in it of this name. */
  List<XmlNode> all(String wanted) {
    return all().filter(node -> node.is(wanted)).toList();
  }

  Optional<XmlNode> child(String wanted) {
    return children.stream().filter(node -> node.is(wanted)).findFirst();
  }

  /** An extension of the engine's, such as {@code taskDefinition}. */
  Optional<XmlNode> extension(String wanted) {
    return child("extensionElements")
        .flatMap(extensions ->
            extensions.children().stream()
                .filter(node -> node.namespace().equals(ZEEBE) && node.is(wanted))
                .findFirst());
  }

  String words() {
    return text.toString().strip();
  }
}

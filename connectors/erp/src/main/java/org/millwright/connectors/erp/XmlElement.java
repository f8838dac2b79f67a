package org.millwright.connectors.erp;

import java.util.List;
import java.util.Optional;

/**
 * An element of a document that was read, with its place.
 *
 * @param name local name
 * @param text what stands directly in it, stripped
 * @param line 1-based line of its start tag's end
 * @param column 1-based column of its start tag's end
 */
record XmlElement(
    String namespace, String name, String text, List<XmlElement> children, int line, int column) {

  /** The first child of this name. */
  Optional<XmlElement> child(String wanted) {
    return children.stream().filter(child -> child.name.equals(wanted)).findFirst();
  }

  /** All children of this name. */
  List<XmlElement> all(String wanted) {
    return children.stream().filter(child -> child.name.equals(wanted)).toList();
  }

  /** The text of the first child of this name, empty when there is none or it is blank. */
  Optional<String> textOf(String wanted) {
    return child(wanted).map(XmlElement::text).filter(text -> !text.isEmpty());
  }
}

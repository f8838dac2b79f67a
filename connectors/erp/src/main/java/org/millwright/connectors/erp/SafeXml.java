package org.millwright.connectors.erp;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.millwright.domain.sheet.Checked;
import org.millwright.domain.sheet.Problem;

/**
 * Reads XML of unknown origin: no document type, no entities of its own, and bounds on size, depth,
 * elements, attributes and text. Attributes are not kept; what we read of B2MML has none that
 * matter.
 */
final class SafeXml {

  static final int MOST_BYTES = 5_000_000;
  private static final int DEEPEST = 64;
  private static final int MOST_ELEMENTS = 200_000;
  private static final int MOST_ATTRIBUTES = 32;
  private static final int LONGEST_TEXT = 10_000;

  /** An element whose end was not yet seen. */
  private record Open(
      String namespace,
      String name,
      StringBuilder text,
      List<XmlElement> children,
      int line,
      int column) {

    XmlElement close() {
      return new XmlElement(
          namespace, name, text.toString().strip(), List.copyOf(children), line, column);
    }
  }

  /** The way out of the loop with a sentence. */
  private static final class Refusal extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Problem problem;

    Refusal(Problem problem) {
      super(problem.toString(), null, false, false);
      this.problem = problem;
    }
  }

  private final String name;
  private final Deque<Open> open = new ArrayDeque<>();
  private int elements;

  private SafeXml(String name) {
    this.name = name;
  }

  /**
   * Reads a document.
   *
   * @param name what problems call it
   * @return its root element, or one problem with line and column
   */
  static Checked<XmlElement> parse(String name, byte[] body) {
    if (body.length > MOST_BYTES) {
      return refused(
          Problem.ofFile(name, body.length + " bytes", "at most " + MOST_BYTES + " bytes"));
    }
    try {
      return new Checked.Sound<>(new SafeXml(name).read(factory(), body));
    } catch (Refusal e) {
      return refused(e.problem);
    } catch (XMLStreamException e) {
      return refused(problem(name, e.getLocation(), sentence(e), "well-formed XML"));
    } catch (RuntimeException e) {
      // The parser of the JDK throws these for some broken byte sequences.
      return refused(Problem.ofFile(name, String.valueOf(e.getMessage()), "well-formed XML"));
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setXMLResolver((_, _, _, _) -> {
      throw new XMLStreamException("an external entity");
    });
    return factory;
  }

  private XmlElement read(XMLInputFactory factory, byte[] body) throws XMLStreamException, Refusal {
    XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(body));
    while (true) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> start(xml);
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text(xml);
        case XMLStreamConstants.END_ELEMENT -> {
          XmlElement closed = open.pop().close();
          if (open.isEmpty()) {
            toTheEnd(xml);
            return closed;
          }
          open.element().children().add(closed);
        }
        case XMLStreamConstants.DTD -> throw refusal(xml, "a DOCTYPE", "a document without one");
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw refusal(
                xml,
                "&" + xml.getLocalName() + ";",
                "one of &lt; &gt; &amp; &quot; &apos; or the character itself");
        default -> {}
      }
    }
  }

  private static void toTheEnd(XMLStreamReader xml) throws XMLStreamException {
    while (xml.hasNext()) {
      xml.next();
    }
  }

  private void start(XMLStreamReader xml) throws Refusal {
    elements++;
    if (open.size() >= DEEPEST || elements > MOST_ELEMENTS) {
      throw refusal(
          xml,
          "element " + elements + " at depth " + (open.size() + 1),
          "at most " + MOST_ELEMENTS + " elements, " + DEEPEST + " deep");
    }
    if (xml.getAttributeCount() > MOST_ATTRIBUTES) {
      throw refusal(xml, xml.getAttributeCount() + " attributes", "at most " + MOST_ATTRIBUTES);
    }
    String namespace = xml.getNamespaceURI();
    open.push(
        new Open(
            namespace == null ? "" : namespace,
            xml.getLocalName(),
            new StringBuilder(),
            new ArrayList<>(),
            xml.getLocation().getLineNumber(),
            xml.getLocation().getColumnNumber()));
  }

  private void text(XMLStreamReader xml) throws Refusal {
    Open here = open.peek();
    if (here == null || (xml.isWhiteSpace() && here.text().isEmpty())) {
      return;
    }
    if (here.text().length() + xml.getTextLength() > LONGEST_TEXT) {
      throw refusal(
          xml, "a longer text in " + here.name(), "at most " + LONGEST_TEXT + " characters");
    }
    here.text().append(xml.getText());
  }

  private Refusal refusal(XMLStreamReader xml, String found, String expected) {
    return new Refusal(problem(name, xml.getLocation(), found, expected));
  }

  private static Problem problem(String name, Location at, String found, String expected) {
    int line = at == null ? 0 : Math.max(at.getLineNumber(), 0);
    int column = at == null ? 0 : Math.max(at.getColumnNumber(), 0);
    return new Problem(name, line, "column " + column, found, expected);
  }

  /** The parser's words without its "ParseError at [row,col]" heading. */
  private static String sentence(XMLStreamException e) {
    String message = String.valueOf(e.getMessage());
    int heading = message.indexOf("Message: ");
    String words = heading < 0 ? message : message.substring(heading + "Message: ".length());
    return words.length() <= 200 ? words : words.substring(0, 200) + "…";
  }

  private static Checked<XmlElement> refused(Problem problem) {
    return new Checked.Refused<>(List.of(problem));
  }
}

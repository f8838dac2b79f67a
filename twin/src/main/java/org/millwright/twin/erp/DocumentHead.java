package org.millwright.twin.erp;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What identifies a B2MML message.
 *
 * @param kind local name of the root, such as {@code ProcessOperationsPerformance}
 * @param bodId ApplicationArea/BODID
 * @param createdAt ApplicationArea/CreationDateTime, as written
 */
record DocumentHead(String kind, Optional<String> bodId, Optional<String> createdAt) {

  /** A text that is not a document we take; line and column count from 1. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String reason, Location at) {
      super(
          "line %d, column %d: %s, expected a B2MML document"
              .formatted(at.getLineNumber(), at.getColumnNumber(), reason));
    }
  }

  /** Reads the whole text, so that what is not well-formed, or has a DOCTYPE, is refused. */
  static DocumentHead of(byte[] xml) throws Unreadable {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
      return new Reading(reader).head();
    } catch (XMLStreamException e) {
      throw new Unreadable("not well-formed, " + firstLine(e), e.getLocation());
    }
  }

  private static String firstLine(XMLStreamException e) {
    String message = String.valueOf(e.getMessage());
    return message.substring(message.lastIndexOf("Message:") + "Message:".length()).strip();
  }

  private static final class Reading {
    private final XMLStreamReader reader;
    private final Deque<String> path = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private String root = "";
    private Optional<String> bodId = Optional.empty();
    private Optional<String> createdAt = Optional.empty();

    Reading(XMLStreamReader reader) {
      this.reader = reader;
    }

    DocumentHead head() throws XMLStreamException, Unreadable {
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamConstants.DTD ->
              throw new Unreadable("a DOCTYPE is not accepted", reader.getLocation());
          case XMLStreamConstants.START_ELEMENT -> start();
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
              text.append(reader.getText());
          case XMLStreamConstants.END_ELEMENT -> end();
          default -> {}
        }
      }
      return new DocumentHead(root, bodId, createdAt);
    }

    private void start() {
      if (path.isEmpty()) {
        root = reader.getLocalName();
      }
      path.addLast(reader.getLocalName());
      text.setLength(0);
    }

    private void end() {
      String element = path.removeLast();
      if (path.size() == 2 && "ApplicationArea".equals(path.peekLast())) {
        Optional<String> value = Optional.of(text.toString().strip()).filter(s -> !s.isEmpty());
        if (element.equals("BODID")) {
          bodId = value;
        } else if (element.equals("CreationDateTime")) {
          createdAt = value;
        }
      }
      text.setLength(0);
    }
  }
}

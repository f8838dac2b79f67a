package org.millwright.connectors.camunda.check;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/** A file as read: of one of three kinds, or unreadable. */
sealed interface Artefact {

  String file();

  record Bpmn(String file, XmlNode definitions) implements Artefact {}

  record Dmn(String file, XmlNode definitions) implements Artefact {}

  record Form(String file, String text, JsonNode json) implements Artefact {}

  record Unreadable(String file, int line, String place, String found, String expected)
      implements Artefact {}

  /** The kinds of files that this package knows. */
  List<String> ENDINGS = List.of(".bpmn", ".dmn", ".form");

  ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  static Artefact read(String file, byte[] content) {
    if (file.endsWith(".form")) {
      return form(file, content);
    }
    try {
      XmlNode root = XmlNode.parse(content);
      return file.endsWith(".dmn") ? new Dmn(file, root) : new Bpmn(file, root);
    } catch (XMLStreamException e) {
      return new Unreadable(
          file,
          e.getLocation().getLineNumber(),
          "column " + e.getLocation().getColumnNumber(),
          lastLine(String.valueOf(e.getMessage())),
          "well-formed XML, as Camunda Modeler saves it");
    }
  }

  private static Artefact form(String file, byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    try {
      return new Form(file, text, JSON.readTree(text));
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      return new Unreadable(
          file,
          at == null ? 0 : at.getLineNr(),
          at == null ? "" : "column " + at.getColumnNr(),
          e.getOriginalMessage(),
          "JSON, as Camunda Modeler saves it");
    }
  }

  /** The parser's message begins with the place, which is said already. */
  private static String lastLine(String message) {
    return message.substring(message.lastIndexOf('\n') + 1).replaceFirst("^Message: ", "");
  }
}

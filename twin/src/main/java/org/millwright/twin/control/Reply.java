package org.millwright.twin.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** An answer: status, content type and what writes the body. */
record Reply(int status, String contentType, Body body) {

  /** Writes a body. */
  interface Body {
    void writeTo(OutputStream out) throws IOException;
  }

  static final int CLOSE_WITHOUT_ANSWER = 0;

  static Reply json(int status, JsonNode json) {
    return new Reply(status, "application/json", text(json.toString()));
  }

  static Reply xml(byte[] xml) {
    return new Reply(200, "application/xml", out -> out.write(xml));
  }

  static Reply nothing() {
    return new Reply(204, "", out -> {});
  }

  /** Closes the connection without an answer. */
  static Reply silence() {
    return new Reply(CLOSE_WITHOUT_ANSWER, "", out -> {});
  }

  static Body text(String text) {
    return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}

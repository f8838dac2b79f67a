package org.millwright.twin.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A request that cannot be served, told as a problem document (RFC 9457). */
final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String title;
  private final String at;
  private final String expected;

  /**
   * @param status HTTP status, 4xx or 5xx
   * @param title what kind of problem
   * @param detail what was given
   * @param at the place: a field, a header, the path
   * @param expected what would have been right
   */
  Problem(int status, String title, String detail, String at, String expected) {
    super(detail);
    this.status = status;
    this.title = title;
    this.at = at;
    this.expected = expected;
  }

  /**
   * From a message of the form {@code PLACE: WHAT, expected WHAT ELSE}, as constructors here write
   * them.
   */
  static Problem of(IllegalArgumentException refusal) {
    String message = String.valueOf(refusal.getMessage());
    int place = message.indexOf(": ");
    int expected = message.lastIndexOf(", expected ");
    return new Problem(
        400,
        "The request was not understood",
        message,
        place < 0 ? "body" : message.substring(0, place),
        expected < 0 ? "see detail" : message.substring(expected + ", expected ".length()));
  }

  static Problem badField(String field, String found, String expected) {
    return new Problem(
        400, "The request was not understood", field + ": found " + found, field, expected);
  }

  static Problem notFound(String detail, String expected) {
    return new Problem(404, "There is no such thing", detail, "path", expected);
  }

  Reply reply() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("type", "about:blank");
    json.put("title", title);
    json.put("status", status);
    json.put("detail", getMessage());
    json.put("at", at);
    json.put("expected", expected);
    return new Reply(status, "application/problem+json", Reply.text(json.toString()));
  }
}

package org.millwright.app.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A call that is answered with a problem document (RFC 9457) instead of its result. */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final HttpStatus status;
  private final String title;
  private final @Nullable String at;
  private final @Nullable String expected;

  private Refusal(
      HttpStatus status,
      String title,
      String detail,
      @Nullable String at,
      @Nullable String expected) {
    super(detail);
    this.status = status;
    this.title = title;
    this.at = at;
    this.expected = expected;
  }

  /** What was given cannot be used. */
  public static Refusal badRequest(String detail, String at, String expected) {
    return new Refusal(HttpStatus.BAD_REQUEST, "This cannot be used", detail, at, expected);
  }

  /** There is no such thing. */
  public static Refusal notFound(String detail) {
    return new Refusal(HttpStatus.NOT_FOUND, "Not found", detail, null, null);
  }

  /** It is not in a state in which this can be done. */
  public static Refusal conflict(String detail) {
    return new Refusal(HttpStatus.CONFLICT, "Not now", detail, null, null);
  }

  /** Nobody we know. */
  public static Refusal unknownCaller(String detail, String expected) {
    return new Refusal(HttpStatus.UNAUTHORIZED, "Sign in first", detail, null, expected);
  }

  /** A part of the line does not answer. */
  public static Refusal unavailable(String detail) {
    return new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "Try again later", detail, null, null);
  }

  public HttpStatus status() {
    return status;
  }

  public String title() {
    return title;
  }

  public @Nullable String at() {
    return at;
  }

  public @Nullable String expected() {
    return expected;
  }
}

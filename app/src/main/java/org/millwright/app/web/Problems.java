package org.millwright.app.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns whatever goes wrong in a call into a problem document. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(Refusal refusal) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(refusal.status(), String.valueOf(refusal.getMessage()));
    problem.setTitle(refusal.title());
    if (refusal.at() != null) {
      problem.setProperty("at", refusal.at());
    }
    if (refusal.expected() != null) {
      problem.setProperty("expected", refusal.expected());
    }
    return ResponseEntity.of(problem).build();
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> wrongType(MethodArgumentTypeMismatchException mismatch) {
    Class<?> type = mismatch.getRequiredType();
    return refused(
        Refusal.badRequest(
            "found \"" + mismatch.getValue() + "\"",
            mismatch.getName(),
            type == null ? "another kind of value" : Expectations.of(type)));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unexpected(Exception fault) {
    LOG.error("A call failed", fault);
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.INTERNAL_SERVER_ERROR, "The log of the app has the cause.");
    problem.setTitle("Something broke on our side");
    return ResponseEntity.of(problem).build();
  }

  @Override
  protected ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException fault,
      org.springframework.http.HttpHeaders headers,
      org.springframework.http.HttpStatusCode status,
      org.springframework.web.context.request.WebRequest request) {
    Throwable cause = fault.getMostSpecificCause();
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(status, String.valueOf(cause.getMessage()));
    problem.setTitle("This cannot be used");
    problem.setProperty("at", "body");
    problem.setProperty("expected", "JSON as docs/reference/http-api.md has it");
    return ResponseEntity.status(status).body(problem);
  }
}

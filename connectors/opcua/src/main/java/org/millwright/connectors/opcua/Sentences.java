package org.millwright.connectors.opcua;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.jspecify.annotations.Nullable;

/** Says for people what OPC UA says in codes. */
final class Sentences {

  private Sentences() {}

  /** The status in the words of OPC UA Part 6, Annex A: {@code Bad_NodeIdUnknown (The node …)}. */
  static String of(StatusCode status) {
    return StatusCodes.lookup(status.value())
        .map(words -> words[0] + " (" + words[1] + ")")
        .orElseGet(() -> "status 0x%08X".formatted(status.value()));
  }

  /** Why a try failed, from the innermost cause that says something. */
  static String of(Throwable failure) {
    Throwable cause = innermost(failure);
    if (cause instanceof UaException refused && refused.getMessage() == null) {
      return of(refused.getStatusCode());
    }
    if (cause instanceof TimeoutException) {
      return "no answer in time";
    }
    @Nullable String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  private static Throwable innermost(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null
        && (cause instanceof ExecutionException
            || cause instanceof CompletionException
            || cause instanceof UaException)) {
      cause = cause.getCause();
    }
    return cause;
  }
}

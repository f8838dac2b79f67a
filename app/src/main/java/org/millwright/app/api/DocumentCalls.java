package org.millwright.app.api;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.millwright.app.role.InRole;
import org.millwright.app.role.Role;
import org.millwright.app.web.Page;
import org.millwright.app.web.Refusal;
import org.millwright.connectors.store.DocumentTable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/documents}. */
@RestController
@InRole(Role.CONSOLE)
@RequestMapping("/api/documents")
class DocumentCalls {

  private final DocumentTable documents;

  DocumentCalls(DocumentTable documents) {
    this.documents = documents;
  }

  /** A document as JSON; {@code body} only when one is asked for. */
  public record DocumentView(
      String id,
      String direction,
      String kind,
      String status,
      String subject,
      int attempts,
      @Nullable String lastError,
      Instant createdAt,
      @Nullable Instant nextAttemptAt,
      @Nullable Instant acceptedAt,
      @Nullable String body) {

    static DocumentView of(DocumentTable.Row row) {
      return with(row, null);
    }

    static DocumentView with(DocumentTable.Row row, @Nullable String body) {
      return new DocumentView(
          row.id(),
          Asked.word(row.direction()),
          row.kind(),
          Asked.word(row.status()),
          row.subject(),
          row.attempts(),
          row.lastError(),
          row.createdAt(),
          row.nextAttemptAt(),
          row.acceptedAt(),
          body);
    }
  }

  @GetMapping
  Page<DocumentView> list(
      @RequestParam(required = false) @Nullable String direction,
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    var filter =
        new DocumentTable.Filter(
            Asked.word("direction", direction, DocumentTable.Direction.class),
            Asked.word("status", status, DocumentTable.Status.class));
    return Pages.of(documents.list(filter, Pages.wanted(limit, cursor)), DocumentView::of);
  }

  @GetMapping("/{id}")
  DocumentView one(@PathVariable String id) {
    DocumentTable.Row row =
        documents.of(id).orElseThrow(() -> Refusal.notFound("There is no document " + id + "."));
    byte[] body = documents.body(id).orElseGet(() -> new byte[0]);
    return DocumentView.with(row, new String(body, StandardCharsets.UTF_8));
  }
}

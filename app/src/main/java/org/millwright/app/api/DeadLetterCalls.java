package org.millwright.app.api;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.millwright.app.role.InRole;
import org.millwright.app.role.Role;
import org.millwright.app.web.Page;
import org.millwright.connectors.store.DeadLetterTable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/dead-letters}. */
@RestController
@InRole(Role.CONSOLE)
class DeadLetterCalls {

  private final DeadLetterTable deadLetters;

  DeadLetterCalls(DeadLetterTable deadLetters) {
    this.deadLetters = deadLetters;
  }

  /**
   * A dead letter as JSON.
   *
   * @param payload its text, null when it is not UTF-8
   * @param bytes how long it is; a list carries only the beginning of a long one
   */
  record DeadLetterView(
      String id,
      String source,
      Instant at,
      String reason,
      String place,
      @Nullable String payload,
      String payloadBase64,
      int bytes) {

    static DeadLetterView of(DeadLetterTable.DeadLetter letter) {
      return new DeadLetterView(
          letter.id(),
          letter.source(),
          letter.at(),
          letter.reason(),
          letter.place(),
          text(letter.payload()),
          Base64.getEncoder().encodeToString(letter.payload()),
          letter.bytes());
    }

    private static @Nullable String text(byte[] payload) {
      try {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload)).toString();
      } catch (CharacterCodingException binary) {
        return null;
      }
    }
  }

  @GetMapping("/api/dead-letters")
  Page<DeadLetterView> list(
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    return Pages.of(deadLetters.list(Pages.wanted(limit, cursor)), DeadLetterView::of);
  }
}

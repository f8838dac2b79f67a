package org.millwright.twin.erp;

import java.time.Duration;

/** What the sender of a document gets. */
public sealed interface ErpAnswer {
  /** 200 with a ConfirmBOD, after a delay. */
  record Confirmed(String xml, Duration delay) implements ErpAnswer {}

  /** 503: nothing was taken. */
  record Refused() implements ErpAnswer {}

  /** No answer at all; the connection closes after a delay. */
  record Silence(Duration delay) implements ErpAnswer {}
}

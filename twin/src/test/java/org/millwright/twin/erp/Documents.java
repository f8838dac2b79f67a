package org.millwright.twin.erp;

import java.nio.charset.StandardCharsets;

/** B2MML texts for tests. */
public final class Documents {
  private Documents() {}

  public static byte[] performance(String bodId) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <ProcessOperationsPerformance xmlns="http://www.mesa.org/xml/B2MML">
      <ApplicationArea>
        <CreationDateTime>2026-03-01T06:00:00Z</CreationDateTime>
        <BODID>%s</BODID>
      </ApplicationArea>
      <DataArea><Process/><OperationsPerformance/></DataArea>
    </ProcessOperationsPerformance>
    """
        .formatted(bodId)
        .getBytes(StandardCharsets.UTF_8);
  }

  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

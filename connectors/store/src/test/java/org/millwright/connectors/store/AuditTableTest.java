package org.millwright.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.connectors.store.Postgres.T0;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AuditTableTest {

  @RegisterExtension static final Postgres POSTGRES = new Postgres();

  @Test
  void actsAreListedNewestFirstPageByPage() {
    var audit = new AuditTable(POSTGRES.database());
    var claim = new AuditTable.Entry(T0, "ada", "claim-task", "77", "");
    var complete = new AuditTable.Entry(T0.plusSeconds(9), "ada", "complete-task", "77", "{}");
    audit.record(claim);
    audit.record(complete);
    var first = audit.list(new Page.Request(1, null));
    assertThat(first.items()).containsExactly(complete);
    var second = audit.list(new Page.Request(1, first.next()));
    assertThat(second.items()).containsExactly(claim);
    assertThat(second.next()).isNull();
  }
}

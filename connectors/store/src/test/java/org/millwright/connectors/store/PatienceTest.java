package org.millwright.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

class PatienceTest {

  private final Patience patience = new Patience("nowhere", Duration.ofSeconds(30));
  private final AtomicInteger tries = new AtomicInteger();

  @Test
  void aPoolWithoutAFreeConnectionIsTriedAgain() {
    var exhausted = new SQLTransientConnectionException("Connection is not available");
    assertThat(patience.wait(() -> failOnce(exhausted))).isEqualTo(2);
  }

  @Test
  void aFaultWithoutAStateIsNot() {
    var fault = new SQLException("something else");
    assertThatThrownBy(() -> patience.wait(() -> failOnce(fault)))
        .isInstanceOf(CannotGetJdbcConnectionException.class);
  }

  private int failOnce(SQLException fault) {
    if (tries.incrementAndGet() == 1) {
      throw new CannotGetJdbcConnectionException("the transaction did not end", fault);
    }
    return tries.get();
  }
}

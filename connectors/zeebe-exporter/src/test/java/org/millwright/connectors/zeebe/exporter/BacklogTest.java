package org.millwright.connectors.zeebe.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BacklogTest {

  private static final Entry FIRST = new Entry(11, "1", "{}");
  private static final Entry SECOND = new Entry(12, "1", "{}");
  private static final Entry THIRD = new Entry(15, "2", "{}");

  private final Backlog backlog = new Backlog(3);

  @Test
  void nothingIsReachedWhileAnEarlierEntryIsUnconfirmed() throws InterruptedException {
    sendAll();
    assertThat(backlog.confirm(SECOND)).isEmpty();
    assertThat(backlog.confirm(THIRD)).isEmpty();
    assertThat(backlog.confirm(FIRST)).hasValue(15);
    assertThat(backlog.size()).isZero();
  }

  @Test
  void confirmedInOrderEachIsReached() throws InterruptedException {
    sendAll();
    assertThat(backlog.confirm(FIRST)).hasValue(11);
    assertThat(backlog.confirm(SECOND)).hasValue(12);
    assertThat(backlog.confirm(THIRD)).hasValue(15);
  }

  @Test
  void aFullBacklogTakesNoMoreUntilTheFirstIsConfirmed() throws InterruptedException {
    sendAll();
    var fourth = new Entry(16, "2", "{}");
    assertThat(backlog.offer(fourth)).isFalse();
    assertThat(backlog.confirm(FIRST)).hasValue(11);
    assertThat(backlog.offer(fourth)).isTrue();
  }

  @Test
  void afterALostConnectionEverythingUnconfirmedComesAgainInOrder() throws InterruptedException {
    sendAll();
    assertThat(backlog.confirm(FIRST)).hasValue(11);
    assertThat(backlog.confirm(THIRD)).isEmpty();
    backlog.rewind();
    assertThat(backlog.next(1)).contains(SECOND);
    assertThat(backlog.next(1)).contains(THIRD);
  }

  @Test
  void aConfirmationThatComesTwiceMovesNothing() throws InterruptedException {
    sendAll();
    assertThat(backlog.confirm(FIRST)).hasValue(11);
    assertThat(backlog.confirm(FIRST)).isEmpty();
    assertThat(backlog.size()).isEqualTo(2);
  }

  @Test
  void aBacklogWithoutRoomIsRefused() {
    assertThatThrownBy(() -> new Backlog(0)).hasMessage("capacity is 0, expected 1 or more");
  }

  private void sendAll() throws InterruptedException {
    for (Entry entry : new Entry[] {FIRST, SECOND, THIRD}) {
      assertThat(backlog.offer(entry)).isTrue();
      assertThat(backlog.next(100)).contains(entry);
    }
  }
}

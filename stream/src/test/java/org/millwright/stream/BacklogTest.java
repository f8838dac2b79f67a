package org.millwright.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BacklogTest {

  private final Backlog backlog = new Backlog();

  @Test
  void framesThatWaitedTwoSecondsAreABacklogAndFresherOnesAreNone() {
    backlog.came(8_000, 10_000);
    assertThat(backlog.stands(11_999)).isTrue();

    backlog.came(12_001, 14_000);
    assertThat(backlog.stands(14_000)).isFalse();
  }

  @Test
  void itIsOverTwoSecondsAfterTheLastLateFrame() {
    backlog.came(0, 10_000);
    assertThat(backlog.stands(12_000)).isFalse();
  }

  @Test
  void oneSourceWithAClockThatIsOffIsNoBacklog() {
    backlog.came(0, 10_000);
    backlog.came(10_000, 10_100);
    backlog.came(0, 10_200);
    assertThat(backlog.stands(10_200)).isFalse();
  }

  /** Late from 10 s on; ten minutes later, at 610 s, it is the clock. */
  @Test
  void afterTenMinutesItIsTheClockThatIsOff() {
    for (long now = 10_000; now < 610_000; now += 1_000) {
      backlog.came(now - 5_000, now);
      assertThat(backlog.stands(now)).isTrue();
    }
    backlog.came(605_000, 610_000);
    assertThat(backlog.stands(610_000)).isFalse();
  }
}

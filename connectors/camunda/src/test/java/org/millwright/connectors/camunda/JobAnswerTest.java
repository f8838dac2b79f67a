package org.millwright.connectors.camunda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serial;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millwright.domain.job.WorldAway;

class JobAnswerTest {

  private static final class Away extends RuntimeException implements WorldAway {
    @Serial private static final long serialVersionUID = 1;
  }

  @Test
  void aWorldThatIsAwayCostsNoRetry() {
    assertThat(JobAnswer.lost(new Away(), 1))
        .isEqualTo(new JobAnswer.Fail(1, Duration.ofSeconds(15), new Away().toString()));
  }

  @ParameterizedTest(name = "with {0} retries: {1} left, again after {2}")
  @CsvSource({"5, 4, PT1S", "4, 3, PT2S", "3, 2, PT4S", "2, 1, PT8S", "1, 0, PT15S", "9, 8, PT1S"})
  void anyOtherExceptionCostsOneAndTheBackOffDoubles(int retries, int left, Duration after) {
    var lost = new IllegalStateException("lost");
    assertThat(JobAnswer.lost(lost, retries))
        .isEqualTo(new JobAnswer.Fail(left, after, lost.toString()));
  }
}

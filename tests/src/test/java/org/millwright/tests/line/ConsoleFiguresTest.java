package org.millwright.tests.line;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every figure that the pages show is the API's, to the last digit. */
@ExtendWith(SharedPlant.class)
class ConsoleFiguresTest {

  /** More than an hour, so that the window has several hours as its parts. */
  private static final Duration WINDOW = Duration.ofMinutes(70);

  /** After so long nothing more is learned of a moment, unless somebody says it. */
  private static final Duration SETTLED = Duration.ofSeconds(90);

  private static final long PIECES = 200;

  private final RunningPlant plant;

  ConsoleFiguresTest(RunningPlant plant) {
    this.plant = plant;
  }

  @Test
  void everyFigureOnEveryPageAgreesWithTheApiToTheLastDigitShown()
      throws IOException, InterruptedException {
    Instant to =
        Eventually.find(
            "a window that is over with " + PIECES + " pieces in it",
            Duration.ofMinutes(8),
            () -> Optional.of(end()).filter(end -> produced(end) >= PIECES));

    new Browser(plant).compareFigures(to.minus(WINDOW), to).forEach(Figures::say);
  }

  private Instant end() {
    return plant.clock().instant().minus(SETTLED).truncatedTo(ChronoUnit.MILLIS);
  }

  private long produced(Instant to) {
    return plant
        .api()
        .get("/api/oee?from=%s&to=%s".formatted(to.minus(WINDOW), to))
        .path("total")
        .path("counts")
        .path("produced")
        .asLong();
  }
}

package org.millwright.app.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.millwright.app.live.Live;
import tools.jackson.databind.json.JsonMapper;

class PartWatchTest {

  private static final Instant T0 = Instant.parse("2026-03-01T06:00:00Z");

  @Test
  void aPartThatCannotBeAskedIsDownAndTheOthersAreAskedStill() {
    Part broken =
        part(
            "erp",
            () -> {
              throw new IllegalArgumentException("port out of range:-1");
            });
    Part sound = part("bus", () -> null);
    var watch = new PartWatch(List.of(broken, sound), new Live(JsonMapper.shared()), () -> T0);

    watch.look();

    assertThat(watch.all())
        .extracting(PartWatch.Standing::name, PartWatch.Standing::status)
        .containsExactly(tuple("erp", "down"), tuple("bus", "up"));
    assertThat(watch.all().getFirst().detail()).contains("port out of range:-1");
  }

  private static Part part(String name, Supplier<@Nullable String> fault) {
    return new Part() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public @Nullable String fault() {
        return fault.get();
      }
    };
  }
}

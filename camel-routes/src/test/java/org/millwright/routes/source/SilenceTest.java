package org.millwright.routes.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;
import org.millwright.domain.observation.Frame;
import org.millwright.domain.observation.FrameId;
import org.millwright.domain.observation.RawFrame;
import org.millwright.domain.plant.MachineId;
import org.millwright.routes.RouteWorld;
import org.millwright.routes.folder.RouteFolder;
import org.millwright.routes.folder.RouteSettings;

class SilenceTest {

  private static final MachineId PRESS_1 = new MachineId("press-1");
  private static final String POWER = "holding-register:10:REAL";
  private static final Duration SILENCE = Duration.ofSeconds(1);
  private static final Duration BOUND = Duration.ofSeconds(20);

  @TempDir Path root;

  private final RouteWorld world = new RouteWorld();
  private RouteFolder folder;

  @BeforeEach
  void start() {
    RouteWorld.copyOfPlant(root);
    var settings = new RouteSettings(root, RouteWorld.PROPERTIES, Duration.ofMillis(200), SILENCE);
    folder = new RouteFolder(settings, world.connectors(), world.ports(), InstantSource.system());
    folder.start();
  }

  @AfterEach
  void stop() {
    folder.close();
  }

  @Test
  void machineThatFallsSilentIsLostOnceUntilItIsHeardAgain() {
    say(22);

    await().atMost(BOUND).until(() -> world.frames.size() == 2);
    Frame lost = world.frames.getLast();
    assertThat(lost.id().source()).isEqualTo("silence:press-1");
    assertThat(lost.observations())
        .hasSize(7)
        .allMatch(observation -> observation.value().equals(Value.MISSING))
        .allMatch(observation -> observation.quality() == Quality.BAD);
    assertThat(world.connections).containsExactly(new RouteWorld.Connection(PRESS_1, false));

    await().during(SILENCE.multipliedBy(2)).atMost(BOUND).until(() -> world.frames.size() == 2);

    say(23);
    assertThat(world.connections)
        .containsExactly(
            new RouteWorld.Connection(PRESS_1, false), new RouteWorld.Connection(PRESS_1, true));
    await().atMost(BOUND).until(() -> world.frames.size() == 4);
    assertThat(world.frames.getLast().id().after(lost.id())).isTrue();
  }

  @Test
  void machineThatGoesOnSpeakingIsNotLost() {
    await()
        .during(SILENCE.multipliedBy(3))
        .atMost(BOUND)
        .until(() -> {
          say(22);
          return world.connections.isEmpty();
        });
  }

  @Test
  void lossThatTheConnectorHasToldIsNotToldAgain() {
    say(22);
    var sheet = folder.plant().tagSheets().of(PRESS_1).orElseThrow();
    var source = world.source("modbus:press-1");
    var lost = RawFrame.lost(sheet, new FrameId("modbus:press-1", 1, 99), Instant.now());
    assertThat(source.deliver(lost)).succeedsWithin(BOUND);
    source.receiver().connection(PRESS_1, false, "The device does not answer.");

    await()
        .during(SILENCE.multipliedBy(3))
        .atMost(BOUND)
        .until(() -> world.connections.equals(List.of(new RouteWorld.Connection(PRESS_1, false))));
    assertThat(world.frames).hasSize(2);
  }

  private void say(double value) {
    assertThat(world.source("modbus:press-1").say(PRESS_1, POWER, value)).succeedsWithin(BOUND);
  }
}

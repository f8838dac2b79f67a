package org.millwright.routes.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;
import org.millwright.domain.observation.Frame;
import org.millwright.domain.plant.MachineId;
import org.millwright.domain.sheet.Problem;
import org.millwright.routes.RouteWorld;

class RouteFolderTest {

  private static final MachineId CNC_1 = new MachineId("cnc-1");
  private static final MachineId PACKER_1 = new MachineId("packer-1");
  private static final String VIBRATION = "nsu=urn:millwright:twin;s=cnc-1/vibration";

  /** An edit takes effect within five seconds; the rest is for a busy machine. */
  private static final Duration BOUND = Duration.ofSeconds(20);

  @TempDir Path root;

  private final RouteWorld world = new RouteWorld();
  private RouteFolder folder;

  @BeforeEach
  void start() {
    RouteWorld.copyOfPlant(root);
    folder =
        new RouteFolder(
            new RouteSettings(
                root, RouteWorld.PROPERTIES, Duration.ofMillis(50), Duration.ofSeconds(4)),
            world.connectors(),
            world.ports(),
            InstantSource.system());
    folder.start();
  }

  @AfterEach
  void stop() {
    folder.close();
  }

  @Test
  void everyRouteOfThePlantRunsWithItsParameters() {
    assertThat(world.refused).isEmpty();
    assertThat(world.running.keySet())
        .containsExactlyInAnyOrder(
            "opcua:cnc-1",
            "opcua:cnc-2",
            "opcua:cnc-3",
            "modbus:press-1",
            "modbus:oven-1",
            "mqtt:plant",
            "sparkplug:plant");
    assertThat(world.source("mqtt:plant").parameters)
        .containsEntry("topic", "plant/+/+/telemetry")
        .containsEntry("url", "tcp://127.0.0.1:1");
    assertThat(world.source("modbus:oven-1").parameters).containsEntry("unit", "2");
    assertThat(folder.plant().machines()).hasSize(10);
  }

  @Test
  void frameIsSafeOnlyWhenTheBusHasConfirmedIt() {
    var confirmation = new CompletableFuture<Void>();
    world.answer = _ -> confirmation;

    CompletableFuture<Void> safe = say(CNC_1, VIBRATION, 1.31);

    assertThat(world.frames).hasSize(1);
    assertThat(safe).isNotDone();
    confirmation.complete(null);
    assertThat(safe).succeedsWithin(BOUND);
  }

  @Test
  void frameFailsWhenTheBusRefusesIt() {
    world.answer = _ -> CompletableFuture.failedFuture(new IOException("the bus is down"));

    CompletableFuture<Void> safe = say(CNC_1, VIBRATION, 1.31);

    assertThat(safe)
        .failsWithin(BOUND)
        .withThrowableThat()
        .withMessageContaining("the bus is down");
  }

  @Test
  void savedTagSheetChangesTheNextFrame() throws IOException {
    edit("camel-routes/tags/cnc-1.csv", ",change,0,100,\"velocity", ",change,0,1.4,\"velocity");

    await()
        .atMost(BOUND)
        .untilAsserted(() -> {
          assertThat(say(CNC_1, VIBRATION, 1.5)).succeedsWithin(BOUND);
          assertThat(world.frames.getLast().observations().getLast().quality())
              .isEqualTo(Quality.UNCERTAIN);
        });
  }

  @Test
  void brokenTagSheetIsRefusedAndTheOldOneStays() throws IOException {
    edit("camel-routes/tags/cnc-1.csv", ",0.01,5,change,0,100,", ",\"0,01\",5,change,0,100,");

    await().atMost(BOUND).until(() -> world.refused.containsKey("camel-routes/tags/cnc-1.csv"));

    assertThat(world.refusal("camel-routes/tags/cnc-1.csv"))
        .containsExactly(
            new Problem(
                "camel-routes/tags/cnc-1.csv",
                6,
                "column \"deadband\"",
                "0,01",
                "a number with a decimal point, such as 0.01"));
    assertThat(say(CNC_1, VIBRATION, 1.31)).succeedsWithin(BOUND);
    assertThat(lastValue()).isEqualTo(Value.of(1.31));
  }

  @Test
  void refusalIsTakenBackWhenTheFileIsMended() throws IOException {
    edit("camel-routes/states.csv", "EXECUTE,running", "EXECUTE,walking");
    await().atMost(BOUND).until(() -> world.refused.containsKey("camel-routes/states.csv"));

    edit("camel-routes/states.csv", "EXECUTE,walking", "EXECUTE,running");

    await().atMost(BOUND).until(world.refused::isEmpty);
  }

  @Test
  void deletedRouteStopsAndTheOthersRunOn() throws IOException {
    var packer = world.source("mqtt:plant");
    Files.delete(root.resolve("camel-routes/mills.yaml"));

    await().atMost(BOUND).until(() -> !world.running.containsKey("opcua:cnc-1"));

    assertThat(world.source("mqtt:plant")).isSameAs(packer);
    assertThat(say(PACKER_1, "vibration", 0.5)).succeedsWithin(BOUND);
    assertThat(lastValue()).isEqualTo(Value.of(0.5));
  }

  @Test
  void renamedRouteFileRunsOn() throws IOException {
    Path routes = root.resolve("camel-routes");

    Files.move(routes.resolve("mills.yaml"), routes.resolve("cnc.yaml"));

    await()
        .atMost(BOUND)
        .until(() ->
            world.accepted.contains("camel-routes/cnc.yaml")
                && world.removed.contains("camel-routes/mills.yaml"));
    assertThat(world.running).containsKeys("opcua:cnc-1", "opcua:cnc-2", "opcua:cnc-3");
    assertThat(say(CNC_1, VIBRATION, 1.31)).succeedsWithin(BOUND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"conveyors-and-packer.yaml", "robots.yaml"})
  void routeThatMovesToAnotherFileRunsOn(String other) throws IOException {
    Path from = root.resolve("camel-routes/mills.yaml");
    Path to = root.resolve("camel-routes/" + other);
    String text = Files.readString(from);
    int begin = text.indexOf("- route:\n    id: cnc-1");
    int end = text.indexOf("- route:\n    id: cnc-2");

    Files.writeString(to, Files.readString(to) + text.substring(begin, end));
    Files.writeString(from, text.substring(0, begin) + text.substring(end));

    await()
        .atMost(BOUND)
        .until(() -> timesAccepted("mills.yaml") == 2 && timesAccepted(other) == 2);
    assertThat(world.running).containsKeys("opcua:cnc-1", "opcua:cnc-2", "opcua:cnc-3");
    assertThat(say(CNC_1, VIBRATION, 1.31)).succeedsWithin(BOUND);
  }

  private long timesAccepted(String file) {
    return world.accepted.stream().filter(path -> path.equals("camel-routes/" + file)).count();
  }

  @Test
  void changedRouteIsSwappedAndTheOthersRunOn() throws IOException {
    var packer = world.source("mqtt:plant");

    edit("camel-routes/mills.yaml", "publishing: 250", "publishing: 500");

    await()
        .atMost(BOUND)
        .until(() ->
            world.running.containsKey("opcua:cnc-3")
                && "500".equals(world.source("opcua:cnc-3").parameters.get("publishing")));
    assertThat(world.source("mqtt:plant")).isSameAs(packer);
  }

  @Test
  void routeWhoseConnectorRefusesItsParametersLeavesTheOldOneRunning() throws IOException {
    edit("camel-routes/robots.yaml", "group: plant", "group: nonsense");

    await().atMost(BOUND).until(() -> world.refused.containsKey("camel-routes/robots.yaml"));

    assertThat(world.refusal("camel-routes/robots.yaml").getFirst().found())
        .contains("found \"nonsense\", expected sense");
    await().atMost(BOUND).until(() -> world.running.containsKey("sparkplug:plant"));
    assertThat(world.source("sparkplug:plant").parameters).containsEntry("group", "plant");
  }

  @Test
  void newMachineTakesEffectOnceAllItsFilesAreThere() throws IOException {
    Files.writeString(
        root.resolve("camel-routes/tags/packer-2.csv"),
        "signal,address,type\nspeed,speed,number\n");
    await().atMost(BOUND).until(() -> world.refused.containsKey("camel-routes/tags/packer-2.csv"));

    Files.writeString(
        root.resolve("camel-routes/examples/packer-2.csv"),
        "address,raw,signal,value\nspeed,30,speed,30\n");
    Path machines = root.resolve("camel-routes/machines.csv");
    Files.writeString(
        machines, Files.readString(machines) + "packer-2,Case packer 2,line-2,mqtt\n");

    await()
        .atMost(BOUND)
        .until(() -> folder.plant().tagSheets().of(new MachineId("packer-2")).isPresent());
    assertThat(world.refused).isEmpty();
  }

  @Test
  void addressesThatChangeRestartTheRouteOfTheirMachine() throws IOException {
    var before = world.source("opcua:cnc-1");

    edit("camel-routes/tags/cnc-1.csv", "cnc-1/power", "cnc-1/active-power");
    edit("camel-routes/examples/cnc-1.csv", "cnc-1/power", "cnc-1/active-power");

    await()
        .atMost(BOUND)
        .until(() ->
            world.running.containsKey("opcua:cnc-1") && world.source("opcua:cnc-1") != before);
  }

  private void edit(String path, String from, String to) throws IOException {
    Path file = root.resolve(path);
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  private CompletableFuture<Void> say(MachineId machine, String address, double value) {
    String source = machine.equals(CNC_1) ? "opcua:cnc-1" : "mqtt:plant";
    return world.source(source).say(machine, address, value);
  }

  private Value lastValue() {
    Frame last = world.frames.getLast();
    return last.observations().getLast().value();
  }
}

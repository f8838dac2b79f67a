package org.millwright.connectors.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.eclipse.tahu.protobuf.SparkplugBProto.DataType;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.junit.jupiter.api.Test;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;
import org.millwright.domain.observation.LiveDevice;
import org.millwright.domain.observation.RawFrame;
import org.millwright.domain.observation.RawReading;
import org.millwright.domain.observation.SourceContract;

class SparkplugSourceTest extends SourceContract {

  private static final int FUZZ = 1_000;
  private static final long SEED = 20_260_102;

  @Override
  protected LiveDevice device() {
    return new RobotCell();
  }

  private RobotCell cell() {
    return (RobotCell) device;
  }

  @Test
  void nodeThatWasBornBeforeTheHostIsAskedForRebirth() throws Exception {
    device.start();
    source.start(receiver);

    hear(first(), 1);

    assertThat(cell().rebirths()).isEqualTo(1);
  }

  @Test
  void gapInTheSequenceThatIsNotFilledIsAskedForRebirth() throws Exception {
    heardWithRebirths(1);

    // Reorder timeout of 2 s, tck-id-operational-behavior-host-reordering-rebirth
    awaitQuestionsAllowed();
    cell().loseOne();
    device.set(first(), 5);

    receiver.await(RETURN, "a rebirth", _ -> rebirthsReach(2));
    hear(first(), 6);
  }

  @Test
  void deathOfAnEarlierSessionIsIgnored() throws Exception {
    heardWithRebirths(1);

    // tck-id-operational-behavior-... NDEATH with another bdSeq than the birth's
    long other = (cell().bdSeq() + 7) % 256;
    cell()
        .publish(
            cell().topic("NDEATH"), RobotCell.payload(-1, List.of(RobotCell.bdSeqMetric(other))));

    hear(first(), 2);
    assertThat(receiver.losses(device.sheet())).isZero();
  }

  @Test
  void deathOfTheDeviceMakesItsMetricsStale() throws Exception {
    heardWithRebirths(1);

    cell().send(cell().topic("DDEATH"), List.of());

    awaitLoss();
  }

  @Test
  void historicalValuesComeApart() throws Exception {
    heardWithRebirths(1);
    long yesterday = Instant.parse("2026-01-01T08:00:00Z").toEpochMilli();

    cell()
        .send(
            cell().topic("DDATA"),
            List.of(
                Metric.newBuilder()
                    .setAlias(1)
                    .setTimestamp(yesterday)
                    .setIsHistorical(true)
                    .setDoubleValue(33)
                    .build()));

    receiver.await(RETURN, "the historical value", r -> r.heard(first(), 33));
    RawFrame frame = receiver.frames().getLast();
    assertThat(frame.historical()).isTrue();
    assertThat(frame.readings())
        .containsExactly(
            new RawReading(first(), Instant.ofEpochMilli(yesterday), Value.of(33), Quality.GOOD));
  }

  @Test
  void everyTypeOfReadingIsRead() throws Exception {
    heardWithRebirths(1);
    cell()
        .send(
            cell().topic("DBIRTH"),
            List.of(
                metric("i8", DataType.Int8).setIntValue(-3).build(),
                metric("i64", DataType.Int64).setLongValue(-4_000_000_000L).build(),
                metric("u32", DataType.UInt32).setIntValue((int) 4_000_000_000L).build(),
                metric("u64", DataType.UInt64).setLongValue(-1).build(),
                metric("f", DataType.Float).setFloatValue(2.8f).build(),
                metric("b", DataType.Boolean).setBooleanValue(true).build(),
                metric("s", DataType.String).setStringValue("007").build(),
                metric("nan", DataType.Double).setDoubleValue(Double.NaN).build()));

    receiver.await(RETURN, "the birth", r -> !r.readings("nan").isEmpty());

    assertThat(receiver.frames().getLast().readings().stream().map(RawReading::value))
        .containsExactly(
            Value.of(-3),
            Value.of(-4_000_000_000L),
            Value.of(4_000_000_000L),
            Value.of(18_446_744_073_709_551_615.0),
            Value.of(2.8),
            Value.of(1),
            Value.of("007"),
            Value.MISSING);
  }

  private static Metric.Builder metric(String name, DataType type) {
    return Metric.newBuilder().setName(name).setDatatype(type.getNumber());
  }

  @Test
  void hostTellsItsStateRetainedAndTakesItBackAtTheEnd() throws Exception {
    source.start(receiver);
    try (var watcher = new Publisher("watcher-" + cell().group).connect()) {
      watcher.subscribe(cell().stateTopic());
      awaitState(watcher, "{\"online\":true,\"timestamp\":");

      // tck-id-host-topic-phid-death: somebody else says that we are offline
      watcher.publish(
          cell().stateTopic(), Packer.bytes("{\"online\":false,\"timestamp\":1}"), 1, true);
      awaitState(watcher, "{\"online\":false,\"timestamp\":1}");
      awaitState(watcher, "{\"online\":true,\"timestamp\":");

      source.close();
      awaitState(watcher, "{\"online\":false,\"timestamp\":");
    }
  }

  private static void awaitState(Publisher watcher, String beginning) throws Exception {
    Publisher.Heard heard;
    do {
      heard = watcher.heard.poll(RETURN.toSeconds(), TimeUnit.SECONDS);
      assertThat(heard).as("a state that begins with %s", beginning).isNotNull();
    } while (!new String(heard.payload(), StandardCharsets.UTF_8).startsWith(beginning));
  }

  @Test
  void randomPayloadsBecomeReadingsOrDeadLetters() throws Exception {
    heardWithRebirths(1);
    var random = new Random(SEED);
    int unreadable = 0;
    for (int i = 0; i < FUZZ; i++) {
      String topic = cell().topic(random.nextBoolean() ? "DDATA" : "DBIRTH");
      byte[] payload = noise(random);
      unreadable += isReadable(topic, payload) ? 0 : 1;
      cell().publish(topic, payload);
    }

    int expected = unreadable;
    receiver.await(
        Duration.ofSeconds(60),
        expected + " dead letters",
        r -> r.unreadables().size() == expected);
    assertThat(expected).isGreaterThan(FUZZ / 2);
    hear(first(), 3);
  }

  private static byte[] noise(Random random) {
    byte[] bytes = new byte[random.nextInt(120)];
    random.nextBytes(bytes);
    if (random.nextBoolean()) {
      bytes =
          RobotCell.payload(
              random.nextInt(256),
              List.of(metric("power", DataType.Double).setDoubleValue(1).build()));
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private static boolean isReadable(String topic, byte[] payload) {
    try {
      return SparkplugMessage.parse(topic, payload, InstantSource.system().instant()).fault()
          == null;
    } catch (Unreadable e) {
      return false;
    }
  }

  private void heardWithRebirths(int count) throws Exception {
    device.start();
    source.start(receiver);
    hear(first(), 1);
    assertThat(cell().rebirths()).isEqualTo(count);
  }

  private boolean rebirthsReach(int count) {
    return cell().rebirths() >= count;
  }

  /** A node is asked at most every five seconds. */
  private void awaitQuestionsAllowed() throws Exception {
    assertThat(receiver.within(SparkplugNode.ASK_AGAIN, _ -> false)).isFalse();
  }
}

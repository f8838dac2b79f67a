package org.millwright.connectors.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.tahu.protobuf.SparkplugBProto.DataType;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millwright.domain.observation.RawReading;

/** The sequence of an edge node, and when it is asked for its births. */
class SparkplugNodeTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final String ROBOT = "robot-1";

  private final List<String> told = new ArrayList<>();
  private final List<Duration> asked = new ArrayList<>();
  private final SparkplugNode node = new SparkplugNode(new Told());

  @BeforeEach
  void bear() throws Unreadable {
    birth(NOW);
  }

  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource({"DBIRTH, robot-2", "DDATA, Robot_2"})
  void messageThatCannotBeReadCountsInTheSequence(String type, String device) throws Unreadable {
    String topic = "spBv1.0/plant/" + type + "/cell/" + device;
    Metric withoutType = Metric.newBuilder().setName("power").setDoubleValue(1).build();
    var message = SparkplugMessage.parse(topic, RobotCell.payload(2, List.of(withoutType)), NOW);

    assertThat(message.fault()).startsWith(type.equals("DBIRTH") ? "DBIRTH metric" : "topic");
    node.message(message);
    power(3, 7, NOW);

    assertThat(told).endsWith("robot-1 power=7.0").noneMatch(one -> one.contains("obot-2"));
    node.tick(NOW.plus(SparkplugNode.REORDER));
    assertThat(asked).isEmpty();
  }

  @Test
  void gapSoonAfterAQuestionIsAskedAboutToo() throws Unreadable {
    power(3, 7, NOW);
    node.tick(NOW.plusSeconds(2));
    birth(NOW.plusSeconds(3));

    power(3, 8, NOW.plusSeconds(4));
    node.tick(NOW.plusSeconds(6));
    node.tick(NOW.plusSeconds(7));

    assertThat(asked).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(7));
  }

  @Test
  void nodeThatDoesNotAnswerIsAskedAgainMoreAndMoreSeldom() throws Unreadable {
    power(3, 7, NOW);

    tick(1, 200);

    // 5 s, 10 s, 20 s, 40 s, and then a minute each
    assertThat(asked)
        .extracting(Duration::toSeconds)
        .containsExactly(2L, 7L, 17L, 37L, 77L, 137L, 197L);
  }

  @Test
  void nodeThatWasBornAgainIsNotAskedAgain() throws Unreadable {
    power(3, 7, NOW);
    tick(1, 3);

    birth(NOW.plusSeconds(4));
    tick(4, 100);

    assertThat(asked).hasSize(1);
  }

  @Test
  void messageThatWaitsForOthersIsDeliveredBeforeTheNextBirth() throws Unreadable {
    power(3, 9, NOW);

    birth(NOW);

    assertThat(told).containsOnlyOnce("robot-1 power=9.0");
  }

  @Test
  void messageThatWaitsForOthersIsDeliveredBeforeTheDeath() throws Unreadable {
    power(3, 9, NOW);

    say("NDEATH/cell", -1, NOW, RobotCell.bdSeqMetric(0));

    assertThat(told).containsSubsequence("robot-1 power=9.0", "robot-1 stale");
  }

  private void birth(Instant at) throws Unreadable {
    say("NBIRTH/cell", 0, at, RobotCell.bdSeqMetric(0));
    Metric power =
        Metric.newBuilder()
            .setName("power")
            .setAlias(1)
            .setDatatype(DataType.Double_VALUE)
            .setDoubleValue(0)
            .build();
    say("DBIRTH/cell/" + ROBOT, 1, at, power);
  }

  private void power(int seq, double value, Instant at) throws Unreadable {
    say(
        "DDATA/cell/" + ROBOT,
        seq,
        at,
        Metric.newBuilder().setAlias(1).setDoubleValue(value).build());
  }

  private void say(String topic, int seq, Instant at, Metric metric) throws Unreadable {
    byte[] payload = RobotCell.payload(seq, List.of(metric));
    node.message(SparkplugMessage.parse("spBv1.0/plant/" + topic, payload, at));
  }

  private void tick(int from, int to) {
    for (int second = from; second <= to; second++) {
      node.tick(NOW.plusSeconds(second));
    }
  }

  private final class Told implements SparkplugNode.Outcome {

    @Override
    public void born(String device, Instant receivedAt) {
      told.add(device + " born");
    }

    @Override
    public void readings(
        String device, Instant receivedAt, boolean historical, List<RawReading> readings) {
      readings.forEach(
          reading -> told.add(device + " " + reading.address() + "=" + reading.value()));
    }

    @Override
    public void stale(String device, Instant at, String detail) {
      told.add(device + " stale");
    }

    @Override
    public void askForRebirth(Instant now, String reason) {
      asked.add(Duration.between(NOW, now));
    }
  }
}

package org.millwright.twin.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.eclipse.tahu.protobuf.SparkplugBProto.DataType;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.stack.EmbeddedStack;
import org.millwright.twin.device.Listener.Heard;
import org.millwright.twin.plant.FaultKind;
import org.millwright.twin.plant.Sensor;

/** Clauses named tck-id-... are the testable assertions of Sparkplug 3.0.0. */
class SparkplugDeviceTest {
  private static final String NBIRTH = "spBv1.0/plant/NBIRTH/line-1-cell";
  private static final String NDEATH = "spBv1.0/plant/NDEATH/line-1-cell";
  private static final String NCMD = "spBv1.0/plant/NCMD/line-1-cell";
  private static final String DBIRTH = "spBv1.0/plant/DBIRTH/line-1-cell/robot-1";
  private static final String DDATA = "spBv1.0/plant/DDATA/line-1-cell/robot-1";

  @TempDir static Path folder;

  private static EmbeddedStack stack;
  private final Stage stage = new Stage("robot-1");
  private Listener listener;
  private SparkplugDevice device;

  @BeforeAll
  static void startBroker() throws IOException {
    stack = Broker.start(folder);
  }

  @AfterAll
  static void stopBroker() throws IOException {
    stack.close();
  }

  @BeforeEach
  void start() throws Exception {
    listener = new Listener(stack.mqttUrl(), "spBv1.0/#");
    device = SparkplugDevice.start(stack.mqttUrl(), stage.image("robot-1"), InstantSource.system());
  }

  @AfterEach
  void stop() throws Exception {
    device.close();
    listener.close();
  }

  private static Predicate<Heard> on(String topic) {
    return heard -> heard.topic().equals(topic);
  }

  private static Payload payload(Heard heard) {
    try {
      return Payload.parseFrom(heard.payload());
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(heard.topic(), e);
    }
  }

  private Payload await(String topic) {
    return payload(listener.await(on(topic)));
  }

  private static long bdSeq(Payload payload) {
    return payload.getMetricsList().stream()
        .filter(m -> m.getName().equals("bdSeq"))
        .findFirst()
        .orElseThrow()
        .getLongValue();
  }

  private void askForRebirth() throws Exception {
    Metric rebirth =
        Metric.newBuilder()
            .setName("Node Control/Rebirth")
            .setDatatype(DataType.Boolean_VALUE)
            .setBooleanValue(true)
            .build();
    Payload command = Payload.newBuilder().setTimestamp(1).addMetrics(rebirth).build();
    listener.say(NCMD, command.toByteArray());
  }

  /** tck-id-payloads-nbirth-seq, -nbirth-bdseq, -nbirth-rebirth-req. */
  @Test
  void theNodeBirthHasSequenceZeroBdSeqAndTheRebirthControl() {
    Heard heard = listener.await(on(NBIRTH));
    Payload birth = payload(heard);

    assertThat(heard.qos()).isZero();
    assertThat(heard.retained()).isFalse();
    assertThat(birth.getSeq()).isZero();
    assertThat(birth.hasTimestamp()).isTrue();
    assertThat(bdSeq(birth)).isZero();
    assertThat(birth.getMetricsList())
        .anySatisfy(metric -> {
          assertThat(metric.getName()).isEqualTo("Node Control/Rebirth");
          assertThat(metric.getDatatype()).isEqualTo(DataType.Boolean_VALUE);
          assertThat(metric.getBooleanValue()).isFalse();
        });
  }

  @Test
  void theDeviceBirthNamesEveryMetricWithItsAliasAndType() {
    Payload birth = await(DBIRTH);

    assertThat(birth.getSeq()).isEqualTo(1);
    assertThat(
            birth.getMetricsList().stream()
                .collect(Collectors.toMap(Metric::getName, Metric::getDatatype)))
        .isEqualTo(
            Map.of(
                "state", DataType.String_VALUE,
                "parts", DataType.UInt32_VALUE,
                "rejects", DataType.UInt32_VALUE,
                "temperature", DataType.Double_VALUE,
                "vibration", DataType.Double_VALUE,
                "power", DataType.Double_VALUE,
                "speed", DataType.Double_VALUE));
    assertThat(birth.getMetricsList().stream().map(Metric::getAlias)).doesNotHaveDuplicates();
    assertThat(birth.getMetrics(0).getStringValue()).isEqualTo("EXECUTE");
    assertThat(birth.getMetrics(0).getTimestamp()).isEqualTo(Stage.NOW.toEpochMilli());
  }

  /** tck-id-payloads-sequence-num-incrementing, -alias-data-cmd-requirement. */
  @Test
  void dataCarriesAliasesOnlyAndTheSequenceHasNoGap() {
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> listener.all().stream().filter(on(DDATA)).count() >= 3);
    List<Payload> all =
        listener.all().stream().map(SparkplugDeviceTest::payload).filter(Payload::hasSeq).toList();

    for (int i = 0; i < all.size(); i++) {
      assertThat(all.get(i).getSeq()).isEqualTo(i % 256);
    }
    for (Heard heard : listener.all().stream().filter(on(DDATA)).toList()) {
      assertThat(payload(heard).getMetricsList())
          .allSatisfy(metric -> {
            assertThat(metric.hasAlias()).isTrue();
            assertThat(metric.hasName()).isFalse();
          });
    }
  }

  @Test
  void aChangeIsToldByExceptionWithWhatChangedOnly() {
    long alias = alias("state");
    listener.await(on(DDATA));
    listener.forget();
    device.show(stage.with("robot-1", FaultKind.JAM).images());

    Payload news =
        payload(
            listener.await(heard ->
                heard.topic().equals(DDATA)
                    && payload(heard).getMetricsList().stream()
                        .anyMatch(m -> m.getStringValue().equals("ABORTED"))));
    assertThat(news.getMetricsList()).anySatisfy(m -> assertThat(m.getAlias()).isEqualTo(alias));
  }

  @Test
  void aDroppedOutSensorIsNull() {
    long alias = alias("power");
    device.show(stage.with("robot-1", FaultKind.SENSOR_DROP_OUT, Sensor.POWER).images());

    listener.await(heard ->
        heard.topic().equals(DDATA)
            && payload(heard).getMetricsList().stream()
                .anyMatch(m -> m.getAlias() == alias && m.getIsNull()));
  }

  private long alias(String name) {
    return await(DBIRTH).getMetricsList().stream()
        .filter(m -> m.getName().equals(name))
        .findFirst()
        .orElseThrow()
        .getAlias();
  }

  /** tck-id-operational-behavior-data-commands-rebirth-action-*: same bdSeq, sequence 0 again. */
  @Test
  void aRebirthIsSentOnRequestWithTheSameBdSeq() throws Exception {
    Payload first = await(NBIRTH);
    listener.await(on(DDATA));
    listener.forget();
    askForRebirth();

    Payload second = await(NBIRTH);
    assertThat(second.getSeq()).isZero();
    assertThat(bdSeq(second)).isEqualTo(bdSeq(first));
    assertThat(await(DBIRTH).getSeq()).isEqualTo(1);
  }

  @Test
  void aCommandThatIsNoSparkplugChangesNothing() throws Exception {
    listener.await(on(NBIRTH));
    listener.say(NCMD, new byte[] {(byte) 0xff, 1, 2, 3});
    listener.forget();

    listener.await(on(DDATA));
    assertThat(listener.all()).noneMatch(on(NBIRTH));
  }

  /** tck-id-payloads-ndeath-*: bdSeq of the birth, no seq; the next CONNECT has the next bdSeq. */
  @Test
  void aLostConnectionFiresTheDeathWithTheBdSeqOfTheBirth() {
    long bdSeq = bdSeq(await(NBIRTH));
    device.show(stage.with("robot-1", FaultKind.CONNECTION_LOSS).images());

    Heard death = listener.await(on(NDEATH));
    assertThat(death.qos()).isEqualTo(1);
    assertThat(death.retained()).isFalse();
    assertThat(payload(death).hasSeq()).isFalse();
    assertThat(bdSeq(payload(death))).isEqualTo(bdSeq);

    listener.forget();
    device.show(stage.repaired("robot-1").images());
    assertThat(bdSeq(await(NBIRTH))).isEqualTo(bdSeq + 1);
  }

  @Test
  void aPoliteEndSendsTheDeathToo() {
    long bdSeq = bdSeq(await(NBIRTH));
    device.close();

    assertThat(bdSeq(await(NDEATH))).isEqualTo(bdSeq);
  }
}

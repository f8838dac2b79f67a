package org.millwright.twin.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.SessionActivityListener;
import org.eclipse.milo.opcua.sdk.client.UaSession;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaMonitoredItem;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaSubscription;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.millwright.twin.plant.FaultKind;
import org.millwright.twin.plant.MachineImage;
import org.millwright.twin.plant.Sensor;

class OpcUaDeviceTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String[] MILLS = {"cnc-1", "cnc-2", "cnc-3"};

  private static final int PORT = FreePort.next();
  private static final Stage HEALTHY = new Stage(MILLS);
  private static OpcUaDevice device;

  @BeforeAll
  static void start() {
    device = new OpcUaDevice(PORT, HEALTHY.images());
  }

  @AfterAll
  static void stop() {
    device.close();
  }

  private static OpcUaClient connected() throws UaException {
    OpcUaClient client = OpcUaClient.create(device.endpointUrl());
    client.connect();
    return client;
  }

  private static DataValue read(OpcUaClient client, String path) throws UaException {
    return client.readValue(0, TimestampsToReturn.Both, node(client, path));
  }

  private static NodeId node(OpcUaClient client, String path) {
    return new NodeId(client.getNamespaceTable().getIndex("urn:millwright:twin"), path);
  }

  private static Object value(OpcUaClient client, String path) throws UaException {
    return Objects.requireNonNull(read(client, path).value().value(), path);
  }

  private static void show(Map<String, MachineImage> images) {
    device.show(images);
  }

  @Test
  void everySignalIsReadWithItsTypeAndSourceTime() throws Exception {
    show(HEALTHY.images());
    OpcUaClient client = connected();
    MachineImage mill = HEALTHY.image("cnc-2");

    assertThat(value(client, "cnc-2/state")).isEqualTo("Execute");
    assertThat(value(client, "cnc-2/parts")).isEqualTo(uint(mill.parts()));
    assertThat(value(client, "cnc-2/rejects")).isEqualTo(uint(mill.rejects()));
    for (Sensor sensor : Sensor.values()) {
      assertThat(value(client, "cnc-2/" + sensor.signalName()))
          .isEqualTo(mill.reading(sensor).orElseThrow());
    }
    DataValue temperature = read(client, "cnc-2/temperature");
    assertThat(temperature.statusCode().isGood()).isTrue();
    assertThat(Objects.requireNonNull(temperature.sourceTime()).getJavaInstant())
        .isEqualTo(Stage.NOW);
    client.disconnect();
  }

  @Test
  void aDroppedOutSensorIsBadWithSensorFailure() throws Exception {
    show(new Stage(MILLS).with("cnc-1", FaultKind.SENSOR_DROP_OUT, Sensor.TEMPERATURE).images());
    OpcUaClient client = connected();

    assertThat(read(client, "cnc-1/temperature").statusCode().value())
        .isEqualTo(StatusCodes.Bad_SensorFailure);
    assertThat(read(client, "cnc-1/vibration").statusCode().isGood()).isTrue();
    assertThat(read(client, "cnc-2/temperature").statusCode().isGood()).isTrue();
    client.disconnect();
  }

  @Test
  void aSubscriptionHearsEveryChange() throws Exception {
    Stage stage = new Stage(MILLS);
    show(stage.images());
    OpcUaClient client = connected();
    BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
    OpcUaSubscription subscription = new OpcUaSubscription(client, 100.0);
    subscription.create();
    OpcUaMonitoredItem item = OpcUaMonitoredItem.newDataItem(node(client, "cnc-3/vibration"));
    item.setSamplingInterval(100.0);
    item.setDataValueListener((source, value) -> heard.add(value.value().value()));
    subscription.addMonitoredItem(item);
    subscription.synchronizeMonitoredItems();

    assertThat(heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .isEqualTo(stage.value("cnc-3", Sensor.VIBRATION));
    show(stage.forSeconds(1).images());
    assertThat(heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .isEqualTo(stage.value("cnc-3", Sensor.VIBRATION));
    client.disconnect();
  }

  @Test
  void anUnknownSignalIsAnUnknownNode() throws Exception {
    OpcUaClient client = connected();

    assertThat(read(client, "cnc-1/colour").statusCode().value())
        .isEqualTo(StatusCodes.Bad_NodeIdUnknown);
    client.disconnect();
  }

  @Test
  void aMillThatIsCutOffTakesTheServerAwayUntilItReturns() throws Exception {
    OpcUaClient watching = connected();
    BlockingQueue<String> sessions = new LinkedBlockingQueue<>();
    watching.addSessionActivityListener(
        new SessionActivityListener() {
          @Override
          public void onSessionInactive(UaSession session) {
            sessions.add("lost");
          }
        });
    Stage stage = new Stage(MILLS);
    show(stage.with("cnc-2", FaultKind.CONNECTION_LOSS).images());
    Awaitility.await().atMost(PATIENCE).until(() -> !answers());
    assertThat(sessions.poll(15, TimeUnit.SECONDS)).isEqualTo("lost");

    show(stage.repaired("cnc-2").images());
    Awaitility.await().atMost(PATIENCE).until(OpcUaDeviceTest::answers);
    OpcUaClient client = connected();
    assertThat(value(client, "cnc-2/vibration")).isEqualTo(stage.value("cnc-2", Sensor.VIBRATION));
    watching.disconnect();
    client.disconnect();
  }

  private static boolean answers() {
    try (var socket = new java.net.Socket("127.0.0.1", PORT)) {
      return socket.isConnected();
    } catch (java.io.IOException e) {
      return false;
    }
  }

  @Test
  void aTakenPortIsNamed() {
    assertThatThrownBy(() -> new OpcUaDevice(PORT, new Stage(List.of(MILLS).getFirst()).images()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("port " + PORT + " is taken")
        .hasMessageContaining("--opcua-port");
  }
}

package org.millwright.twin.device;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.ManagedNamespaceWithLifecycle;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.sdk.server.items.MonitoredItem;
import org.eclipse.milo.opcua.sdk.server.nodes.UaObjectNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.sdk.server.util.SubscriptionModel;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.millwright.twin.plant.MachineImage;
import org.millwright.twin.plant.MachineProfile;
import org.millwright.twin.plant.Sensor;

/**
 * An object for each mill under Objects, with a variable for each signal: {@code
 * s=cnc-1/temperature}. State is a String, counters are UInt32, sensors are Double; a sensor that
 * has dropped out is Bad_SensorFailure.
 */
final class MillNamespace extends ManagedNamespaceWithLifecycle {
  static final String URI = "urn:millwright:twin";

  private final List<MachineProfile> machines;
  private final Map<String, UaVariableNode> variables = new HashMap<>();
  private final SubscriptionModel subscriptions;

  MillNamespace(OpcUaServer server, List<MachineProfile> machines) {
    super(server, URI);
    this.machines = List.copyOf(machines);
    this.subscriptions = new SubscriptionModel(server, this);
    getLifecycleManager().addLifecycle(subscriptions);
    getLifecycleManager().addStartupTask(() -> this.machines.forEach(this::addMachine));
  }

  void show(Map<String, MachineImage> images) {
    for (MachineProfile machine : machines) {
      MachineImage image = images.get(machine.id());
      if (image != null) {
        show(image);
      }
    }
  }

  private void show(MachineImage image) {
    DateTime at = new DateTime(image.at());
    set(image.id(), "state", good(image.state().title(), at));
    set(image.id(), "parts", good(uint(image.parts()), at));
    set(image.id(), "rejects", good(uint(image.rejects()), at));
    for (Sensor sensor : Sensor.values()) {
      OptionalDouble reading = image.reading(sensor);
      DataValue value =
          reading.isPresent()
              ? good(reading.getAsDouble(), at)
              : new DataValue(
                  Variant.NULL_VALUE, new StatusCode(StatusCodes.Bad_SensorFailure), at);
      set(image.id(), sensor.signalName(), value);
    }
  }

  private static DataValue good(Object value, DateTime at) {
    return new DataValue(Variant.of(value), StatusCode.GOOD, at);
  }

  private void set(String machine, String signal, DataValue value) {
    UaVariableNode node = variables.get(machine + "/" + signal);
    if (node != null) {
      node.setValue(value);
    }
  }

  private void addMachine(MachineProfile machine) {
    UaObjectNode object =
        UaObjectNode.build(
            getNodeContext(),
            builder ->
                builder
                    .setNodeId(newNodeId(machine.id()))
                    .setBrowseName(newQualifiedName(machine.id()))
                    .setDisplayName(LocalizedText.english(machine.name()))
                    .setTypeDefinition(NodeIds.BaseObjectType)
                    .buildAndAdd());
    object.addReference(
        new Reference(
            object.getNodeId(), NodeIds.Organizes, NodeIds.ObjectsFolder.expanded(), false));
    addVariable(object, machine.id(), "state", NodeIds.String, "PackML state");
    addVariable(object, machine.id(), "parts", NodeIds.UInt32, "All parts made, good and bad");
    addVariable(object, machine.id(), "rejects", NodeIds.UInt32, "Bad parts made");
    for (Sensor sensor : Sensor.values()) {
      addVariable(object, machine.id(), sensor.signalName(), NodeIds.Double, machine.unit(sensor));
    }
  }

  private void addVariable(
      UaObjectNode object, String machine, String signal, NodeId type, String description) {
    String path = machine + "/" + signal;
    UaVariableNode node =
        new UaVariableNode.UaVariableNodeBuilder(getNodeContext())
            .setNodeId(newNodeId(path))
            .setBrowseName(newQualifiedName(signal))
            .setDisplayName(LocalizedText.english(signal))
            .setDescription(LocalizedText.english(description))
            .setDataType(type)
            .setTypeDefinition(NodeIds.BaseDataVariableType)
            .setAccessLevel(AccessLevel.READ_ONLY)
            .setUserAccessLevel(AccessLevel.READ_ONLY)
            .setMinimumSamplingInterval(100.0)
            .setValue(new DataValue(StatusCodes.Bad_WaitingForInitialData))
            .build();
    getNodeManager().addNode(node);
    object.addComponent(node);
    variables.put(path, node);
  }

  @Override
  public void onDataItemsCreated(List<DataItem> items) {
    subscriptions.onDataItemsCreated(items);
  }

  @Override
  public void onDataItemsModified(List<DataItem> items) {
    subscriptions.onDataItemsModified(items);
  }

  @Override
  public void onDataItemsDeleted(List<DataItem> items) {
    subscriptions.onDataItemsDeleted(items);
  }

  @Override
  public void onMonitoringModeChanged(List<MonitoredItem> items) {
    subscriptions.onMonitoringModeChanged(items);
  }
}

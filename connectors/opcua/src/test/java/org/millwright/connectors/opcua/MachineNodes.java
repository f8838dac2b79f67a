package org.millwright.connectors.opcua;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.milo.opcua.sdk.server.ManagedNamespaceWithLifecycle;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.sdk.server.items.MonitoredItem;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.sdk.server.util.SubscriptionModel;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/** The variables of the test's machine. */
final class MachineNodes extends ManagedNamespaceWithLifecycle {

  static final String URI = "urn:maker:mill";

  private final Map<String, UaVariableNode> nodes = new ConcurrentHashMap<>();
  private final SubscriptionModel subscriptions;

  MachineNodes(OpcUaServer server, Map<String, DataValue> values) {
    super(server, URI);
    subscriptions = new SubscriptionModel(server, this);
    getLifecycleManager().addLifecycle(subscriptions);
    getLifecycleManager().addStartupTask(() -> values.forEach(this::add));
  }

  void set(String name, DataValue value) {
    UaVariableNode node = nodes.get(name);
    if (node == null) {
      throw new IllegalArgumentException("no node " + name + ", there are " + nodes.keySet());
    }
    node.setValue(value);
  }

  private void add(String name, DataValue value) {
    Object content = value.value().value();
    NodeId type = content instanceof String ? NodeIds.String : NodeIds.Double;
    UaVariableNode node =
        new UaVariableNode.UaVariableNodeBuilder(getNodeContext())
            .setNodeId(newNodeId(name))
            .setBrowseName(newQualifiedName(name))
            .setDisplayName(LocalizedText.english(name))
            .setDataType(type)
            .setTypeDefinition(NodeIds.BaseDataVariableType)
            .setMinimumSamplingInterval(50.0)
            .setValue(value)
            .build();
    getNodeManager().addNode(node);
    nodes.put(name, node);
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

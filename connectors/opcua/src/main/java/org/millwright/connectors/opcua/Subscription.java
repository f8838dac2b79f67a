package org.millwright.connectors.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.subscriptions.MonitoredItemServiceOperationResult;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaMonitoredItem;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaSubscription;
import org.eclipse.milo.opcua.stack.core.NamespaceTable;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.UaRuntimeException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.DataChangeTrigger;
import org.eclipse.milo.opcua.stack.core.types.enumerated.DeadbandType;
import org.eclipse.milo.opcua.stack.core.types.structured.DataChangeFilter;
import org.millwright.domain.observation.RawReading;
import org.millwright.domain.observation.Tag;
import org.millwright.domain.observation.TagSheet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One subscription to the nodes of a tag sheet; what it hears goes to an {@link Ear}. */
final class Subscription implements OpcUaSubscription.SubscriptionListener {

  private static final Logger LOG = LoggerFactory.getLogger(Subscription.class);

  /** The server sends a sign of life after so long without a change. */
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(1);

  /** The server keeps the subscription for so long without hearing from us. */
  private static final Duration LIFETIME = Duration.ofMinutes(2);

  /** The server keeps the changes of so long while we are slow to take them. */
  private static final Duration QUEUED = Duration.ofMinutes(1);

  /** Takes what is heard; blocks while the line is slow, and so pushes back to the server. */
  interface Ear {
    void take(Heard heard) throws InterruptedException;
  }

  /** A tag whose node the server does not give us. */
  record Refused(Tag tag, String reason) {}

  private final OpcUaSubscription subscription;
  private final Ear ear;
  private final List<Refused> refused = new ArrayList<>();
  private final Set<OpcUaMonitoredItem> begun = new HashSet<>();

  private Subscription(OpcUaClient client, Duration publishing, Ear ear) {
    this.subscription = new OpcUaSubscription(client, publishing.toMillis());
    this.ear = ear;
    subscription.setLifetimeAndKeepAliveCalculated(false);
    subscription.setMaxKeepAliveCount(
        uint(Math.ceilDiv(KEEP_ALIVE.toMillis(), publishing.toMillis())));
    subscription.setLifetimeCount(uint(LIFETIME.dividedBy(publishing)));
    subscription.setSubscriptionListener(this);
  }

  /** Subscribes; nodes that the server refuses are in {@link #refused}, the others go on. */
  static Subscription open(OpcUaClient client, Duration publishing, TagSheet sheet, Ear ear)
      throws UaException {
    var subscription = new Subscription(client, publishing, ear);
    subscription.subscription.create();
    for (Tag tag : sheet.tags()) {
      subscription.add(tag, client.getNamespaceTable(), publishing);
    }
    subscription.createItems();
    return subscription;
  }

  /** The tags that are not listened to, in the order of the sheet. */
  List<Refused> refused() {
    return List.copyOf(refused);
  }

  /** After so long without a change the server sends a sign of life, as it has decided itself. */
  Duration keepAlive() {
    double interval =
        subscription.getRevisedPublishingInterval().orElse(subscription.getPublishingInterval());
    long count =
        subscription
            .getRevisedMaxKeepAliveCount()
            .orElse(subscription.getMaxKeepAliveCount())
            .longValue();
    return Duration.ofMillis(Math.round(interval * count));
  }

  /** Ends the subscription at the server. */
  void delete() throws UaException {
    subscription.delete();
  }

  private void add(Tag tag, NamespaceTable namespaces, Duration publishing) {
    try {
      NodeId node = ExpandedNodeId.parse(tag.address()).toNodeIdOrThrow(namespaces);
      OpcUaMonitoredItem item = OpcUaMonitoredItem.newDataItem(node);
      item.setSamplingInterval(publishing.toMillis());
      item.setQueueSize(uint(QUEUED.dividedBy(publishing)));
      item.setUserObject(tag);
      if (tag.type() == Tag.Type.NUMBER && tag.deadband() > 0) {
        item.setFilter(deadband(tag));
      }
      subscription.addMonitoredItem(item);
    } catch (UaRuntimeException malformed) {
      refuse(tag, "not a node id; expected such as nsu=urn:maker:machine;s=temperature");
    } catch (UaException unknown) {
      refuse(tag, "the server has no such namespace; its namespaces are " + uris(namespaces));
    }
  }

  /** The tag's dead-band counts after scaling; the server's counts before. */
  private static DataChangeFilter deadband(Tag tag) {
    return new DataChangeFilter(
        DataChangeTrigger.StatusValue,
        uint(DeadbandType.Absolute.getValue()),
        tag.deadband() / Math.abs(tag.scale()));
  }

  private void createItems() throws UaException {
    boolean again = false;
    for (MonitoredItemServiceOperationResult result : subscription.createMonitoredItems()) {
      again |= withoutFilter(result);
    }
    if (again) {
      subscription.createMonitoredItems();
    }
    for (OpcUaMonitoredItem item : subscription.getMonitoredItems()) {
      StatusCode status = item.getCreateResult().orElse(StatusCode.BAD);
      if (status.isBad()) {
        refuse(tag(item), "the server answers " + Sentences.of(status));
      }
    }
  }

  /** A server that has no dead-bands sends every change. */
  private static boolean withoutFilter(MonitoredItemServiceOperationResult result)
      throws UaException {
    if (result.serviceResult().isBad()) {
      throw new UaException(result.serviceResult());
    }
    long status = result.operationResult().map(StatusCode::value).orElse(0L);
    boolean filtered =
        status == StatusCodes.Bad_FilterNotAllowed
            || status == StatusCodes.Bad_MonitoredItemFilterUnsupported
            || status == StatusCodes.Bad_MonitoredItemFilterInvalid;
    if (filtered) {
      result.monitoredItem().setFilter(null);
    }
    return filtered;
  }

  private void refuse(Tag tag, String reason) {
    refused.add(new Refused(tag, "node " + tag.address() + ": " + reason));
  }

  private static List<String> uris(NamespaceTable namespaces) {
    return List.of(namespaces.toArray());
  }

  private static Tag tag(OpcUaMonitoredItem item) {
    return (Tag) item.getUserObject().orElseThrow();
  }

  @Override
  public void onDataReceived(
      OpcUaSubscription from, List<OpcUaMonitoredItem> items, List<DataValue> values) {
    var readings = new ArrayList<RawReading>(items.size());
    for (int i = 0; i < items.size(); i++) {
      String address = tag(items.get(i)).address();
      DataValue value = values.get(i);
      readings.add(
          begun.add(items.get(i))
              ? Readings.current(address, value)
              : Readings.changed(address, value));
    }
    hear(new Heard.Message(readings));
  }

  @Override
  public void onKeepAliveReceived(OpcUaSubscription from) {
    hear(new Heard.Message(List.of()));
  }

  @Override
  public void onNotificationDataLost(OpcUaSubscription from) {
    LOG.warn("the server could not repeat a notification: changes were lost, subscribing anew");
    hear(new Heard.SubscriptionLost("a notification was lost"));
  }

  @Override
  public void onStatusChanged(OpcUaSubscription from, StatusCode status) {
    hear(new Heard.SubscriptionLost(Sentences.of(status)));
  }

  @Override
  public void onTransferFailed(OpcUaSubscription from, StatusCode status) {
    hear(new Heard.SubscriptionLost(Sentences.of(status)));
  }

  private void hear(Heard heard) {
    try {
      ear.take(heard);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }
}

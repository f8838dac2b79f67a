package org.millwright.connectors.mqtt;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.observation.Source;
import org.millwright.domain.observation.TagSheets;

/**
 * A Sparkplug B host application (specification 3.0.0) for one group. It tells its own state at
 * {@code spBv1.0/STATE/<host id>} and connects with a clean session, as chapter 5.3 asks.
 */
final class SparkplugSource implements Source {

  private static final long TICK_MILLIS = 200;

  private final String stateTopic;
  private final TagSheets tags;
  private final InstantSource clock;
  private final Joining joining;
  private final BrokerLink link;
  private @Nullable ScheduledExecutorService ticker;
  private @Nullable ScheduledFuture<?> ticking;
  private volatile @Nullable Lanes lanes;
  private volatile @Nullable SparkplugHost host;
  private volatile long onlineSince;

  /** Makes a source, not yet started. */
  SparkplugSource(
      BrokerSettings broker,
      String hostId,
      String group,
      TagSheets tags,
      InstantSource clock,
      Joining joining) {
    this.stateTopic = SparkplugTopic.NAMESPACE + "/STATE/" + hostId;
    this.tags = tags;
    this.clock = clock;
    this.joining = joining;
    List<String> topics =
        List.of("NBIRTH/+", "NDEATH/+", "NDATA/+", "DBIRTH/+/+", "DDEATH/+/+", "DDATA/+/+").stream()
            .map(rest -> SparkplugTopic.NAMESPACE + "/" + group + "/" + rest)
            .toList();
    var all = new ArrayList<String>();
    all.add(stateTopic);
    all.addAll(topics);
    this.link =
        new BrokerLink(
            broker, new BrokerSession(List.copyOf(all), Duration.ZERO, this::will), new Listener());
  }

  /** The will and the birth that follows it carry the same time. */
  private BrokerSession.Note will() {
    onlineSince = clock.millis();
    return state(false, onlineSince);
  }

  private BrokerSession.Note state(boolean online, long timestamp) {
    return new BrokerSession.Note(
        stateTopic, "{\"online\":" + online + ",\"timestamp\":" + timestamp + "}", true);
  }

  @Override
  public void start(Receiver receiver) {
    Lanes open = new Lanes("sparkplug", tags, receiver, clock.millis(), joining);
    var started =
        new SparkplugHost(open, tags, (topic, payload) -> link.publish(topic, payload, 0, false));
    lanes = open;
    host = started;
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sparkplug-reorder").factory());
    ticker = timer;
    ticking =
        timer.scheduleWithFixedDelay(
            () -> started.tick(clock.instant()), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    link.start();
  }

  @Override
  public void close() {
    host = null;
    if (ticking != null) {
      ticking.cancel(false);
    }
    if (ticker != null) {
      ticker.shutdownNow();
    }
    Lanes open = lanes;
    if (open != null) {
      open.close();
    }
    link.close(state(false, clock.millis()));
  }

  private final class Listener implements BrokerLink.Listener {

    @Override
    public void connected() {
      SparkplugHost open = host;
      if (open != null) {
        open.connected();
        sayOnline();
      }
    }

    private void sayOnline() {
      BrokerSession.Note note = state(true, onlineSince);
      link.publish(note.topic(), note.text().getBytes(StandardCharsets.UTF_8), 1, true);
    }

    @Override
    public void lost(String reason) {
      SparkplugHost open = host;
      if (open != null) {
        open.lost(clock.instant(), reason);
      }
    }

    @Override
    public void message(String topic, byte[] payload, boolean again, Runnable done) {
      SparkplugHost open = host;
      Lanes way = lanes;
      if (open == null || way == null) {
        return;
      }
      if (topic.equals(stateTopic)) {
        ownState(payload);
        done.run();
        return;
      }
      try {
        open.message(topic, payload, clock.instant());
        done.run();
      } catch (Unreadable e) {
        way.unreadable(topic, payload, e.reason(), done);
      }
    }

    /** Somebody, or an old will of ours, says that we are not there: we are. */
    private void ownState(byte[] payload) {
      if (new String(payload, StandardCharsets.UTF_8).matches(".*\"online\"\\s*:\\s*false.*")) {
        sayOnline();
      }
    }
  }
}

package org.millwright.routes.source;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.millwright.domain.observation.FrameId;
import org.millwright.domain.observation.RawFrame;
import org.millwright.domain.observation.Source;
import org.millwright.domain.observation.TagSheets;
import org.millwright.domain.plant.MachineId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices machines that were heard and then say nothing, whatever their protocol: a broken device
 * behind a healthy broker, a poll that hangs. Such a machine is reported once as not connected, and
 * all its signals become missing and BAD, in a frame of the source {@code silence:<machine>}. A
 * connector that has said so itself is not repeated.
 */
public final class SilenceWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SilenceWatch.class);
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  private final TagSheets tags;
  private final InstantSource clock;
  private final long session;
  private final List<WatchedReceiver> receivers = new CopyOnWriteArrayList<>();
  private final Map<MachineId, AtomicLong> sequences = new ConcurrentHashMap<>();
  private final ScheduledExecutorService scheduler;
  private final ScheduledFuture<?> looking;

  /** Begins to watch. */
  public SilenceWatch(TagSheets tags, InstantSource clock) {
    this.tags = tags;
    this.clock = clock;
    this.session = clock.millis();
    this.scheduler =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("silence-watch").factory());
    this.looking =
        scheduler.scheduleWithFixedDelay(
            this::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  WatchedReceiver over(Source.Receiver inner, Duration silence) {
    var watched = new WatchedReceiver(tags, inner, silence, clock);
    receivers.add(watched);
    return watched;
  }

  void forget(WatchedReceiver receiver) {
    receivers.remove(receiver);
  }

  private void look() {
    for (WatchedReceiver receiver : receivers) {
      for (MachineId machine : receiver.fallenSilent()) {
        try {
          tell(receiver, machine);
        } catch (RuntimeException e) {
          LOG.error("{} has fallen silent, and telling it failed", machine, e);
        }
      }
    }
  }

  private void tell(WatchedReceiver receiver, MachineId machine) {
    String detail =
        "Nothing heard from " + machine + " for " + receiver.silence().toSeconds() + " s.";
    receiver.inner().connection(machine, false, detail);
    Instant now = clock.instant();
    tags.of(machine).ifPresent(sheet -> send(receiver, RawFrame.lost(sheet, nextId(machine), now)));
  }

  private void send(WatchedReceiver receiver, RawFrame lost) {
    var unused =
        receiver
            .inner()
            .frame(lost)
            .whenComplete((_, fault) -> {
              if (fault != null) {
                LOG.warn("The loss of {} could not be sent to the bus", lost.machine(), fault);
              }
            });
  }

  private FrameId nextId(MachineId machine) {
    long sequence = sequences.computeIfAbsent(machine, _ -> new AtomicLong()).getAndIncrement();
    return new FrameId("silence:" + machine, session, sequence);
  }

  @Override
  public void close() {
    looking.cancel(false);
    scheduler.shutdownNow();
  }
}

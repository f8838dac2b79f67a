package org.millwright.connectors.opcua;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;
import org.millwright.domain.observation.MachineFeed;
import org.millwright.domain.observation.RawReading;
import org.millwright.domain.observation.Source;
import org.millwright.domain.observation.TagSheet;
import org.millwright.domain.observation.TagSheets;
import org.millwright.domain.plant.MachineId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to one machine on an OPC UA server: its tag sheet's nodes in one subscription, one
 * notification message one frame. While nothing changes, the server's keep-alives become frames
 * without readings, about one a second.
 *
 * <p>A break that ends within {@link #REVIVAL} keeps what the server queued meanwhile. After every
 * loss the nodes are subscribed anew, so that each signal has a value again, changed or not.
 */
public final class OpcUaSource implements Source {

  private static final Logger LOG = LoggerFactory.getLogger(OpcUaSource.class);

  /**
   * Keep-alives come every second, unless the server wants longer; after three missing ones and a
   * bit the connection is lost.
   */
  private static final Duration SILENCE = Duration.ofMillis(3500);

  /** So long a silent session is given to revive; then the client starts afresh. */
  private static final Duration REVIVAL = Duration.ofMillis(4500);

  /** So long the first subscription may take; until then there is nothing that could be lost. */
  private static final Duration FIRST = Duration.ofSeconds(30);

  private static final Duration SHEET_CHECK = Duration.ofSeconds(2);
  private static final Duration TICK = Duration.ofMillis(250);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration CLOSE = Duration.ofMillis(4500);

  private final MachineId machine;
  private final Settings settings;
  private final Certificates certificates;
  private final TagSheets tags;
  private final InstantSource clock;
  private final Set<Subscription.Refused> reported = new HashSet<>();
  private @Nullable Thread thread;

  OpcUaSource(
      MachineId machine,
      Settings settings,
      Certificates certificates,
      TagSheets tags,
      InstantSource clock) {
    this.machine = machine;
    this.settings = settings;
    this.certificates = certificates;
    this.tags = tags;
    this.clock = clock;
  }

  @Override
  public synchronized void start(Receiver receiver) {
    if (thread != null) {
      throw new IllegalStateException(this + " was started before");
    }
    var feed = new MachineFeed(machine, toString(), clock, receiver);
    thread = Thread.ofPlatform().daemon().name(toString()).start(() -> run(feed));
  }

  @Override
  public synchronized void close() {
    if (thread == null) {
      return;
    }
    thread.interrupt();
    try {
      if (!thread.join(CLOSE)) {
        LOG.warn("{} did not end within {}", this, CLOSE);
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public String toString() {
    return "opcua:" + machine;
  }

  private void run(MachineFeed feed) {
    try (var threads = ClientThreads.named(toString())) {
      while (true) {
        TagSheet sheet = awaitSheet();
        String reason = listen(feed, sheet, threads);
        LOG.info("{}: {}", this, reason);
        feed.lost(tags.of(machine).orElse(sheet), reason);
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException closing) {
      LOG.debug("{} closed", this);
    }
  }

  private TagSheet awaitSheet() throws InterruptedException {
    boolean told = false;
    Optional<TagSheet> sheet = tags.of(machine);
    while (sheet.isEmpty()) {
      if (!told) {
        LOG.warn("{} waits for a tag sheet of machine {}", this, machine);
        told = true;
      }
      Thread.sleep(SHEET_CHECK);
      sheet = tags.of(machine);
    }
    return sheet.get();
  }

  /**
   * Listens until the connection is beyond revival.
   *
   * @return why
   */
  private String listen(MachineFeed feed, TagSheet sheet, ClientThreads threads)
      throws InterruptedException {
    try (Session session = Session.open(settings, certificates, threads)) {
      new Conversation(session, feed, sheet).hold();
      return settings.endpoint() + " went silent";
    } catch (UaException
        | IOException
        | GeneralSecurityException
        | ExecutionException
        | TimeoutException
        | RuntimeException failed) {
      LOG.debug("{} lost its connection", this, failed);
      return settings.endpoint() + ": " + Sentences.of(failed) + advice(failed);
    }
  }

  private String advice(Throwable failed) {
    boolean security =
        UaException.extractStatusCode(failed).map(StatusCode::isSecurityError).orElse(false);
    return security ? "; " + certificates.advice() : "";
  }

  /** One connected client, from its first subscription to the silence that ends it. */
  private final class Conversation {
    private final Session session;
    private final MachineFeed feed;
    private TagSheet sheet;
    private Duration silence = SILENCE;
    private boolean lost;
    private long heardAt = System.nanoTime();
    private long checkedAt = System.nanoTime();

    Conversation(Session session, MachineFeed feed, TagSheet sheet) {
      this.session = session;
      this.feed = feed;
      this.sheet = sheet;
    }

    void hold() throws ExecutionException, TimeoutException, InterruptedException {
      subscribe(FIRST);
      while (since(heardAt).compareTo(silence.plus(REVIVAL)) < 0) {
        Heard heard = session.next(TICK);
        switch (heard) {
          case Heard.Message message -> message(message);
          case Heard.SessionLost _ -> lost(settings.endpoint() + " broke the connection");
          case Heard.SubscriptionLost gone -> {
            LOG.info("{} subscribes anew: {}", OpcUaSource.this, gone.reason());
            subscribe(SILENCE);
          }
          case null -> silence();
        }
        followSheet();
      }
    }

    private void message(Heard.Message message)
        throws ExecutionException, TimeoutException, InterruptedException {
      feed.connected("connected to " + settings.endpoint());
      feed.frame(message.readings());
      heardAt = System.nanoTime();
      if (lost) {
        lost = false;
        subscribe(SILENCE);
      }
    }

    private void silence() throws InterruptedException {
      if (since(heardAt).compareTo(silence) >= 0) {
        lost(settings.endpoint() + " has not been heard for " + silence.toMillis() + " ms");
      }
    }

    private void lost(String reason) throws InterruptedException {
      lost = true;
      feed.lost(sheet, reason);
    }

    private void followSheet() throws ExecutionException, TimeoutException, InterruptedException {
      if (since(checkedAt).compareTo(SHEET_CHECK) >= 0) {
        checkedAt = System.nanoTime();
        TagSheet latest = tags.of(machine).orElse(sheet);
        if (!latest.equals(sheet)) {
          LOG.info("{} follows its changed tag sheet", OpcUaSource.this);
          sheet = latest;
          subscribe(SILENCE);
        }
      }
    }

    private void subscribe(Duration patience)
        throws ExecutionException, TimeoutException, InterruptedException {
      Subscription subscription = session.subscribe(sheet, patience);
      silence = patience(subscription.keepAlive());
      List<Subscription.Refused> refused = subscription.refused();
      for (Subscription.Refused refusal : refused) {
        if (reported.add(refusal)) {
          feed.unreadable(
              refusal.tag().place(),
              refusal.tag().address().getBytes(StandardCharsets.UTF_8),
              refusal.reason());
        }
      }
      if (!refused.isEmpty()) {
        feed.frame(refused.stream().map(this::missing).toList());
      }
    }

    private RawReading missing(Subscription.Refused refusal) {
      return new RawReading(refusal.tag().address(), clock.instant(), Value.MISSING, Quality.BAD);
    }
  }

  /** How long a server with such keep-alives may say nothing. */
  static Duration patience(Duration keepAlive) {
    Duration three = keepAlive.multipliedBy(3);
    return three.compareTo(SILENCE) > 0 ? three : SILENCE;
  }

  private static Duration since(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime);
  }
}

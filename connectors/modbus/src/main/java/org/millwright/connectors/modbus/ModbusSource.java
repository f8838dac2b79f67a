package org.millwright.connectors.modbus;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.plc4x.java.api.exceptions.PlcConnectionException;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.observation.MachineFeed;
import org.millwright.domain.observation.Source;
import org.millwright.domain.observation.TagSheet;
import org.millwright.domain.observation.TagSheets;
import org.millwright.domain.plant.MachineId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls one machine over Modbus TCP: all addresses of its tag sheet, one round one frame. Modbus
 * has no time and no quality of its own: readings carry no source time, and a number that is not
 * one (NaN) is missing. The tag sheet is asked for at each round, so an edit counts at once.
 */
public final class ModbusSource implements Source {

  private static final Logger LOG = LoggerFactory.getLogger(ModbusSource.class);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration SHEET_CHECK = Duration.ofSeconds(2);
  private static final Duration CLOSE = Duration.ofMillis(4500);

  private final MachineId machine;
  private final Settings settings;
  private final TagSheets tags;
  private final InstantSource clock;
  private final Set<Poll.Refused> reported = new HashSet<>();
  private boolean answered;
  private @Nullable Thread thread;

  ModbusSource(MachineId machine, Settings settings, TagSheets tags, InstantSource clock) {
    this.machine = machine;
    this.settings = settings;
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
    return "modbus:" + machine;
  }

  private void run(MachineFeed feed) {
    EventLoopGroup eventLoop =
        new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory(toString(), true), NioIoHandler.newFactory());
    try {
      Duration pause = FIRST_PAUSE;
      while (true) {
        TagSheet sheet = awaitSheet();
        answered = false;
        String reason = listen(feed, eventLoop);
        LOG.info("{}: {}", this, reason);
        feed.lost(tags.of(machine).orElse(sheet), reason);
        pause = answered ? FIRST_PAUSE : longer(pause);
        Thread.sleep(pause);
      }
    } catch (InterruptedException closing) {
      LOG.debug("{} closed", this);
    } finally {
      eventLoop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(1000);
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
   * Polls until the connection breaks.
   *
   * @return why it broke
   */
  private String listen(MachineFeed feed, EventLoopGroup eventLoop) throws InterruptedException {
    try (Connection connection = Connection.open(settings, eventLoop)) {
      poll(feed, connection);
      return settings.device() + ": no tag sheet any more";
    } catch (PlcConnectionException
        | IOException
        | ExecutionException
        | TimeoutException
        | RuntimeException failed) {
      LOG.debug("{} lost its connection", this, failed);
      return settings.device() + ": " + sentence(failed);
    }
  }

  private void poll(MachineFeed feed, Connection connection)
      throws IOException, TimeoutException, ExecutionException, InterruptedException {
    @Nullable Poll poll = null;
    long next = System.nanoTime();
    for (Optional<TagSheet> sheet = tags.of(machine); sheet.isPresent(); sheet = tags.of(machine)) {
      if (poll == null || !poll.sheet().equals(sheet.get())) {
        poll = new Poll(sheet.get());
      }
      Poll.Round round = poll.round(connection);
      answered = true;
      feed.connected("connected to " + settings.device());
      report(feed, round);
      feed.frame(round.readings());
      next = Math.max(next + settings.every().toNanos(), System.nanoTime());
      TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
    }
  }

  private void report(MachineFeed feed, Poll.Round round) throws InterruptedException {
    for (Poll.Refused refused : round.refused()) {
      if (reported.add(refused)) {
        feed.unreadable(
            refused.tag().place(),
            refused.tag().address().getBytes(StandardCharsets.UTF_8),
            refused.reason());
      }
    }
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }

  private static String sentence(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    @Nullable String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}

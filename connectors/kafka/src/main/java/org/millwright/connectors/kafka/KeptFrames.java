package org.millwright.connectors.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.LongDataType;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.observation.Frame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores frames in a file and forwards them to the bus in the order in which they came. A frame is
 * safe when it is in the file: whoever sent it is answered within milliseconds, however slow the
 * bus is or while it is away, and a process that was killed forwards at its next start what it had
 * not. A frame that reached the bus just before the kill is forwarded again; listeners know it by
 * its id.
 *
 * <p>Safe here means safe from the end of the process, as it does on the bus: neither waits for the
 * disk. The file holds {@code capacity} frames; who would store one more waits.
 */
public final class KeptFrames implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(KeptFrames.class);
  private static final int WRITTEN_TOGETHER = 1_000;
  private static final long LOOK_MILLIS = 50;

  /** A commit costs as much for one frame as for ten: those of two milliseconds share one. */
  private static final long COMMIT_EVERY_NANOS = 2_000_000;

  private static final Duration GOODBYE = Duration.ofSeconds(2);

  private record Arrival(byte[] entry, CompletableFuture<Void> safe) {}

  private final BusProducer producer;
  private final FrameCodec codec;
  private final MVStore store;
  private final MVMap<Long, byte[]> frames;
  private final Semaphore room;
  private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
  private final Queue<Long> onTheBus = new ConcurrentLinkedQueue<>();
  private final Semaphore toForward = new Semaphore(0);
  private final Thread writer;
  private final Thread forwarder;
  private long next;
  private volatile boolean closing;
  private volatile boolean ended;
  private volatile boolean broken;

  /**
   * Opens the file and begins to forward what an earlier process left in it. A file that cannot be
   * read is put aside under another name.
   *
   * @param file made when it is not there, with its folder
   * @param capacity frames, 1 or more
   * @throws UncheckedIOException when the file cannot be made, or another process has it open
   */
  public KeptFrames(Path file, int capacity, BusProducer producer, FrameCodec codec) {
    this(open(file), capacity, producer, codec);
  }

  KeptFrames(MVStore store, int capacity, BusProducer producer, FrameCodec codec) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity is " + capacity + ", expected 1 or more");
    }
    this.producer = producer;
    this.codec = codec;
    this.store = store;
    store.setVersionsToKeep(0);
    store.setRetentionTime(0);
    frames =
        store.openMap(
            "frames",
            new MVMap.Builder<Long, byte[]>()
                .keyType(LongDataType.INSTANCE)
                .valueType(ByteArrayDataType.INSTANCE));
    long first = Optional.ofNullable(frames.firstKey()).orElse(0L);
    next = Optional.ofNullable(frames.lastKey()).map(last -> last + 1).orElse(0L);
    if (!frames.isEmpty()) {
      LOG.info("{} frames of an earlier process are forwarded", frames.sizeAsLong());
    }
    room = new Semaphore(Math.toIntExact(Math.max(0, capacity - frames.sizeAsLong())));
    toForward.release(Math.toIntExact(next - first));
    writer = Thread.ofPlatform().daemon().name("frames-writer").start(this::write);
    forwarder = Thread.ofPlatform().daemon().name("frames-forwarder").start(() -> forward(first));
  }

  private static MVStore open(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try {
        return FramesFile.open(file);
      } catch (MVStoreException e) {
        if (e.getErrorCode() == org.h2.mvstore.DataUtils.ERROR_FILE_LOCKED) {
          throw new IOException(file + " is open in another process", e);
        }
        Path aside = file.resolveSibling(file.getFileName() + ".unreadable");
        Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        LOG.error("{} cannot be read, is kept as {} and begins anew", file, aside, e);
        return FramesFile.open(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Stores a frame; waits for room first.
   *
   * @return completes when it is safe: in the file, or on the bus when the file cannot be written;
   *     fails only when this is closed
   */
  public CompletionStage<Void> send(Frame frame) {
    byte[] entry =
        KeptFrame.of(frame.knownAt().toEpochMilli(), frame.machine().value(), codec.encode(frame));
    var arrival = new Arrival(entry, new CompletableFuture<>());
    room.acquireUninterruptibly();
    if (closing) {
      room.release();
      return CompletableFuture.failedFuture(new IllegalStateException("the frames are closed"));
    }
    arrivals.add(arrival);
    return arrival.safe;
  }

  /** How many frames are stored and not known to be on the bus. */
  public long waiting() {
    return frames.sizeAsLong();
  }

  private void write() {
    try {
      var batch = new ArrayList<Arrival>();
      long committed = System.nanoTime() - COMMIT_EVERY_NANOS;
      while (!closing || !arrivals.isEmpty()) {
        @Nullable Arrival first = arrivals.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
          LockSupport.parkNanos(committed + COMMIT_EVERY_NANOS - System.nanoTime());
          committed = System.nanoTime();
          batch.add(first);
          arrivals.drainTo(batch, WRITTEN_TOGETHER - 1);
        }
        store(batch);
        batch.clear();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void store(List<Arrival> batch) {
    try {
      if (!broken) {
        keep(batch);
        return;
      }
    } catch (MVStoreException e) {
      broken = true;
      LOG.error(
          "Frames cannot be stored, as with a full disk; the bus alone makes them safe now", e);
    }
    batch.forEach(this::sendPast);
  }

  private void keep(List<Arrival> batch) {
    int gone = commit(batch);
    room.release(gone);
    toForward.release(batch.size());
    batch.forEach(arrival -> arrival.safe.complete(null));
  }

  /** One at a time: room that is given up is written over, also below who reads at that moment. */
  private int commit(List<Arrival> batch) {
    synchronized (store) {
      batch.forEach(arrival -> frames.put(next++, arrival.entry));
      int gone = forget();
      if (gone > 0 || !batch.isEmpty()) {
        store.commit();
      }
      return gone;
    }
  }

  private byte @Nullable [] read(long number) {
    synchronized (store) {
      return frames.get(number);
    }
  }

  /** Without the file a frame is safe when the bus has it. */
  private void sendPast(Arrival arrival) {
    var _ =
        producer
            .send(KeptFrame.record(arrival.entry))
            .whenComplete((_, failure) -> {
              room.release();
              if (failure == null) {
                arrival.safe.complete(null);
              } else {
                arrival.safe.completeExceptionally(failure);
              }
            });
  }

  private int forget() {
    synchronized (store) {
      int gone = 0;
      for (Long number = onTheBus.poll(); number != null; number = onTheBus.poll()) {
        frames.remove(number);
        gone++;
      }
      return gone;
    }
  }

  /** Not ended by an interrupt: that would close the file below it. */
  private void forward(long first) {
    try {
      long number = first;
      while (!ended) {
        if (toForward.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
          byte[] entry = read(number);
          if (entry != null) {
            forward(number, entry);
          }
          number++;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (MVStoreException e) {
      broken = true;
      LOG.error(
          "Stored frames cannot be read, as with a failing disk; the next start forwards them,"
              + " later ones go to the bus alone",
          e);
    }
  }

  private void forward(long number, byte[] entry) {
    var _ =
        producer
            .send(KeptFrame.record(entry))
            .whenComplete((_, failure) -> {
              if (failure == null) {
                onTheBus.add(number);
              }
            });
  }

  /** Ends within some seconds; what did not reach the bus stays in the file. */
  @Override
  public void close() {
    closing = true;
    room.release();
    try {
      writer.join();
      long end = System.nanoTime() + GOODBYE.toNanos();
      while (!frames.isEmpty() && System.nanoTime() < end) {
        TimeUnit.MILLISECONDS.sleep(10);
        forget();
      }
      ended = true;
      forwarder.join(GOODBYE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      end();
    }
  }

  private void end() {
    try {
      store.commit();
      store.close();
    } catch (MVStoreException e) {
      LOG.warn("The file of frames did not close in order", e);
    }
  }
}

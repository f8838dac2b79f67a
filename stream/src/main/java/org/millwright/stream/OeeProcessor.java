package org.millwright.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.observation.Frame;
import org.millwright.domain.oee.MinuteFacts;
import org.millwright.domain.oee.OeeBooks;
import org.millwright.domain.oee.OeeNews;
import org.millwright.domain.oee.ShiftLog;
import org.millwright.domain.plant.MachineId;

/**
 * Puts down what the machines of one partition tell of their time and output, and says what is
 * known of each minute and how each running shift stands.
 *
 * <p>A minute that changed and was not said yet is marked so in the store: after a crash it is
 * said. Saying a minute twice is harmless.
 */
final class OeeProcessor implements Processor<String, Frame, String, Object> {

  private static final Duration TICK = Duration.ofMillis(250);

  /** News of a machine come at most so often. */
  private static final long SAY_EVERY = 500;

  /** A running shift goes on although nothing is told. */
  private static final long SHOW_EVERY = 1_000;

  private static final byte NOT_SAID = 1;
  private static final byte SAID = 0;

  private final OeeBooks books;
  private final ShiftLog log;
  private final Map<String, Watched> machines = new HashMap<>();
  private @Nullable ProcessorContext<String, Object> context;
  private @Nullable KeyValueStore<String, byte[]> store;
  private boolean restored;

  OeeProcessor(OeeBooks books, ShiftLog log) {
    this.books = books;
    this.log = log;
  }

  /** A machine, and what is to be said of it. */
  private final class Watched implements OeeMemory.Shelf {
    final OeeMemory memory;
    final ShiftCount count;
    final NavigableSet<Long> unsaid = new TreeSet<>();
    final String prefix;
    long saidAt = Long.MIN_VALUE / 2;

    Watched(MachineId machine, long newest) {
      prefix = machine.value() + "/";
      memory = new OeeMemory(machine, this, newest);
      count = new ShiftCount(memory, books, log);
    }

    @Override
    public byte @Nullable [] get(long minute) {
      byte[] marked = store().get(key(minute));
      return marked == null ? null : Arrays.copyOfRange(marked, 1, marked.length);
    }

    @Override
    public void put(long minute, byte[] book) {
      unsaid.add(minute);
      replace(minute, book);
    }

    @Override
    public void replace(long minute, byte[] book) {
      var marked = new byte[book.length + 1];
      marked[0] = unsaid.contains(minute) ? NOT_SAID : SAID;
      System.arraycopy(book, 0, marked, 1, book.length);
      store().put(key(minute), marked);
    }

    @Override
    public void delete(long minute) {
      store().delete(key(minute));
    }

    @Override
    public List<Long> minutes(long from, long to) {
      var found = new ArrayList<Long>();
      if (from < to) {
        try (KeyValueIterator<String, byte[]> range = store().range(key(from), key(to - 1))) {
          range.forEachRemaining(entry -> found.add(minute(entry.key)));
        }
      }
      return found;
    }

    private String key(long minute) {
      return prefix + String.format("%010d", minute);
    }
  }

  private static long minute(String key) {
    return Long.parseLong(key.substring(key.indexOf('/') + 1));
  }

  @Override
  public void init(ProcessorContext<String, Object> context) {
    this.context = context;
    store = context.getStateStore(LineTopology.MINUTES);
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
  }

  @Override
  public void process(Record<String, Frame> record) {
    Frame frame = record.value();
    if (frame == null) {
      return;
    }
    restore();
    Watched machine =
        machines.computeIfAbsent(
            frame.machine().value(), _ -> new Watched(frame.machine(), Long.MIN_VALUE));
    machine.memory.take(frame).forEach(machine.count::changed);
    long now = context().currentSystemTimeMs();
    if (!machine.unsaid.isEmpty() && Math.abs(now - machine.saidAt) >= SAY_EVERY) {
      say(machine, now);
    }
  }

  private void tick(long now) {
    restore();
    for (Watched machine : machines.values()) {
      long since = Math.abs(now - machine.saidAt);
      if (since >= SHOW_EVERY || (since >= SAY_EVERY && !machine.unsaid.isEmpty())) {
        say(machine, now);
      }
    }
  }

  private void say(Watched machine, long now) {
    machine.saidAt = now;
    for (long minute : List.copyOf(machine.unsaid)) {
      MinuteFacts facts = machine.memory.facts(minute);
      forward(new OeeNews.MinuteKnown(machine.memory.machine(), facts), now);
      machine.unsaid.remove(minute);
      byte[] book = machine.get(minute);
      if (book != null) {
        machine.replace(minute, book);
      }
    }
    machine.count.at(Instant.ofEpochMilli(now)).ifPresent(running -> forward(running, now));
  }

  private void forward(OeeNews news, long now) {
    context().forward(new Record<>(news.machine().value(), news, now), LineTopology.OEE_NEWS);
  }

  private void restore() {
    if (restored) {
      return;
    }
    restored = true;
    var newest = new HashMap<String, Long>();
    var unsaid = new ArrayList<String>();
    try (KeyValueIterator<String, byte[]> all = store().all()) {
      all.forEachRemaining(entry -> {
        String machine = entry.key.substring(0, entry.key.indexOf('/'));
        newest.merge(machine, minute(entry.key), Math::max);
        if (entry.value[0] == NOT_SAID) {
          unsaid.add(entry.key);
        }
      });
    }
    newest.forEach(
        (machine, minute) -> machines.put(machine, new Watched(new MachineId(machine), minute)));
    for (String key : unsaid) {
      Objects.requireNonNull(machines.get(key.substring(0, key.indexOf('/'))))
          .unsaid
          .add(minute(key));
    }
  }

  private ProcessorContext<String, Object> context() {
    return Objects.requireNonNull(context, "not initialised");
  }

  private KeyValueStore<String, byte[]> store() {
    return Objects.requireNonNull(store, "not initialised");
  }
}

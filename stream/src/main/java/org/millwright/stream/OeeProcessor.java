package org.millwright.stream;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.finding.FindingChange;
import org.millwright.domain.finding.Judge;
import org.millwright.domain.observation.Frame;
import org.millwright.domain.oee.OeeBook;
import org.millwright.domain.oee.OeeBooks;
import org.millwright.domain.oee.OeeNews;
import org.millwright.domain.oee.Shift;
import org.millwright.domain.oee.ShiftLog;
import org.millwright.domain.plant.MachineId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts down what the machines of one partition tell of their time and output, says what is known of
 * each minute and how each running shift stands, and has the last hour judged.
 *
 * <p>A minute that changed and was not said yet is marked so in the store: after a crash it is
 * said. So is the last change of every kind of finding, as {@link LineProcessor} does it. Saying
 * either twice is harmless.
 */
final class OeeProcessor implements Processor<String, Frame, String, Object> {

  private static final Duration TICK = Duration.ofMillis(250);

  /** News of a machine come at most so often. */
  private static final long SAY_EVERY = 400;

  /** A running shift goes on although nothing is told. */
  private static final long SHOW_EVERY = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(OeeProcessor.class);

  private final OeeBooks books;
  private final ShiftLog log;
  private final EpisodeCourse course;
  private final Backlog backlog = new Backlog();
  private final Map<String, Watched> machines = new HashMap<>();
  private @Nullable ProcessorContext<String, Object> context;
  private @Nullable KeyValueStore<String, byte[]> store;
  private @Nullable KeyValueStore<String, byte[]> findings;
  private boolean restored;

  OeeProcessor(OeeBooks books, ShiftLog log, Judge judge) {
    this.books = books;
    this.log = log;
    course = new EpisodeCourse(judge);
  }

  /** A machine, and what is to be said of it. */
  private final class Watched {
    final MinuteShelf shelf;
    final OeeMemory memory;
    final ShiftCount count;
    final OeeFindings findings;
    long saidAt = Long.MIN_VALUE / 2;

    Watched(MachineId machine, long newest) {
      shelf = new MinuteShelf(machine, store());
      memory = new OeeMemory(machine, shelf, newest);
      count = new ShiftCount(memory, books, log);
      findings = new OeeFindings(memory, log, course);
    }

    void changed(long minute) {
      count.changed(minute);
      findings.changed(minute);
    }
  }

  @Override
  public void init(ProcessorContext<String, Object> context) {
    this.context = context;
    store = context.getStateStore(LineTopology.MINUTES);
    findings = context.getStateStore(LineTopology.OEE_FINDINGS);
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
  }

  @Override
  public void process(Record<String, Frame> record) {
    Frame frame = record.value();
    if (frame == null) {
      return;
    }
    restore();
    long now = context().currentSystemTimeMs();
    backlog.came(frame.knownAt().toEpochMilli(), now);
    Watched machine =
        machines.computeIfAbsent(
            frame.machine().value(), _ -> new Watched(frame.machine(), Long.MIN_VALUE));
    machine.memory.take(frame).forEach(machine::changed);
    if (!machine.shelf.unsaid().isEmpty() && Math.abs(now - machine.saidAt) >= SAY_EVERY) {
      say(machine, now);
    }
  }

  private void tick(long now) {
    restore();
    for (Watched machine : machines.values()) {
      long since = Math.abs(now - machine.saidAt);
      if (since >= SHOW_EVERY || (since >= SAY_EVERY && !machine.shelf.unsaid().isEmpty())) {
        say(machine, now);
      }
    }
  }

  private void say(Watched machine, long now) {
    machine.saidAt = now;
    for (long minute : List.copyOf(machine.shelf.unsaid())) {
      forward(new OeeNews.MinuteKnown(machine.memory.machine(), machine.memory.facts(minute)), now);
      machine.shelf.said(minute);
    }
    machine
        .count
        .at(Instant.ofEpochMilli(now))
        .ifPresent(running -> {
          forward(running, now);
          if (machine.findings.isDue(now) && !backlog.stands(now)) {
            books.book().ifPresent(book -> judge(machine, running.shift(), book, now));
          }
        });
  }

  private void judge(Watched machine, @Nullable Shift shift, OeeBook book, long now) {
    machine.findings.judge(
        now,
        shift,
        book,
        change -> tell(change, now),
        status -> forward(status.key().value(), status, LineTopology.STATUSES, now));
    String key = machine.memory.machine().value();
    if (!machine.findings.isBlank()) {
      findings().put(key, machine.findings.toBytes());
    } else if (findings().get(key) != null) {
      findings().delete(key);
    }
  }

  private void tell(FindingChange change, long now) {
    forward(change.key().value(), change, LineTopology.CHANGES, now);
  }

  private void forward(OeeNews news, long now) {
    forward(news.machine().value(), news, LineTopology.OEE_NEWS, now);
  }

  private void forward(String key, Object value, String sink, long now) {
    context().forward(new Record<>(key, value, now), sink);
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
        newest.merge(MinuteShelf.machine(entry.key), MinuteShelf.minute(entry.key), Math::max);
        if (MinuteShelf.isUnsaid(entry.value)) {
          unsaid.add(entry.key);
        }
      });
    }
    newest.forEach(
        (machine, minute) -> machines.put(machine, new Watched(new MachineId(machine), minute)));
    for (String key : unsaid) {
      Objects.requireNonNull(machines.get(MinuteShelf.machine(key)))
          .shelf
          .unsaid()
          .add(MinuteShelf.minute(key));
    }
    restoreFindings();
  }

  private void restoreFindings() {
    long now = context().currentSystemTimeMs();
    try (KeyValueIterator<String, byte[]> all = findings().all()) {
      all.forEachRemaining(entry -> remember(entry.key, entry.value));
    }
    machines
        .values()
        .forEach(machine -> machine.findings.lastChanges().forEach(change -> tell(change, now)));
  }

  /** What cannot be read, as after a step back to an older Millwright, begins anew. */
  private void remember(String machine, byte[] remembered) {
    try {
      machines
          .computeIfAbsent(machine, _ -> new Watched(new MachineId(machine), Long.MIN_VALUE))
          .findings
          .remember(remembered);
    } catch (UncheckedIOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      LOG.error("the findings on {}'s time cannot be read and begin anew", machine, e);
    }
  }

  private ProcessorContext<String, Object> context() {
    return Objects.requireNonNull(context, "not initialised");
  }

  private KeyValueStore<String, byte[]> store() {
    return Objects.requireNonNull(store, "not initialised");
  }

  private KeyValueStore<String, byte[]> findings() {
    return Objects.requireNonNull(findings, "not initialised");
  }
}

package org.millwright.domain.oee;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.millwright.domain.plant.Machine;
import org.millwright.domain.plant.MachineId;
import org.millwright.domain.sheet.Checked;
import org.millwright.domain.sheet.Problem;

/**
 * All that people say of how OEE is counted, as it stood at one moment: the sheets of {@code
 * rules/oee/}. They take effect together or not at all.
 */
public final class OeeBook {

  public static final String CALENDAR = "rules/oee/calendar.csv";
  public static final String TIME_MODEL = "rules/oee/time-model.csv";
  public static final String MACHINES = "rules/oee/machines.csv";
  public static final String CYCLES = "rules/oee/ideal-cycles.csv";
  public static final String REASONS = "rules/oee/stop-reasons.csv";

  /** The sheets, all of which must be there. */
  public static final List<String> FILES = List.of(CALENDAR, TIME_MODEL, MACHINES, CYCLES, REASONS);

  private final SortedMap<String, String> texts;
  private final String hash;
  private final Calendar calendar;
  private final TimeModel model;
  private final MachineSheet machines;
  private final Cycles cycles;
  private final Reasons reasons;
  private final Map<MachineId, String> lines;

  private OeeBook(
      Map<MachineId, String> lines,
      SortedMap<String, String> texts,
      Calendar calendar,
      TimeModel model,
      MachineSheet machines,
      Cycles cycles,
      Reasons reasons) {
    this.lines = lines;
    this.texts = Collections.unmodifiableSortedMap(texts);
    this.hash = hash(texts);
    this.calendar = calendar;
    this.model = model;
    this.machines = machines;
    this.cycles = cycles;
    this.reasons = reasons;
  }

  /**
   * Reads all sheets, or says everything that is wrong with any of them.
   *
   * @param texts contents by path, such as {@link #CALENDAR}; other paths than those of {@link
   *     #FILES} are passed over
   * @param machines those of the plant
   */
  public static Checked<OeeBook> read(Map<String, String> texts, Collection<Machine> machines) {
    return new Reading(texts, machines).book();
  }

  /** When each machine is meant to work. */
  public Calendar calendar() {
    return calendar;
  }

  /** What a machine's state counts as. */
  public TimeModel model() {
    return model;
  }

  /** The terms of a machine, {@link MachineTerms#STANDARD} when it has no row. */
  public MachineTerms terms(MachineId machine) {
    return machines.terms().getOrDefault(machine, MachineTerms.STANDARD);
  }

  /** The terms of the machines that have a row. */
  public Map<MachineId, MachineTerms> terms() {
    return machines.terms();
  }

  /** A machine's place in its line's flow, from 1; empty when it is not in the flow. */
  public OptionalInt step(MachineId machine) {
    Integer step = machines.steps().get(machine);
    return step == null ? OptionalInt.empty() : OptionalInt.of(step);
  }

  /**
   * All that a machine's time and output in a span are judged by.
   *
   * @param entries what was said that touches the span
   */
  public Terms terms(MachineId machine, Span span, ShiftLog.Entries entries) {
    return new Terms(
        terms(machine),
        model,
        cycles.pace(machine, calendar.zone()),
        calendar.of(machine, line(machine), span),
        entries.orders(),
        entries.reasons(),
        entries.corrections());
  }

  /** What is planned for a machine: all of a span in pieces, in order. */
  public List<Planned> planned(MachineId machine, Span span) {
    return calendar.of(machine, line(machine), span);
  }

  /** A machine's shifts that touch a span, in order. */
  public List<Shift> shifts(MachineId machine, Span span) {
    return calendar.shifts(machine, line(machine), span);
  }

  /** The line that a machine stands in; none of the plant's machines has the plant's calendar. */
  private String line(MachineId machine) {
    return lines.getOrDefault(machine, "");
  }

  /** The machines of the flow by their places; those of one place stand side by side. */
  public List<Machine> inFlow(Collection<Machine> ofOneLine) {
    return ofOneLine.stream()
        .filter(machine -> step(machine.id()).isPresent())
        .sorted(Comparator.comparingInt(machine -> step(machine.id()).orElseThrow()))
        .toList();
  }

  /** Planned run times per item. */
  public Cycles cycles() {
    return cycles;
  }

  /** Why machines stand. */
  public Reasons reasons() {
    return reasons;
  }

  /** The sheets' contents by path. */
  public SortedMap<String, String> texts() {
    return texts;
  }

  /** What makes this book this one and no other: SHA-256 of paths and contents, 64 digits. */
  public String hash() {
    return hash;
  }

  /** SHA-256 of paths and contents in the order of the paths, as 64 hexadecimal digits. */
  public static String hash(SortedMap<String, String> texts) {
    MessageDigest digest = sha256();
    texts.forEach((path, text) -> {
      digest.update(path.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      digest.update(text.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    });
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Reads sheet after sheet and keeps what is wrong. */
  private static final class Reading {

    private final SortedMap<String, String> texts = new TreeMap<>();
    private final Collection<Machine> machines;
    private final Set<MachineId> ids;
    private final List<Problem> problems = new ArrayList<>();

    Reading(Map<String, String> all, Collection<Machine> machines) {
      all.forEach((path, text) -> {
        if (FILES.contains(path)) {
          texts.put(path, text);
        }
      });
      this.machines = machines;
      this.ids = machines.stream().map(Machine::id).collect(Collectors.toSet());
    }

    Checked<OeeBook> book() {
      var calendar = sheet(CALENDAR, (file, text) -> Calendar.read(file, text, machines));
      var model = sheet(TIME_MODEL, TimeModelSheet::read);
      var terms = sheet(MACHINES, (file, text) -> MachineSheet.read(file, text, ids));
      var cycles = sheet(CYCLES, (file, text) -> Cycles.read(file, text, ids));
      var reasons = sheet(REASONS, Reasons::read);
      return problems.isEmpty()
          ? new Checked.Sound<>(
              new OeeBook(
                  machines.stream().collect(Collectors.toMap(Machine::id, Machine::line)),
                  texts,
                  calendar.orElseThrow(),
                  model.orElseThrow(),
                  terms.orElseThrow(),
                  cycles.orElseThrow(),
                  reasons.orElseThrow()))
          : new Checked.Refused<>(problems);
    }

    private <T> Optional<T> sheet(String path, BiFunction<String, String, Checked<T>> reading) {
      String text = texts.get(path);
      if (text == null) {
        problems.add(
            Problem.ofFile(path, "no such file", "a sheet; see docs/guides/oee-sheets.md"));
        return Optional.empty();
      }
      Checked<T> checked = reading.apply(path, text);
      problems.addAll(checked.problems());
      return checked instanceof Checked.Sound<T>(T value) ? Optional.of(value) : Optional.empty();
    }
  }
}

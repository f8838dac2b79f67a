package org.millwright.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.kie.api.KieBase;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.StatelessKieSession;
import org.millwright.domain.finding.Judge;
import org.millwright.domain.finding.SignalFacts;
import org.millwright.domain.finding.Situation;
import org.millwright.domain.limit.Limit;
import org.millwright.domain.limit.LimitSheet;
import org.millwright.domain.limit.Limits;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.plant.MachineId;
import org.millwright.domain.sheet.Checked;
import org.millwright.domain.sheet.Problem;
import org.millwright.rules.fact.Machine;
import org.millwright.rules.fact.Measurement;
import org.millwright.rules.fact.Sensor;
import org.millwright.rules.fact.Silence;
import org.millwright.rules.fact.Verdicts;

/** All rules and limits of one moment: immutable, compiled as a whole, safe for several threads. */
public final class RuleBook implements Judge {

  private final String hash;
  private final KieBase rules;
  private final Limits limits;
  private final List<SensorLimit> sensorLimits;
  private final Map<MachineId, Map<SignalName, Optional<SensorLimit>>> sensors =
      new ConcurrentHashMap<>();
  private final OeeLimits oeeLimits;

  private RuleBook(
      String hash,
      KieBase rules,
      List<Limit> limits,
      List<SensorLimit> sensorLimits,
      List<OeeLimit> oeeLimits) {
    this.hash = hash;
    this.rules = rules;
    this.limits = new Limits(limits);
    this.sensorLimits = sensorLimits;
    this.oeeLimits = new OeeLimits(oeeLimits);
  }

  /** The rule book of these files, or everything that is wrong with them. */
  public static Checked<RuleBook> of(RuleFiles files) {
    var problems = new ArrayList<Problem>();
    var limits = new ArrayList<Limit>();
    var sensorLimits = new ArrayList<SensorLimit>();
    var oeeLimits = new ArrayList<OeeLimit>();
    files
        .limitSheets()
        .forEach((name, text) -> collect(LimitSheet.parse(name, text), limits, problems));
    files
        .ending(RuleFiles.SENSOR_LIMITS)
        .forEach(
            (name, text) -> collect(SensorLimitSheet.parse(name, text), sensorLimits, problems));
    files
        .ending(RuleFiles.OEE_LIMITS)
        .forEach((name, text) -> collect(OeeLimitSheet.parse(name, text), oeeLimits, problems));
    problems.addAll(repeated(limits));
    problems.addAll(new RuleNames(files).problems());
    Checked<KieBase> rules = Compiler.compile(files.ending(RuleFiles.RULES));
    problems.addAll(rules.problems());
    return problems.isEmpty()
        ? new Checked.Sound<>(
            new RuleBook(files.hash(), rules.orThrow(), limits, sensorLimits, oeeLimits))
        : new Checked.Refused<>(problems);
  }

  /** Within a sheet its reader refuses them. */
  private static List<Problem> repeated(List<Limit> limits) {
    var places = new HashMap<List<Object>, String>();
    var problems = new ArrayList<Problem>();
    for (Limit limit : limits) {
      String first =
          places.putIfAbsent(
              List.of(limit.machines(), limit.signal(), limit.severity()), limit.place());
      if (first != null) {
        problems.add(
            Problem.ofRow(
                limit.place(),
                "column \"signal\"",
                limit.signal().value(),
                "one row per machine, signal and severity; " + first + " has the same"));
      }
    }
    return problems;
  }

  private static <T> void collect(Checked<List<T>> read, List<T> all, List<Problem> problems) {
    switch (read) {
      case Checked.Sound<List<T>> sound -> all.addAll(sound.value());
      case Checked.Refused<List<T>> refused -> problems.addAll(refused.problems());
    }
  }

  /** Twelve hexadecimal digits that name this book. */
  public String hash() {
    return hash;
  }

  /** The limits in force. */
  public Limits limits() {
    return limits;
  }

  @Override
  public Judgement judge(Situation situation) {
    var verdicts = new Verdicts();
    StatelessKieSession session = rules.newStatelessKieSession();
    session.setGlobal("verdicts", verdicts);
    session.addEventListener(
        new DefaultAgendaEventListener() {
          @Override
          public void beforeMatchFired(BeforeMatchFiredEvent event) {
            verdicts.speaking(event.getMatch().getRule().getName());
          }
        });
    session.execute(facts(situation));
    return new Judgement(hash, verdicts.said());
  }

  private List<Object> facts(Situation situation) {
    if (situation.oee() != null) {
      return oeeLimits.facts(situation);
    }
    var machine = new Machine(situation.machine());
    var facts = new ArrayList<Object>();
    facts.add(machine);
    for (SignalFacts signal : situation.signals()) {
      List<Limit> held = limits.of(signal.machine(), signal.signal());
      if (!held.isEmpty()) {
        facts.add(Measurement.of(machine, signal, held));
      }
      sensor(signal)
          .ifPresent(watched ->
              facts.add(new Sensor(machine, signal, watched, othersFresh(situation, signal))));
    }
    silence(machine, situation).ifPresent(facts::add);
    return facts;
  }

  private Optional<Silence> silence(Machine machine, Situation situation) {
    List<SignalFacts> silent =
        situation.signals().stream()
            .filter(SignalFacts::isSilent)
            .filter(signal -> sensor(signal).isEmpty())
            .toList();
    return silent.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Silence(
                machine,
                silent,
                situation.signals().stream().anyMatch(signal -> !signal.isSilent())));
  }

  private Optional<SensorLimit> sensor(SignalFacts signal) {
    return sensors
        .computeIfAbsent(signal.machine(), _ -> new ConcurrentHashMap<>())
        .computeIfAbsent(signal.signal(), name -> sensorLimit(signal.machine(), name));
  }

  private Optional<SensorLimit> sensorLimit(MachineId machine, SignalName signal) {
    return sensorLimits.stream()
        .filter(limit -> limit.signal().equals(signal))
        .filter(limit -> limit.covers(machine))
        .max(Comparator.comparingInt(SensorLimit::exactness));
  }

  /** True when another signal was good at most half as long ago as this one. */
  private boolean othersFresh(Situation situation, SignalFacts signal) {
    return situation.signals().stream()
        .anyMatch(other ->
            !other.signal().equals(signal.signal())
                && other.age().plus(other.age()).compareTo(signal.age()) <= 0);
  }
}

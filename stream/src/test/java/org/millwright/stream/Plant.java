package org.millwright.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.millwright.domain.finding.Evidence;
import org.millwright.domain.finding.FindingKind;
import org.millwright.domain.finding.Judge;
import org.millwright.domain.finding.Severity;
import org.millwright.domain.finding.SignalFacts;
import org.millwright.domain.finding.Situation;
import org.millwright.domain.finding.Verdict;
import org.millwright.domain.finding.Verdict.Strength;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Unit;
import org.millwright.domain.measure.Value;
import org.millwright.domain.observation.Frame;
import org.millwright.domain.observation.FrameId;
import org.millwright.domain.observation.Observation;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.observation.TagSheet;
import org.millwright.domain.observation.TagSheets;
import org.millwright.domain.plant.MachineId;

/** A mill, its clock, and a judge that holds its vibration against 2.8 and 4.5 mm/s. */
final class Plant {

  static final MachineId CNC_1 = new MachineId("cnc-1");
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  static final SignalName VIBRATION = new SignalName("vibration");
  static final Duration RAISE_AFTER = Duration.ofSeconds(5);
  static final Duration CLEAR_AFTER = Duration.ofSeconds(10);
  static final double HYSTERESIS = 0.3;
  static final FindingKind NEEDS_WORK = FindingKind.MACHINE_NEEDS_WORK;

  static final TagSheets TAGS =
      TagSheets.fixed(
          Map.of(
              CNC_1,
              TagSheet.parse(
                      CNC_1,
                      "camel-routes/tags/cnc-1.csv",
                      """
                      signal,address,type,unit,stale_after_s,report
                      vibration,a,number,mm/s,3,
                      parts,b,counter,pcs,5,
                      state,c,state,,5,
                      rejects,d,counter,pcs,5,change
                      """)
                  .orThrow()));

  private Plant() {}

  static Judge judge() {
    return situation -> new Judge.Judgement("book", verdicts(situation));
  }

  static Frame frame(long sequence, Instant at, Observation... readings) {
    return new Frame(
        CNC_1,
        new FrameId("opcua:cnc-1", 1, sequence),
        at.plusMillis(20),
        false,
        List.of(readings));
  }

  static Frame frameOf(String source, long sequence, Instant knownAt, Observation... readings) {
    return new Frame(CNC_1, new FrameId(source, 1, sequence), knownAt, false, List.of(readings));
  }

  static Observation good(String signal, Instant at, double value) {
    return new Observation(new SignalName(signal), at, Value.of(value), Quality.GOOD);
  }

  static Observation state(Instant at, String word) {
    return new Observation(SignalName.STATE, at, Value.of(word), Quality.GOOD);
  }

  static Observation lost(String signal, Instant at) {
    return new Observation(new SignalName(signal), at, Value.MISSING, Quality.BAD);
  }

  private static List<Verdict> verdicts(Situation situation) {
    var verdicts = new ArrayList<Verdict>();
    for (SignalFacts facts : situation.signals()) {
      if (facts.signal().equals(VIBRATION)) {
        verdicts.addAll(verdicts(situation, facts));
      }
    }
    return verdicts;
  }

  private static List<Verdict> verdicts(Situation situation, SignalFacts facts) {
    if (!situation.machine().connected() || facts.quality() != Quality.GOOD || facts.count() == 0) {
      return List.of(verdict(Strength.WITHHOLDS, Severity.WARNING, situation, facts));
    }
    if (facts.mean() > 4.5) {
      return List.of(verdict(Strength.RAISES, Severity.CRITICAL, situation, facts));
    }
    if (facts.mean() > 2.8) {
      return List.of(verdict(Strength.RAISES, Severity.WARNING, situation, facts));
    }
    return facts.mean() > 2.8 - HYSTERESIS
        ? List.of(verdict(Strength.SUSTAINS, Severity.WARNING, situation, facts))
        : List.of();
  }

  static Verdict verdict(
      Strength strength, Severity severity, Situation situation, SignalFacts facts) {
    return verdict(
        strength, severity, situation, facts, List.of(evidence(severity, situation, facts)));
  }

  static Verdict verdict(
      Strength strength,
      Severity severity,
      Situation situation,
      SignalFacts facts,
      List<Evidence> evidence) {
    return new Verdict(
        NEEDS_WORK,
        CNC_1,
        strength,
        severity,
        RAISE_AFTER,
        CLEAR_AFTER,
        "Vibration too high",
        "mean " + facts.mean(),
        "vibration",
        evidence);
  }

  private static Evidence evidence(Severity severity, Situation situation, SignalFacts facts) {
    Instant at = situation.machine().at();
    return new Evidence(
        facts.signal(),
        "mean",
        facts.mean(),
        Unit.MILLIMETRE_PER_SECOND,
        OptionalDouble.of(severity == Severity.CRITICAL ? 4.5 : 2.8),
        at.minus(facts.window()),
        at,
        "limits.csv:2");
  }
}

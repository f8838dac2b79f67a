package org.millwright.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.millwright.domain.finding.Severity;
import org.millwright.domain.finding.Situation;
import org.millwright.domain.plant.MachineId;
import org.millwright.rules.OeeLimit.Figure;
import org.millwright.rules.fact.OeeFigure;

/**
 * The limits of time and output in force. Of several rows of one figure and severity that cover a
 * machine, the one that names it most exactly counts.
 */
final class OeeLimits {

  private final List<OeeLimit> all;
  private final Map<MachineId, List<List<OeeLimit>>> byMachine = new ConcurrentHashMap<>();

  OeeLimits(List<OeeLimit> all) {
    this.all = List.copyOf(all);
  }

  /** The figures that are limited, as rules see them. */
  List<Object> facts(Situation situation) {
    var facts = new ArrayList<Object>();
    byMachine
        .computeIfAbsent(situation.machine().machine(), this::find)
        .forEach(limits -> facts.add(OeeFigure.of(situation, limits)));
    return facts;
  }

  /** By figure, the severest first. */
  private List<List<OeeLimit>> find(MachineId machine) {
    var found = new ArrayList<List<OeeLimit>>();
    for (Figure figure : Figure.values()) {
      var exactest = new LinkedHashMap<Severity, OeeLimit>();
      all.stream()
          .filter(limit -> limit.figure() == figure && limit.covers(machine))
          .sorted(Comparator.comparingInt(OeeLimit::exactness).reversed())
          .forEach(limit -> exactest.putIfAbsent(limit.severity(), limit));
      if (!exactest.isEmpty()) {
        found.add(
            exactest.values().stream()
                .sorted(Comparator.comparing(OeeLimit::severity).reversed())
                .toList());
      }
    }
    return found;
  }
}

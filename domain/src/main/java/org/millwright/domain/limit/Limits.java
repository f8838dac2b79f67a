package org.millwright.domain.limit;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.millwright.domain.finding.Severity;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.plant.MachineId;

/**
 * The limits in force. Of several rows of one severity that cover a machine's signal, the one that
 * names it most exactly counts.
 */
public final class Limits {

  private final List<Limit> all;
  private final Map<MachineId, Map<SignalName, List<Limit>>> found = new ConcurrentHashMap<>();

  public Limits(List<Limit> all) {
    this.all = List.copyOf(all);
  }

  /** The limits of a machine's signal, the severest first; empty when it has none. */
  public List<Limit> of(MachineId machine, SignalName signal) {
    return found
        .computeIfAbsent(machine, _ -> new ConcurrentHashMap<>())
        .computeIfAbsent(signal, _ -> find(machine, signal));
  }

  private List<Limit> find(MachineId machine, SignalName signal) {
    var exactest = new LinkedHashMap<Severity, Limit>();
    all.stream()
        .filter(limit -> limit.signal().equals(signal) && limit.covers(machine))
        .sorted(Comparator.comparingInt(Limits::exactness).reversed())
        .forEach(limit -> exactest.putIfAbsent(limit.severity(), limit));
    return exactest.values().stream()
        .sorted(Comparator.comparing(Limit::severity).reversed())
        .toList();
  }

  private static int exactness(Limit limit) {
    return limit.machines().endsWith("*") ? limit.machines().length() - 1 : Integer.MAX_VALUE;
  }
}

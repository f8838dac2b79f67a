package org.millwright.app.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.millwright.app.oee.OeeReports;
import org.millwright.app.role.InRole;
import org.millwright.app.role.Role;
import org.millwright.app.web.Page;
import org.millwright.app.web.Refusal;
import org.millwright.connectors.store.FindingTable;
import org.millwright.connectors.store.Page.Request;
import org.millwright.connectors.store.ShiftLogTable;
import org.millwright.connectors.store.ShiftLogTable.Said;
import org.millwright.domain.finding.Evidence;
import org.millwright.domain.finding.Finding;
import org.millwright.domain.oee.Reason;
import org.millwright.domain.oee.Reasons;
import org.millwright.domain.oee.Span;
import org.millwright.domain.plant.MachineId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a stop's reason may be: first what alarms of the minute before it point to, then what was
 * given on the machine most often.
 */
@RestController
@InRole(Role.CONSOLE)
class ReasonSuggestions {

  private static final Duration ALARMS_OF = Duration.ofSeconds(60);
  private static final Duration GIVEN_IN = Duration.ofDays(30);
  private static final int MOST = 6;
  private static final int MOST_FINDINGS = 50;

  private final OeeReports reports;
  private final FindingTable findings;
  private final ShiftLogTable log;
  private final InstantSource clock;

  ReasonSuggestions(
      OeeReports reports, FindingTable findings, ShiftLogTable log, InstantSource clock) {
    this.reports = reports;
    this.findings = findings;
    this.log = log;
    this.clock = clock;
  }

  /** A reason, and why it is suggested. */
  record SuggestionView(String code, String name, List<String> path, String why) {}

  @GetMapping("/api/oee/stops/suggestions")
  Page<SuggestionView> suggest(@RequestParam String machine, @RequestParam Instant at) {
    Reasons tree =
        reports
            .known(null)
            .orElseThrow(() -> Refusal.conflict("No sheets of rules/oee/ are in force."))
            .book()
            .reasons();
    MachineId id = Asked.machineId(machine);
    Map<String, String> why = new LinkedHashMap<>();
    pointedAt(id, at, tree).forEach(why::putIfAbsent);
    givenOften(id, tree).forEach(why::putIfAbsent);
    return Page.whole(
        why.entrySet().stream()
            .limit(MOST)
            .flatMap(one ->
                tree.of(one.getKey()).stream()
                    .map(reason ->
                        new SuggestionView(
                            reason.code(),
                            reason.name(),
                            tree.path(reason.code()),
                            one.getValue())))
            .toList());
  }

  /** By alarms that began in the minute before the stop, the latest first. */
  private Map<String, String> pointedAt(MachineId machine, Instant at, Reasons tree) {
    Map<String, String> why = new LinkedHashMap<>();
    var newest = new Request(MOST_FINDINGS, null);
    for (FindingTable.Row row :
        findings.list(new FindingTable.Filter(null, machine), newest).items()) {
      Finding finding = row.entry().finding();
      long before = Duration.between(finding.at(), at).toSeconds();
      if (before >= 0 && before <= ALARMS_OF.toSeconds()) {
        for (Evidence evidence : finding.evidence()) {
          for (Reason reason : tree.pointedAtBy(evidence.signal())) {
            why.putIfAbsent(reason.code(), finding.title() + ", " + before + " s before");
          }
        }
      }
    }
    return why;
  }

  private Map<String, String> givenOften(MachineId machine, Reasons tree) {
    Instant now = clock.instant();
    Map<String, Integer> times = new HashMap<>();
    for (ShiftLogTable.Entry entry : log.read(machine, new Span(now.minus(GIVEN_IN), now), null)) {
      if (entry.said() instanceof Said.Reason said && tree.of(said.reason()).isPresent()) {
        times.merge(said.reason(), 1, Integer::sum);
      }
    }
    var order = new ArrayList<>(times.entrySet());
    order.sort(
        Map.Entry.<String, Integer>comparingByValue()
            .reversed()
            .thenComparing(Map.Entry.comparingByKey()));
    Map<String, String> why = new LinkedHashMap<>();
    order.forEach(one ->
        why.put(
            one.getKey(),
            "given " + (one.getValue() == 1 ? "once" : one.getValue() + " times") + " in 30 days"));
    return why;
  }
}

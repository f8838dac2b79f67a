package org.millwright.app.api;

import org.jspecify.annotations.Nullable;
import org.millwright.app.role.InRole;
import org.millwright.app.role.Role;
import org.millwright.app.web.Page;
import org.millwright.app.web.Refusal;
import org.millwright.connectors.store.FindingTable;
import org.millwright.domain.finding.FindingKey;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/findings}. */
@RestController
@InRole(Role.CONSOLE)
@RequestMapping("/api/findings")
class FindingCalls {

  private final FindingTable findings;

  FindingCalls(FindingTable findings) {
    this.findings = findings;
  }

  @GetMapping
  Page<FindingView> list(
      @RequestParam(required = false) @Nullable Boolean open,
      @RequestParam(required = false) @Nullable String machine,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    var filter = new FindingTable.Filter(open, Asked.machine(machine));
    return Pages.of(findings.list(filter, Pages.wanted(limit, cursor)), FindingView::of);
  }

  /** A finding's key has slashes; they stand in the path as they are. */
  @GetMapping("/{*key}")
  FindingView one(@PathVariable String key) {
    String bare = key.substring(1);
    if (bare.chars().filter(c -> c == '/').count() != 2) {
      throw Refusal.badRequest("found \"" + bare + "\"", "key", "kind/subject/beginning");
    }
    return findings
        .row(new FindingKey(bare))
        .map(FindingView::of)
        .orElseThrow(() -> Refusal.notFound("There is no finding " + bare + "."));
  }
}

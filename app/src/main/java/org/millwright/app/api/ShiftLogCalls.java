package org.millwright.app.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millwright.app.oee.OeeReports;
import org.millwright.app.role.InRole;
import org.millwright.app.role.Role;
import org.millwright.app.security.Identity;
import org.millwright.app.web.Page;
import org.millwright.app.web.Refusal;
import org.millwright.connectors.store.ShiftLogTable;
import org.millwright.connectors.store.ShiftLogTable.Entry;
import org.millwright.connectors.store.ShiftLogTable.Said;
import org.millwright.domain.oee.Made;
import org.millwright.domain.oee.Reasons;
import org.millwright.domain.oee.Span;
import org.millwright.domain.plant.MachineId;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What people and orders say of machines' time. Each is a new fact with its author; nothing is
 * overwritten.
 */
@RestController
@InRole(Role.CONSOLE)
@RequestMapping("/api/oee")
class ShiftLogCalls {

  private static final Duration LONGEST = Duration.ofHours(24);
  private static final int MOST_TEXT = 500;

  private final ShiftLogTable log;
  private final OeeReports reports;
  private final InstantSource clock;

  ShiftLogCalls(ShiftLogTable log, OeeReports reports, InstantSource clock) {
    this.log = log;
    this.reports = reports;
    this.clock = clock;
  }

  /**
   * Why a machine stood.
   *
   * @param to null for the stop that goes on, until its end
   */
  record ReasonGiven(
      @Nullable String machine,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable String reason,
      @Nullable String note) {}

  /** Pieces that were found bad later; below 0, good after all. */
  record Correction(
      @Nullable String machine,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable Long scrap,
      @Nullable Long rework,
      @Nullable String reason) {}

  /** An order that begins on a machine; {@code from} is now when it is not said. */
  record OrderBegins(
      @Nullable String machine,
      @Nullable String order,
      @Nullable String product,
      @Nullable Instant from) {}

  /** A machine has no order any more; {@code at} is now when it is not said. */
  record OrderEnds(@Nullable String machine, @Nullable Instant at) {}

  /** An entry of the log. */
  record EntryView(
      long id,
      String kind,
      String machine,
      Instant from,
      @Nullable Instant to,
      @Nullable String reason,
      @Nullable Long scrap,
      @Nullable Long rework,
      @Nullable String order,
      @Nullable String product,
      String note,
      String author,
      Instant knownAt) {

    static EntryView of(Entry entry) {
      return switch (entry.said()) {
        case Said.Reason(Instant from, Instant to, String reason) ->
            of(entry, "reason", from, to, reason, null, null, null, null);
        case Said.Correction(Span span, long scrap, long rework) ->
            of(entry, "correction", span.from(), span.to(), null, scrap, rework, null, null);
        case Said.Order(Instant from, String order, String product) ->
            of(entry, "order", from, null, null, null, null, order, product);
        case Said.OrderEnd(Instant at) ->
            of(entry, "order-end", at, null, null, null, null, null, null);
      };
    }

    private static EntryView of(
        Entry entry,
        String kind,
        Instant from,
        @Nullable Instant to,
        @Nullable String reason,
        @Nullable Long scrap,
        @Nullable Long rework,
        @Nullable String order,
        @Nullable String product) {
      return new EntryView(
          entry.id(),
          kind,
          entry.machine().value(),
          from,
          to,
          reason,
          scrap,
          rework,
          order,
          product,
          entry.note(),
          entry.author(),
          entry.knownAt());
    }
  }

  @GetMapping("/entries")
  Page<EntryView> entries(
      @RequestParam(required = false) @Nullable String machine,
      @RequestParam Instant from,
      @RequestParam(required = false) @Nullable Instant to,
      @RequestParam(required = false) @Nullable Instant asKnownAt) {
    Span span = span(from, to == null ? clock.instant() : to, Duration.ofDays(100));
    return Page.whole(
        log.read(Asked.machine(machine), span, asKnownAt).stream()
            .sorted(Comparator.comparing(Entry::id).reversed())
            .map(EntryView::of)
            .toList());
  }

  @PostMapping("/reasons")
  @ResponseStatus(HttpStatus.CREATED)
  EntryView give(@RequestBody ReasonGiven given, @AuthenticationPrincipal Identity caller) {
    MachineId machine = machine(given.machine());
    Instant from = past("from", given.from());
    if (given.to() != null) {
      span(from, past("to", given.to()), LONGEST);
    }
    String reason = text("reason", given.reason());
    Reasons tree = OeeAsked.now(reports).book().reasons();
    if (tree.of(reason).isEmpty() || !tree.children(reason).isEmpty()) {
      throw Refusal.badRequest(
          "found \"" + reason + "\"",
          "reason",
          "the code of a reason without others below it, as GET /api/oee/reasons lists them");
    }
    String note = given.note() == null ? "" : text("note", given.note());
    return put(machine, new Said.Reason(from, given.to(), reason), note, caller);
  }

  @PostMapping("/corrections")
  @ResponseStatus(HttpStatus.CREATED)
  EntryView correct(@RequestBody Correction said, @AuthenticationPrincipal Identity caller) {
    MachineId machine = machine(said.machine());
    Span span = span(past("from", said.from()), past("to", said.to()), LONGEST);
    long scrap = said.scrap() == null ? 0 : said.scrap();
    long rework = said.rework() == null ? 0 : said.rework();
    if (scrap == 0 && rework == 0) {
      throw Refusal.badRequest("found none", "scrap, rework", "pieces, at least one");
    }
    requireEnough(machine, span, scrap, rework);
    return put(
        machine, new Said.Correction(span, scrap, rework), text("reason", said.reason()), caller);
  }

  @PostMapping("/orders")
  @ResponseStatus(HttpStatus.CREATED)
  EntryView begin(@RequestBody OrderBegins begins, @AuthenticationPrincipal Identity caller) {
    Instant from = begins.from() == null ? clock.instant() : past("from", begins.from());
    var order =
        new Said.Order(from, text("order", begins.order()), text("product", begins.product()));
    return put(machine(begins.machine()), order, "", caller);
  }

  @PostMapping("/orders/end")
  @ResponseStatus(HttpStatus.CREATED)
  EntryView end(@RequestBody OrderEnds ends, @AuthenticationPrincipal Identity caller) {
    Instant at = ends.at() == null ? clock.instant() : past("at", ends.at());
    return put(machine(ends.machine()), new Said.OrderEnd(at), "", caller);
  }

  private EntryView put(MachineId machine, Said said, String note, Identity caller) {
    return EntryView.of(log.put(machine, said, note, caller.name()));
  }

  /** There must be as many pieces to correct as the correction says. */
  private void requireEnough(MachineId machine, Span span, long scrap, long rework) {
    List<Made> made = reports.of(machine, span, OeeAsked.now(reports)).made();
    long good = made.stream().mapToLong(Made::good).sum();
    long scrapped = made.stream().mapToLong(Made::scrap).sum();
    long reworked = made.stream().mapToLong(Made::rework).sum();
    if (Math.max(scrap, 0) + Math.max(rework, 0) > good
        || -scrap > scrapped
        || -rework > reworked) {
      throw Refusal.conflict(
          "Between "
              + span.from()
              + " and "
              + span.to()
              + " there are "
              + good
              + " good pieces, "
              + scrapped
              + " scrap and "
              + reworked
              + " to be reworked.");
    }
  }

  private MachineId machine(@Nullable String text) {
    MachineId id = Asked.machineId(text("machine", text));
    if (OeeAsked.now(reports).machines().stream().noneMatch(one -> one.id().equals(id))) {
      throw Refusal.notFound("There is no machine " + id + ".");
    }
    return id;
  }

  private static String text(String field, @Nullable String text) {
    if (text == null || text.isBlank() || text.length() > MOST_TEXT) {
      throw Refusal.badRequest(
          "found " + (text == null ? "nothing" : "\"" + text + "\""),
          field,
          "a text of 1 to " + MOST_TEXT + " characters");
    }
    return text.strip();
  }

  private Instant past(String field, @Nullable Instant at) {
    if (at == null || at.isAfter(clock.instant())) {
      throw Refusal.badRequest(
          "found " + (at == null ? "nothing" : at.toString()), field, "a moment that is over");
    }
    return at;
  }

  private static Span span(Instant from, Instant to, Duration longest) {
    if (!from.isBefore(to) || Duration.between(from, to).compareTo(longest) > 0) {
      throw Refusal.badRequest(
          "found " + from + " to " + to,
          "from, to",
          "from before to, at most " + longest.toHours() + " h apart");
    }
    return new Span(from, to);
  }
}

package org.millwright.app.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.millwright.app.role.InRole;
import org.millwright.app.role.Role;
import org.millwright.app.web.Refusal;
import org.millwright.domain.observation.Tag;
import org.millwright.domain.observation.TagSheets;
import org.millwright.domain.plant.Machine;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/tags}: every signal of every tag sheet, and how fresh its value is. */
@RestController
@InRole(Role.CONSOLE)
class TagCalls {

  private static final int DEFAULT_LIMIT = 100;

  private final MachineBoard board;
  private final PlantSheets plant;
  private final TagSheets sheets;

  TagCalls(MachineBoard board, PlantSheets plant, TagSheets sheets) {
    this.board = board;
    this.plant = plant;
    this.sheets = sheets;
  }

  /**
   * A tag and its newest value.
   *
   * @param ageSeconds since the last good value; null when there never was one
   * @param staleAfterSeconds a longer silence is a finding; null for its own rhythm
   */
  record TagView(
      String machine,
      String line,
      String signal,
      String unit,
      String owner,
      @Nullable Object value,
      @Nullable String quality,
      @Nullable Instant at,
      @Nullable Double ageSeconds,
      @Nullable Double staleAfterSeconds,
      boolean stale) {

    boolean isBad() {
      return "bad".equals(quality);
    }

    boolean wasNeverHeard() {
      return at == null;
    }

    private String place() {
      return machine + "/" + signal;
    }
  }

  /** How many of the tags asked about there are, stale or not, and how many of which kind. */
  record Counts(int all, int stale, int bad, int never) {}

  /** A part of the list; {@code counts} is of stale and fresh ones. */
  record TagsView(List<TagView> items, @Nullable String next, Counts counts) {}

  @GetMapping("/api/tags")
  TagsView tags(
      @RequestParam(required = false) @Nullable String line,
      @RequestParam(required = false) @Nullable String machine,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(defaultValue = "false") boolean stale,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    int most = limit == null ? DEFAULT_LIMIT : limit;
    if (most < 1 || most > 1_000) {
      throw Refusal.badRequest("found " + limit, "limit", "1 to 1000");
    }
    List<TagView> all =
        plant.inOrder().stream()
            .filter(one -> line == null || one.line().equals(line))
            .filter(one -> machine == null || one.id().value().equals(machine))
            .flatMap(one -> tags(one).stream())
            .filter(one -> q == null || matches(one, q.toLowerCase(Locale.ROOT)))
            .toList();
    List<TagView> found = all.stream().filter(one -> !stale || one.stale()).toList();
    int from = after(found, cursor);
    int to = Math.min(found.size(), from + most);
    return new TagsView(
        found.subList(from, to), to < found.size() ? found.get(to - 1).place() : null, of(all));
  }

  private static boolean matches(TagView tag, String text) {
    return (tag.machine() + " " + tag.signal() + " " + tag.owner())
        .toLowerCase(Locale.ROOT)
        .contains(text);
  }

  private static int after(List<TagView> tags, @Nullable String cursor) {
    if (cursor == null) {
      return 0;
    }
    for (int i = 0; i < tags.size(); i++) {
      if (tags.get(i).place().equals(cursor)) {
        return i + 1;
      }
    }
    throw Refusal.badRequest(
        "found \"" + cursor + "\"", "cursor", "what \"next\" of the page before gave");
  }

  private static Counts of(List<TagView> tags) {
    return new Counts(
        tags.size(),
        (int) tags.stream().filter(TagView::stale).count(),
        (int) tags.stream().filter(TagView::isBad).count(),
        (int) tags.stream().filter(TagView::wasNeverHeard).count());
  }

  private List<TagView> tags(Machine machine) {
    Map<String, MachineView.SignalView> heard = new HashMap<>();
    board
        .of(machine.id())
        .ifPresent(view -> view.signals().forEach(one -> heard.put(one.name(), one)));
    var tags = new ArrayList<TagView>();
    sheets
        .of(machine.id())
        .ifPresent(sheet -> sheet.tags().forEach(tag -> tags.add(view(machine, tag, heard))));
    return tags;
  }

  private static TagView view(Machine machine, Tag tag, Map<String, MachineView.SignalView> heard) {
    MachineView.SignalView signal = heard.get(tag.signal().value());
    return new TagView(
        machine.id().value(),
        machine.line(),
        tag.signal().value(),
        tag.unit().symbol(),
        tag.owner(),
        signal == null ? null : signal.value(),
        signal == null ? null : signal.quality(),
        signal == null ? null : signal.at(),
        signal == null ? null : signal.ageSeconds(),
        tag.staleAfter().map(OeeFigures::seconds).orElse(null),
        signal == null || signal.stale());
  }
}

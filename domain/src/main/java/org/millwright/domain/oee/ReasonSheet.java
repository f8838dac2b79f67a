package org.millwright.domain.oee;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.sheet.Checked;
import org.millwright.domain.sheet.Row;
import org.millwright.domain.sheet.Sheet;

/** Reads the tree of stop reasons. */
final class ReasonSheet {

  private static final Pattern BLANKS = Pattern.compile(" +");
  private static final Set<String> REQUIRED = Set.of("code", "parent", "name", "element");
  private static final Set<String> OPTIONAL = Set.of("signals", "remark");
  private static final int LEVELS = 3;
  private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final int LENGTH = 64;

  private static final Map<String, TimeElement> ELEMENTS =
      Map.of(
          "delay", TimeElement.DELAY,
          "setup", TimeElement.SETUP,
          "down", TimeElement.DOWN,
          "planned-down", TimeElement.PLANNED_DOWN);

  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final Map<List<String>, Integer> names = new HashMap<>();
  private final Map<SignalName, List<String>> signals = new HashMap<>();

  private ReasonSheet() {}

  static Checked<Reasons> read(String file, String text) {
    Sheet sheet = Sheet.parse(file, text, REQUIRED, OPTIONAL);
    var reading = new ReasonSheet();
    sheet.rows().forEach(reading::take);
    var reasons = new ArrayList<Reason>();
    for (Row row : reading.rows.values()) {
      reading.placed(row);
      reasons.add(reading.reason(row));
    }
    return Checked.of(
        new Reasons(sheet.problems().isEmpty() ? reasons : List.of(), reading.signals),
        sheet.problems());
  }

  private void take(Row row) {
    String code = row.text("code");
    if (code.length() > LENGTH || !CODE.matcher(code).matches()) {
      row.refuse("code", "lower-case words with hyphens, such as tool-change");
      return;
    }
    @Nullable Row first = rows.putIfAbsent(code, row);
    if (first != null) {
      row.refuse("code", "each code once; it stands in line " + first.line() + " already");
    }
  }

  private Reason reason(Row row) {
    String name = row.required("name");
    Integer first = names.putIfAbsent(List.of(row.text("parent"), name), row.line());
    if (first != null && !name.isEmpty()) {
      row.refuse("name", "another name than its sibling's in line " + first);
    }
    var element =
        row.word(
            "element",
            ReasonSheet::element,
            "delay, setup, down or planned-down, or nothing to leave it to the state");
    pointed(row);
    String parent = row.text("parent");
    return new Reason(
        row.text("code"),
        parent.isEmpty() ? null : parent,
        name,
        element.flatMap(found -> found).orElse(null));
  }

  private void pointed(Row row) {
    for (String word :
        BLANKS.splitAsStream(row.text("signals")).filter(word -> !word.isEmpty()).toList()) {
      SignalName.of(word)
          .ifPresentOrElse(
              signal ->
                  signals.computeIfAbsent(signal, _ -> new ArrayList<>()).add(row.text("code")),
              () -> row.refuse("signals", "names of signals with blanks between, or nothing"));
    }
  }

  private static Optional<Optional<TimeElement>> element(String word) {
    return word.isEmpty()
        ? Optional.of(Optional.empty())
        : Optional.ofNullable(ELEMENTS.get(word)).map(Optional::of);
  }

  /** Refuses a parent that is not there, that lies below its own child, or that lies too deep. */
  private void placed(Row row) {
    String parent = row.text("parent");
    if (!parent.isEmpty() && !rows.containsKey(parent)) {
      row.refuse("parent", "a code of this sheet, or nothing for a reason at the top");
      return;
    }
    var above = new ArrayList<String>();
    @Nullable Row up = rows.get(parent);
    while (up != null && above.size() <= rows.size()) {
      above.add(up.text("code"));
      up = rows.get(up.text("parent"));
    }
    if (above.contains(row.text("code"))) {
      row.refuse("parent", "a reason that is not below this one");
    } else if (above.size() >= LEVELS && up == null) {
      row.refuse("parent", "a reason of the first or second level; there are three levels");
    }
  }
}

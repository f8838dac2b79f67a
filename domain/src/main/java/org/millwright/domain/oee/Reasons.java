package org.millwright.domain.oee;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.sheet.Checked;

/**
 * The tree of stop reasons, {@code rules/oee/stop-reasons.csv}, in the order of the file. Codes are
 * unique and every parent is there; it has at most three levels.
 */
public final class Reasons {

  /** No reason. */
  public static final Reasons NONE = new Reasons(List.of(), Map.of());

  private final Map<String, Reason> byCode = new LinkedHashMap<>();
  private final Map<String, List<Reason>> byParent = new LinkedHashMap<>();
  private final List<Reason> roots = new ArrayList<>();
  private final Map<SignalName, List<String>> bySignal;

  Reasons(List<Reason> reasons, Map<SignalName, List<String>> bySignal) {
    this.bySignal = Map.copyOf(bySignal);
    for (Reason reason : reasons) {
      byCode.put(reason.code(), reason);
      @Nullable String parent = reason.parent();
      if (parent == null) {
        roots.add(reason);
      } else {
        byParent.computeIfAbsent(parent, _ -> new ArrayList<>()).add(reason);
      }
    }
  }

  /**
   * Reads the sheet, or says everything that is wrong with it.
   *
   * @param file the path that problems carry
   */
  public static Checked<Reasons> read(String file, String text) {
    return ReasonSheet.read(file, text);
  }

  /** The reasons that an alarm of a signal points to, in the order of the sheet. */
  public List<Reason> pointedAtBy(SignalName signal) {
    return bySignal.getOrDefault(signal, List.of()).stream()
        .flatMap(code -> of(code).stream())
        .toList();
  }

  /** The reasons at the top. */
  public List<Reason> roots() {
    return Collections.unmodifiableList(roots);
  }

  /** The reasons below one; none below a leaf, and none of a code that is not there. */
  public List<Reason> children(String code) {
    return List.copyOf(byParent.getOrDefault(code, List.of()));
  }

  /** The reason at the top of a reason's branch; empty for a code that is not there. */
  public Optional<Reason> top(String code) {
    List<Reason> branch = ancestors(code);
    return branch.isEmpty() ? Optional.empty() : Optional.of(branch.getLast());
  }

  /** A reason and those above it, itself first; none for a code that is not there. */
  public List<Reason> ancestors(String code) {
    var found = new ArrayList<Reason>();
    @Nullable Reason reason = byCode.get(code);
    while (reason != null) {
      found.add(reason);
      reason = reason.parent() == null ? null : byCode.get(reason.parent());
    }
    return found;
  }

  /** The names from the top down to a reason; none of a code that is not there. */
  public List<String> path(String code) {
    return ancestors(code).reversed().stream().map(Reason::name).toList();
  }

  /** The reason of a code. */
  public Optional<Reason> of(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /** Every reason. */
  public List<Reason> all() {
    return List.copyOf(byCode.values());
  }

  /** The reasons that have none below them: those that somebody chooses. */
  public List<Reason> leaves() {
    return byCode.values().stream().filter(each -> !byParent.containsKey(each.code())).toList();
  }
}

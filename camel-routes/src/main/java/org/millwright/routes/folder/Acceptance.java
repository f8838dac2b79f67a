package org.millwright.routes.folder;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.millwright.domain.sheet.Problem;
import org.millwright.routes.files.OwnersFiles;

/**
 * Decides which changes may take effect together: as many as leave no new problem. A file with a
 * problem is left out; when the problem shows in a file that did not change, all changes are left
 * out, for one of them made it.
 *
 * @param files what is in force from now on
 * @param accepted the changes that took effect; an empty one is a file that is gone
 * @param refused the changes that did not, with the problems that spoke against them
 */
record Acceptance(
    OwnersFiles files,
    SortedMap<String, Optional<String>> accepted,
    SortedMap<String, List<Problem>> refused) {

  static Acceptance of(
      OwnersFiles inForce, OwnersFiles offered, Function<OwnersFiles, List<Problem>> check) {
    Set<Problem> standing = new HashSet<>(check.apply(inForce));
    boolean first = inForce.texts().isEmpty();
    var accepted = new TreeMap<>(inForce.changesTo(offered));
    var refused = new TreeMap<String, List<Problem>>();
    while (!accepted.isEmpty()) {
      List<Problem> news = news(check.apply(inForce.with(accepted)), standing, refused);
      if (news.isEmpty() || (first && news.stream().noneMatch(p -> has(accepted, p)))) {
        break;
      }
      if (news.stream().noneMatch(problem -> has(accepted, problem))) {
        accepted.keySet().forEach(path -> refused.put(path, news));
        accepted.clear();
      } else {
        leaveOut(news, accepted, refused);
      }
    }
    return new Acceptance(inForce.with(accepted), accepted, refused);
  }

  private static List<Problem> news(
      List<Problem> found, Set<Problem> standing, Map<String, List<Problem>> refused) {
    return found.stream()
        .filter(problem -> !standing.contains(problem) && !refused.containsKey(problem.file()))
        .toList();
  }

  private static boolean has(Map<String, Optional<String>> changes, Problem problem) {
    return changes.containsKey(problem.file());
  }

  private static void leaveOut(
      List<Problem> news,
      Map<String, Optional<String>> accepted,
      Map<String, List<Problem>> refused) {
    for (Problem problem : news) {
      if (accepted.remove(problem.file()) != null || refused.containsKey(problem.file())) {
        refused.computeIfAbsent(problem.file(), _ -> new ArrayList<>()).add(problem);
      }
    }
  }
}

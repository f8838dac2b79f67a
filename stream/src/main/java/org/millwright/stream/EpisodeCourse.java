package org.millwright.stream;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.millwright.domain.finding.EpisodeStatus;
import org.millwright.domain.finding.FindingChange;
import org.millwright.domain.finding.FindingKind;
import org.millwright.domain.finding.Judge;
import org.millwright.domain.finding.Judge.Judgement;
import org.millwright.domain.finding.Situation;
import org.millwright.domain.finding.Verdict;
import org.millwright.domain.plant.MachineId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has a machine judged and leads the verdicts to its episodes. */
final class EpisodeCourse {

  private static final Logger LOG = LoggerFactory.getLogger(EpisodeCourse.class);

  private final Judge judge;

  EpisodeCourse(Judge judge) {
    this.judge = judge;
  }

  /**
   * Judges a situation.
   *
   * @param episodes those of the machine by kind; they go on, come and go
   */
  void judge(
      MachineId machine,
      Map<FindingKind, Episode> episodes,
      Situation situation,
      Instant knownAt,
      Consumer<FindingChange> changes,
      Consumer<EpisodeStatus> statuses) {
    Judgement judgement;
    try {
      judgement = judge.judge(situation);
    } catch (RuntimeException e) {
      LOG.error("{} cannot be judged at {}; its findings stay", machine, knownAt, e);
      return;
    }
    var kinds = new LinkedHashSet<>(episodes.keySet());
    judgement.verdicts().forEach(verdict -> kinds.add(verdict.kind()));
    for (FindingKind kind : kinds) {
      List<Verdict> ofKind =
          judgement.verdicts().stream().filter(verdict -> verdict.kind().equals(kind)).toList();
      Episode episode = episodes.computeIfAbsent(kind, _ -> new Episode());
      Episode.Outcome outcome = episode.judge(kind, ofKind, judgement, situation, knownAt);
      outcome.changes().forEach(changes);
      outcome.status().ifPresent(statuses);
      if (episode.isBlank()) {
        episodes.remove(kind);
      }
    }
  }
}

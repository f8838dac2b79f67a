package org.millwright.stream;

import static org.millwright.stream.Plant.NOON;
import static org.millwright.stream.Plant.frame;
import static org.millwright.stream.Plant.good;
import static org.millwright.stream.Plant.state;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.millwright.domain.finding.EpisodeStatus;
import org.millwright.domain.finding.FindingChange;
import org.millwright.domain.finding.Judge.Judgement;
import org.millwright.domain.finding.Situation;
import org.millwright.domain.observation.Frame;

/** A mill that speaks five times a second, the line that hears it, and what the line says. */
abstract class LineStory {

  /** Five frames a second. */
  static final Duration STEP = Duration.ofMillis(200);

  final List<Situation> judged = new ArrayList<>();
  Driver line = new Driver(this::judge, NOON);
  final List<Object> said = new ArrayList<>();
  Instant now = NOON;
  long sequence;

  @AfterEach
  void close() {
    line.close();
  }

  private Judgement judge(Situation situation) {
    judged.add(situation);
    return Plant.judge().judge(situation);
  }

  void run(Duration time, double vibration) {
    Instant end = now.plus(time);
    while (now.isBefore(end)) {
      say(worn(sequence++, now, vibration));
      line.pass(STEP);
      now = now.plus(STEP);
    }
    said.addAll(line.readFindings());
  }

  void pass(Duration time) {
    line.pass(time);
    now = now.plus(time);
    said.addAll(line.readFindings());
  }

  static Frame worn(long sequence, Instant at, double vibration) {
    return frame(sequence, at, state(at, "running"), good("vibration", at, vibration));
  }

  void say(Frame frame) {
    line.say(frame);
    said.addAll(line.readFindings());
  }

  void restart() {
    var stores = line.stores();
    line.close();
    said.clear();
    line = new Driver(Plant.judge(), now);
    line.restore(stores);
  }

  List<FindingChange> changes() {
    return said.stream()
        .filter(FindingChange.class::isInstance)
        .map(FindingChange.class::cast)
        .toList();
  }

  List<EpisodeStatus> statuses() {
    return said.stream()
        .filter(EpisodeStatus.class::isInstance)
        .map(EpisodeStatus.class::cast)
        .toList();
  }
}

package org.millwright.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.stream.Plant.CNC_1;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.millwright.domain.observation.Frame;
import org.millwright.domain.oee.BruteForce;
import org.millwright.domain.oee.Oee;
import org.millwright.domain.oee.OeeBooks;
import org.millwright.domain.oee.OeeNews.RunningShift;
import org.millwright.domain.oee.RandomHistory;
import org.millwright.domain.oee.ShiftLog;
import org.millwright.domain.oee.Span;

/** The running shift, however its frames come. */
class ShiftCountTest {

  /** Three hours into the shift; nothing later is told. */
  private static final Instant NINE = RandomHistory.START.plus(Duration.ofHours(3));

  private static final Span SO_FAR = new Span(RandomHistory.START, NINE);

  static LongStream seeds() {
    return LongStream.range(0, 1_000);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void isTheWholeHistoryLookedAtMomentByMoment(long seed) {
    List<RandomHistory.Told> told = told(seed);
    var slow = new BruteForce(told, Floor.BOOK.terms(CNC_1, SO_FAR, ShiftLog.Entries.NONE), NINE);
    List<Frame> frames = Floor.frames(CNC_1, told, Duration.ZERO);
    var random = new Random(seed);

    RunningShift inOrder = count(frames, random);
    agrees(inOrder.oee(), slow);

    var mixed = new ArrayList<>(frames);
    frames.stream().filter(_ -> random.nextInt(20) == 0).forEach(mixed::add);
    shuffle(mixed, random);
    assertThat(count(mixed, random)).as("shuffled within ten minutes").isEqualTo(inOrder);
  }

  private static List<RandomHistory.Told> told(long seed) {
    return new RandomHistory(seed)
        .told().stream().filter(one -> one.at() <= NINE.toEpochMilli()).toList();
  }

  /** No frame is later than ten minutes after its time. */
  private static void shuffle(List<Frame> frames, Random random) {
    record Arrival(long at, Frame frame) {}
    List<Arrival> arrivals =
        frames.stream()
            .map(frame ->
                new Arrival(frame.knownAt().toEpochMilli() + random.nextLong(600_000), frame))
            .sorted(Comparator.comparingLong(Arrival::at))
            .toList();
    frames.clear();
    arrivals.forEach(arrival -> frames.add(arrival.frame()));
  }

  /** Looks at the shift now and then on the way, and begins anew from the shelf once. */
  private static RunningShift count(List<Frame> frames, Random random) {
    var shelf = new MinutesInMemory();
    var memory = new OeeMemory(CNC_1, shelf, Long.MIN_VALUE);
    var count = new ShiftCount(memory, OeeBooks.fixed(Floor.BOOK), ShiftLog.EMPTY);
    int restart = random.nextInt(frames.size());
    Instant now = Instant.MIN;
    for (int i = 0; i < frames.size(); i++) {
      if (i == restart) {
        memory = new OeeMemory(CNC_1, shelf, shelf.newest());
        count = new ShiftCount(memory, OeeBooks.fixed(Floor.BOOK), ShiftLog.EMPTY);
      }
      Frame frame = frames.get(i);
      memory.take(frame).forEach(count::changed);
      now = frame.knownAt().isAfter(now) ? frame.knownAt() : now;
      if (random.nextInt(50) == 0) {
        count.at(now);
      }
    }
    return count.at(NINE).orElseThrow();
  }

  private static void agrees(Oee oee, BruteForce slow) {
    slow.millis(SO_FAR)
        .forEach((element, millis) ->
            assertThat(oee.time().of(element).toMillis()).as(element.name()).isEqualTo(millis));
    assertThat(oee.time().calendar()).isEqualTo(SO_FAR.length());
    assertThat(
            new long[] {
              oee.output().produced(),
              oee.output().scrap(),
              oee.output().rework(),
              oee.output().plannedMicros(),
              oee.output().plannedGoodMicros()
            })
        .isEqualTo(slow.output(SO_FAR));
  }
}

package org.millwright.domain.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The points are in σ from the centre, so each row can be checked against the rule's words. */
class RunRuleTest {

  /** The points, and the place of the one (from 1) at which the rule is told; 0 for never. */
  @ParameterizedTest(name = "{0}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          N1  | 0 3.01 0                                                     | 2  | above
          N1  | 0 -3.01 0                                                    | 2  | below
          N1  | 0 3 -3 3                                                     | 0  | on the limit is not beyond
          N2  | .1 .1 .1 .1 .1 .1 .1 .1 .1                                   | 9  | nine above
          N2  | -1 -1 -1 -1 -1 -1 -1 -1 -1                                   | 9  | nine below
          N2  | .1 .1 .1 .1 .1 .1 .1 .1                                      | 0  | eight are too few
          N2  | .1 .1 .1 .1 0 .1 .1 .1 .1 .1                                 | 0  | the centre is no side
          N2  | .1 .1 .1 .1 -.1 .1 .1 .1 .1 .1                               | 0  | the other side ends the run
          N3  | 0 .1 .2 .3 .4 .5                                             | 6  | six rising
          N3  | .5 .4 .3 .2 .1 0                                             | 6  | six falling
          N3  | 0 .1 .2 .3 .4                                                | 0  | five are too few
          N3  | 0 .1 .2 .2 .3 .4 .5                                          | 0  | a tie ends the run
          N4  | 0 1 0 1 0 1 0 1 0 1 0 1 0 1                                  | 14 | fourteen, up first
          N4  | 1 0 1 0 1 0 1 0 1 0 1 0 1 0                                  | 14 | fourteen, down first
          N4  | 0 1 0 1 0 1 0 1 0 1 0 1 0                                    | 0  | thirteen are too few
          N4  | 0 1 0 1 0 1 1 0 1 0 1 0 1 0 1                                | 0  | a tie ends the run
          N5  | 2.1 0 2.1                                                    | 3  | two of three above
          N5  | -2.1 -2.1                                                    | 2  | two in a row below
          N5  | 2.1 0 -2.1                                                   | 0  | on different sides
          N5  | 2.1 0 0 2.1                                                  | 0  | two of four
          N5  | 2.1 2 2                                                      | 0  | on the limit is not beyond
          N6  | 1.1 1.1 0 1.1 1.1                                            | 5  | four of five above
          N6  | -1.1 -1.1 -1.1 -1.1                                          | 4  | four in a row below
          N6  | 1.1 1.1 0 0 1.1 1.1                                          | 0  | four of six
          N6  | 1.1 1.1 -1.1 1.1 -1.1                                        | 0  | on different sides
          N6  | 1.1 1.1 1.1 1 1                                              | 0  | on the limit is not beyond
          N7  | .5 -.5 .5 -.5 .5 -.5 .5 -.5 .5 -.5 .5 -.5 .5 -.5 1           | 15 | fifteen not beyond 1 σ
          N7  | .5 -.5 .5 -.5 .5 -.5 .5 -.5 .5 -.5 .5 -.5 .5 -.5             | 0  | fourteen are too few
          N7  | .5 -.5 .5 -.5 .5 -.5 .5 1.01 .5 -.5 .5 -.5 .5 -.5 .5         | 0  | one is beyond
          N8  | 1.1 -1.1 1.1 1.1 -1.1 -1.1 1.1 1.1                           | 8  | eight, both sides
          N8  | 1.1 1.1 1.1 1.1 1.1 1.1 1.1 1.1                              | 0  | all on one side
          N8  | 1.1 -1.1 1.1 1.1 -1.1 -1.1 1.1                               | 0  | seven are too few
          N8  | 1.1 -1.1 1.1 1 -1.1 -1.1 1.1 1.1                             | 0  | on the limit is not beyond
          WE1 | 0 3.01                                                       | 2  | above
          WE1 | 0 3                                                          | 0  | on the limit is not beyond
          WE2 | 2.1 0 2.1                                                    | 3  | two of three above
          WE2 | 2.1 0 -2.1                                                   | 0  | on different sides
          WE3 | 1.1 1.1 0 1.1 1.1                                            | 5  | four of five above
          WE3 | 1.1 1.1 0 0 1.1 1.1                                          | 0  | four of six
          WE4 | .1 .1 .1 .1 .1 .1 .1 .1                                      | 8  | eight above, one less than Nelson
          WE4 | .1 .1 .1 .1 .1 .1 .1                                         | 0  | seven are too few
          """)
  void isToldAtThePointThatBreaksIt(RunRule rule, String points, int at, String what) {
    assertThat(told(rule, points)).isEqualTo(at == 0 ? List.of() : List.of(at));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          N2  | .1 .1 .1 .1 / .1 .1 .1 .1 .1
          N3  | 0 .1 .2 / .3 .4 .5
          N4  | 0 1 0 1 0 1 0 / 1 0 1 0 1 0 1
          N5  | 2.1 / 2.1
          N6  | 1.1 1.1 / 1.1 1.1
          N7  | 0 0 0 0 0 0 0 0 / 0 0 0 0 0 0 0
          N8  | 1.1 -1.1 1.1 1.1 / -1.1 -1.1 1.1 1.1
          WE2 | 2.1 / 2.1
          WE3 | 1.1 1.1 / 1.1 1.1
          WE4 | .1 .1 .1 .1 / .1 .1 .1 .1
          """)
  void runsEndWhereLimitsChange(RunRule rule, String points) {
    assertThat(told(rule, points)).isEmpty();
    assertThat(told(rule, points.replace("/ ", ""))).isNotEmpty();
  }

  @Test
  void episodeIsToldOnce() {
    assertThat(told(RunRule.N1, "3.1 3.1 3.1 0 3.1")).containsExactly(1, 5);
    assertThat(told(RunRule.N2, ".1 .1 .1 .1 .1 .1 .1 .1 .1 .1 .1 -.1 .1")).containsExactly(9);
  }

  @Test
  void pointMayBreakSeveralRulesAtOnce() {
    var watch = new RunWatch(EnumSet.allOf(RunRule.class));
    watch.add(2.5, 0, 1);

    assertThat(watch.add(3.5, 0, 1))
        .isEqualTo(Set.of(RunRule.N1, RunRule.N5, RunRule.WE1, RunRule.WE2));
  }

  @Test
  void limitsMayDifferFromPointToPoint() {
    var watch = new RunWatch(EnumSet.of(RunRule.N5));
    assertThat(watch.add(10 + 2.1 * 4, 10, 4)).isEmpty();
    assertThat(watch.add(10 + 1.9 * 3, 10, 3)).isEmpty();
    assertThat(watch.add(10 + 2.1 * 2, 10, 2)).containsExactly(RunRule.N5);
  }

  /** The places, from 1, at which the rule is told; a stroke stands for a change of limits. */
  private static List<Integer> told(RunRule rule, String points) {
    var watch = new RunWatch(EnumSet.of(rule));
    var told = new ArrayList<Integer>();
    int place = 0;
    for (String point : Stream.of(points.split(" ", -1)).toList()) {
      if (point.equals("/")) {
        watch.begin();
        continue;
      }
      place++;
      if (watch.add(Double.parseDouble(point), 0, 1).contains(rule)) {
        told.add(place);
      }
    }
    return told;
  }
}

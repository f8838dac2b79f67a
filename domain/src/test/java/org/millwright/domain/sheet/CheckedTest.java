package org.millwright.domain.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CheckedTest {

  private static final Problem FIRST = new Problem("a.csv", 2, "", "x", "a number");
  private static final Problem SECOND = Problem.ofFile("b.csv", "", "a file");

  @Test
  void thingWithoutProblemsIsSound() {
    Checked<String> checked = Checked.of("thing", List.of());

    assertThat(checked.problems()).isEmpty();
    assertThat(checked.orThrow()).isEqualTo("thing");
  }

  @Test
  void thingWithProblemsIsRefusedWithAllOfThem() {
    Checked<String> checked = Checked.of("thing", List.of(FIRST, SECOND));

    assertThat(checked.problems()).containsExactly(FIRST, SECOND);
    assertThatThrownBy(checked::orThrow)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a.csv:2: found \"x\", expected a number\nb.csv: expected a file");
  }

  @Test
  void refusalWithoutAProblemIsItselfRefused() {
    assertThatThrownBy(() -> new Checked.Refused<>(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void problemWithoutAWayOutIsRefused() {
    assertThatThrownBy(() -> new Problem("a.csv", 1, "", "x", " "))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Problem("a.csv", -1, "", "x", "a number"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

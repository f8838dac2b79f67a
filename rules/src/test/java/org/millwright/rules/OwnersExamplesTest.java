package org.millwright.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every row of every {@code *.examples.csv} that the owners keep beside their rules. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnersExamplesTest {

  private static final Path ROOT = Path.of("..");

  private final RuleFiles files = RuleFiles.read(ROOT);
  private final RuleBook book = RuleBook.of(files).orThrow();

  Stream<Arguments> examples() {
    return new Examples(files)
        .all().stream()
            .map(example -> Arguments.of(example.name() + " (" + example.machine() + ")", example));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void theRulesSayWhatTheExampleExpects(String name, Example example) {
    assertThat(example.run(book)).as(name).isEmpty();
  }

  @Test
  void theFilesOfThisInstallationPassTheCheck() {
    assertThat(RulesCheck.check(ROOT)).isEmpty();
  }
}

package org.millwright.stack;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.millwright.stack.settings.PartName;

/** All five parts for real, each killed in turn; what they confirmed must still be there. */
class EmbeddedStackTest {
  /** Generous: the box that runs the tests is often busy with other builds. */
  private static final Duration HEALED = Duration.ofMinutes(2);

  @TempDir static Path data;

  private static EmbeddedStack stack;

  @BeforeAll
  static void start() throws IOException {
    stack = EmbeddedStack.start(data, PartName.STACK);
  }

  @AfterAll
  static void stop() throws IOException {
    stack.close();
  }

  @ParameterizedTest(name = "{0} keeps what it confirmed through kill -9")
  @EnumSource(
      value = PartName.class,
      names = {"POSTGRES", "KAFKA", "MQTT", "HISTORIAN", "ENGINE"})
  void aKilledPartIsHealedAndKeepsWhatItConfirmed(PartName part) throws Exception {
    Keeper keeper = Keepers.of(part, stack);
    String mark = "before-" + part.label();
    keeper.put(mark);

    ProcessHandle killed = stack.process(part);
    killed.destroyForcibly();

    Awaitility.await()
        .atMost(HEALED)
        .ignoreExceptions()
        .until(() -> stack.process(part).pid() != killed.pid() && keeper.has(mark));
  }

  @Test
  void theFolderOfARunningStackIsRefusedToASecondOne() {
    assertThatThrownBy(() -> EmbeddedStack.start(data, Set.of(PartName.MQTT)).close())
        .isInstanceOf(IOException.class)
        .hasMessageContaining(data + " is in use by another Millwright")
        .hasMessageContaining("process " + stack.supervisor().pid())
        .hasMessageContaining("--data");
  }
}

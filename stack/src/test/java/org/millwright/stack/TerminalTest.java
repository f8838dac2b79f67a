package org.millwright.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millwright.stack.settings.PartName;

/** How parts stand among the processes of a terminal. */
class TerminalTest {
  private static final EnumSet<PartName> PARTS =
      EnumSet.of(PartName.POSTGRES, PartName.MQTT, PartName.HISTORIAN);

  /** Fields of /proc/PID/stat behind the program's name, which may have blanks; proc(5). */
  private static final int SESSION = 3;

  private static final int POLICY = 38;
  private static final String SCHED_OTHER = "0";
  private static final String SCHED_IDLE = "5";

  @TempDir static Path data;

  private static EmbeddedStack stack;

  @BeforeAll
  static void start() throws IOException {
    stack = EmbeddedStack.start(data, PARTS);
  }

  @AfterAll
  static void stop() throws IOException {
    stack.close();
  }

  /** Ctrl-C and the terminal's closing reach every process of its session. */
  @ParameterizedTest
  @ValueSource(strings = {"INT", "HUP"})
  void theSupervisorAloneHearsTheTerminal(String signal) throws Exception {
    for (PartName part : Set.of(PartName.MQTT, PartName.HISTORIAN)) {
      ProcessHandle process = stack.process(part);
      assertThat(signalled(process, signal)).isZero();
      assertThatThrownBy(() -> process.onExit().get(2, TimeUnit.SECONDS))
          .as(part + " after " + signal)
          .isInstanceOf(TimeoutException.class);
    }
  }

  /** PostgreSQL ends of an interrupt whoever started it. */
  @Test
  void postgresIsNotOfTheTerminal() throws IOException {
    assumeLinux();
    String session = field(stack.supervisor(), SESSION);
    assertThat(field(stack.process(PartName.MQTT), SESSION)).isEqualTo(session);
    assertThat(field(stack.process(PartName.POSTGRES), SESSION)).isNotEqualTo(session);
  }

  @Test
  void theHistorianRunsInWhatTheBrokerLeaves() throws IOException {
    assumeLinux();
    assertThat(field(stack.process(PartName.MQTT), POLICY)).isEqualTo(SCHED_OTHER);
    assertThat(field(stack.process(PartName.HISTORIAN), POLICY)).isEqualTo(SCHED_IDLE);
  }

  private static int signalled(ProcessHandle process, String signal) throws Exception {
    return new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
        .inheritIO()
        .start()
        .waitFor();
  }

  private static void assumeLinux() {
    assumeThat(Path.of("/proc/self/stat")).exists();
  }

  private static String field(ProcessHandle process, int index) throws IOException {
    String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
    return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[index];
  }
}

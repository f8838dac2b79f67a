package org.millwright.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.millwright.app.role.Validation;
import org.millwright.domain.sheet.Problem;
import org.slf4j.LoggerFactory;

/**
 * {@code ./millwright check}: validates every file that people edit, and says all that is wrong.
 */
public final class Check {

  private Check() {}

  /**
   * Prints the problems; exits with 0 when there are none, else with 1.
   *
   * @param arguments the installation's root; none for {@code MILLWRIGHT_HOME} or this folder
   */
  public static void main(String[] arguments) {
    quietLibraries();
    String home =
        arguments.length > 0 ? arguments[0] : System.getenv().getOrDefault("MILLWRIGHT_HOME", ".");
    List<Problem> problems = new ArrayList<>(Validation.of(Path.of(home)));
    problems.forEach(System.out::println);
    System.out.println(
        problems.isEmpty() ? "No problems." : problems.size() + " problems; nothing was changed.");
    System.exit(problems.isEmpty() ? 0 : 1);
  }

  private static void quietLibraries() {
    if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
      root.setLevel(Level.ERROR);
    }
  }
}

package org.millwright.stack.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The values somebody gave, each with the place where it was given; later sources win: file,
 * environment, command line.
 */
final class Given {

  /**
   * A value and its origin.
   *
   * @param text as written, trimmed
   * @param where the file and line, the variable or the flag
   */
  record Value(String text, String where) {}

  private static final Map<String, String> FLAGS =
      Map.of(
          "--data", "data",
          "--home", "home",
          "--port", Port.CONSOLE.key(),
          "--roles", "app.roles",
          "--parts", "parts",
          "--ports", "ports",
          "--base-port", "ports.base");

  private final Map<String, Value> values = new LinkedHashMap<>();
  private final Set<String> keys;
  private final List<String> faults;

  Given(Set<String> keys, List<String> faults) {
    this.keys = keys;
    this.faults = faults;
  }

  Optional<Value> of(String key) {
    return Optional.ofNullable(values.get(key));
  }

  void readAll(List<String> arguments, Map<String, String> environment) {
    int config = arguments.indexOf("--config");
    if (config >= 0 && config + 1 < arguments.size()) {
      readFile(Path.of(arguments.get(config + 1)));
    }
    readEnvironment(environment);
    readArguments(arguments);
  }

  private void readFile(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        readLine(lines.get(i).strip(), file + ":" + (i + 1));
      }
    } catch (IOException e) {
      faults.add("--config: cannot read " + file.toAbsolutePath() + " (" + e + ")");
    }
  }

  private void readLine(String line, String where) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    int equals = line.indexOf('=');
    if (equals < 0) {
      faults.add(where + ": found \"" + line + "\", expected key=value");
    } else if (!keys.contains(line.substring(0, equals).strip())) {
      faults.add(
          where
              + ": unknown setting \""
              + line.substring(0, equals).strip()
              + "\"; known: "
              + known());
    } else {
      values.put(
          line.substring(0, equals).strip(), new Value(line.substring(equals + 1).strip(), where));
    }
  }

  private void readEnvironment(Map<String, String> environment) {
    for (String key : keys) {
      String name = Port.environmentName(key);
      String text = environment.get(name);
      if (text != null) {
        values.put(key, new Value(text.strip(), "environment " + name));
      }
    }
  }

  private void readArguments(List<String> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      String flag = arguments.get(i);
      switch (flag) {
        case "--no-twin" -> values.put("twin.start", new Value("false", flag));
        case "--crew" -> values.put("twin.crew", new Value("true", flag));
        default -> {
          readFlag(flag, i + 1 < arguments.size() ? arguments.get(i + 1) : "");
          i++;
        }
      }
    }
  }

  private void readFlag(String flag, String text) {
    String key = FLAGS.get(flag);
    if (key == null && !flag.equals("--config")) {
      faults.add("\"" + flag + "\" is not an option of run; see ./millwright help");
    } else if (text.isEmpty()) {
      faults.add(flag + ": a value is missing; see ./millwright help");
    } else if (key != null) {
      values.put(key, new Value(text, flag));
    }
  }

  private String known() {
    return String.join(", ", keys.stream().sorted().toList());
  }
}

package org.millwright.stack.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads the settings of a single box and reports every fault at once. */
public final class SettingsReader {
  /** Every setting beside the ports, with what holds when it is not given. */
  private static final Map<String, String> STANDARDS = standards();

  private final List<String> faults = new ArrayList<>();
  private final Given given = new Given(keys(), faults);

  private SettingsReader() {}

  /**
   * Reads command line, environment and the file named by {@code --config}.
   *
   * @throws SettingsFault with every fault that was found
   */
  public static StackSettings read(List<String> arguments, Map<String, String> environment)
      throws SettingsFault {
    SettingsReader reader = new SettingsReader();
    reader.given.readAll(arguments, environment);
    return reader.settings();
  }

  /** Every key that a settings file may hold. */
  static Set<String> keys() {
    Set<String> keys = new LinkedHashSet<>(STANDARDS.keySet());
    Arrays.stream(Port.values()).map(Port::key).forEach(keys::add);
    return keys;
  }

  /** What holds for a key when it is not given. */
  static String standard(String key) {
    return Arrays.stream(Port.values())
        .filter(port -> port.key().equals(key))
        .map(port -> String.valueOf(port.standard()))
        .findFirst()
        .orElseGet(() -> STANDARDS.getOrDefault(key, ""));
  }

  private static Map<String, String> standards() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("home", ".");
    values.put("data", "");
    values.put("parts", "postgres,kafka,mqtt,historian,engine,twin,app");
    values.put("ports", "standard");
    values.put("ports.base", "0");
    values.put("app.roles", "edge,plant,console");
    values.put("erp.url", "");
    values.put("kafka.retention.hours", "168");
    values.put("kafka.retention.megabytes", "512");
    values.put("twin.start", "true");
    values.put("twin.seed", "1");
    values.put("twin.crew", "false");
    for (PartName part : PartName.values()) {
      if (part != PartName.POSTGRES) {
        values.put(part.label() + ".java-options", "");
      }
    }
    return values;
  }

  private StackSettings settings() throws SettingsFault {
    Path home = value("home", SettingsReader::path, Path.of("/"));
    Path data = value("data", text -> text.isEmpty() ? home.resolve("data") : path(text), home);
    Set<PartName> parts = value("parts", SettingsReader::parts, Set.of());
    if (!value("twin.start", SettingsReader::yes, true)) {
      parts.remove(PartName.TWIN);
    }
    Ports ports = ports(parts);
    String twinErp = "http://" + ports.address(Port.TWIN) + "/erp";
    Duration retention =
        value(
            "kafka.retention.hours",
            t -> Duration.ofHours(whole(t, 1, 87_600)),
            Duration.ofHours(1));
    long megabytes = value("kafka.retention.megabytes", t -> whole(t, 64, 1_000_000), 64L);
    String roles = value("app.roles", SettingsReader::roles, "");
    URI erp = value("erp.url", text -> url(text.isEmpty() ? twinErp : text), URI.create("x:y"));
    long seed = value("twin.seed", text -> whole(text, 0, Long.MAX_VALUE), 1L);
    boolean crew = value("twin.crew", SettingsReader::yes, false);
    if (!faults.isEmpty()) {
      throw new SettingsFault(faults);
    }
    return new StackSettings(
        home, data, parts, ports, retention, megabytes, roles, erp, seed, crew, javaOptions());
  }

  private Ports ports(Set<PartName> parts) {
    String choice = value("ports", text -> oneOf(text, "standard", "free"), "standard");
    int last = 65_535 - Port.values().length;
    int base = value("ports.base", t -> t.equals("0") ? 0 : (int) whole(t, 1024, last), 0);
    Ports basis =
        choice.equals("free") ? Ports.free() : base > 0 ? Ports.from(base) : Ports.standard();
    Map<Port, Integer> numbers = new EnumMap<>(basis.numbers());
    for (Port port : Port.values()) {
      if (given.of(port.key()).isPresent()) {
        numbers.put(port, value(port.key(), t -> (int) whole(t, 1, 65_535), basis.of(port)));
      }
    }
    refuseTwins(numbers, parts);
    return new Ports(numbers);
  }

  private void refuseTwins(Map<Port, Integer> numbers, Set<PartName> parts) {
    Map<Integer, Port> owners = new HashMap<>();
    numbers.forEach((port, number) -> {
      Port other = parts.contains(port.part()) ? owners.put(number, port) : null;
      if (other != null) {
        faults.add(
            port.key() + " and " + other.key() + " are both " + number + "; give each its own");
      }
    });
  }

  private Map<PartName, List<String>> javaOptions() {
    Map<PartName, List<String>> options = new EnumMap<>(PartName.class);
    for (PartName part : PartName.values()) {
      given
          .of(part.label() + ".java-options")
          .ifPresent(value ->
              options.put(
                  part,
                  Arrays.stream(value.text().split("\\s+", -1))
                      .filter(option -> !option.isEmpty())
                      .toList()));
    }
    return options;
  }

  private <T> T value(String key, Function<String, T> parser, T instead) {
    Given.Value value =
        given
            .of(key)
            .orElseGet(
                () -> new Given.Value(STANDARDS.getOrDefault(key, ""), "the standard value"));
    try {
      return parser.apply(value.text());
    } catch (IllegalArgumentException e) {
      faults.add(value.where() + ": " + key + ": " + e.getMessage());
      return instead;
    }
  }

  private static Path path(String text) {
    return Path.of(text).toAbsolutePath().normalize();
  }

  private static Set<PartName> parts(String text) {
    Set<PartName> parts = EnumSet.noneOf(PartName.class);
    for (String label : text.split(",", -1)) {
      parts.add(
          PartName.of(label.strip())
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "found \"" + label + "\", expected some of " + STANDARDS.get("parts"))));
    }
    return parts;
  }

  private static String roles(String text) {
    for (String role : text.split(",", -1)) {
      oneOf(role, "edge", "plant", "console");
    }
    return text;
  }

  private static boolean yes(String text) {
    return oneOf(text, "true", "false").equals("true");
  }

  private static String oneOf(String text, String... words) {
    if (!List.of(words).contains(text)) {
      throw new IllegalArgumentException(
          "found \"" + text + "\", expected " + String.join(" or ", words));
    }
    return text;
  }

  private static long whole(String text, long low, long high) {
    try {
      long number = Long.parseLong(text);
      if (number >= low && number <= high) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(outside(text, low, high), e);
    }
    throw new IllegalArgumentException(outside(text, low, high));
  }

  private static String outside(String text, long low, long high) {
    return "found \"" + text + "\", expected a whole number from " + low + " to " + high;
  }

  private static URI url(String text) {
    URI uri = URI.create(text);
    if (!List.of("http", "https").contains(String.valueOf(uri.getScheme()))) {
      throw new IllegalArgumentException(
          "found \"" + text + "\", expected an address such as http://127.0.0.1:8099/erp");
    }
    return uri;
  }
}

package org.millwright.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files that a rule book is made of, as they are at one moment.
 *
 * @param texts file contents by path from the installation's root, such as {@code
 *     rules/maintenance/vibration-limits.csv}
 */
public record RuleFiles(SortedMap<String, String> texts) {

  static final String RULES = ".drl";
  static final String LIMITS = "-limits.csv";
  static final String SENSOR_LIMITS = "/sensor-limits.csv";
  static final String OEE_LIMITS = "/oee-limits.csv";
  static final String EXAMPLES = ".examples.csv";

  private static final String FOLDER = "rules";

  public RuleFiles {
    texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
  }

  /**
   * The rule files below {@code root/rules}; sources and build results beside them are left out.
   */
  public static RuleFiles read(Path root) {
    Path folder = root.resolve(FOLDER);
    var texts = new TreeMap<String, String>();
    if (!Files.isDirectory(folder)) {
      return new RuleFiles(texts);
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(file -> isRuleFile(folder, file)).toList()) {
        String name = root.relativize(file).toString().replace('\\', '/');
        texts.put(name, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("rule files below " + folder + " cannot be read", e);
    }
    return new RuleFiles(texts);
  }

  private static boolean isRuleFile(Path folder, Path file) {
    String first = folder.relativize(file).getName(0).toString();
    String name = file.getFileName().toString();
    return !first.equals("src")
        && !first.equals("target")
        && !name.startsWith(".")
        && (name.endsWith(RULES) || name.endsWith(LIMITS) || name.endsWith(EXAMPLES))
        && Files.isRegularFile(file);
  }

  /** Those whose path ends so. */
  Map<String, String> ending(String end) {
    var found = new TreeMap<>(texts);
    found.keySet().removeIf(name -> !name.endsWith(end));
    return found;
  }

  /** The limit sheets of signals, without those of sensors and of OEE. */
  Map<String, String> limitSheets() {
    Map<String, String> sheets = ending(LIMITS);
    sheets.keySet().removeIf(name -> name.endsWith(SENSOR_LIMITS) || name.endsWith(OEE_LIMITS));
    return sheets;
  }

  /**
   * What makes a rule book this one and no other: the first 12 hexadecimal digits of the SHA-256 of
   * names and contents of rules and limits, in the order of the names.
   */
  String hash() {
    MessageDigest digest = sha256();
    texts.forEach((name, text) -> {
      if (!name.endsWith(EXAMPLES)) {
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
    });
    return HexFormat.of().formatHex(digest.digest(), 0, 6);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

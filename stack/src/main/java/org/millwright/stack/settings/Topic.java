package org.millwright.stack.settings;

import java.util.regex.Pattern;

/**
 * A Kafka topic that must exist before the app starts.
 *
 * @param name letters, digits, dots, dashes and underscores
 * @param partitions at least 1; the number of app copies that can share the work
 */
public record Topic(String name, int partitions) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,249}");

  public Topic {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "topic name: found \"" + name + "\", expected letters, digits, '.', '-' or '_'");
    }
    if (partitions < 1 || partitions > 1_000) {
      throw new IllegalArgumentException(
          "partitions of " + name + ": found " + partitions + ", expected 1 to 1000");
    }
  }

  /** Reads the form {@code name:partitions}. */
  public static Topic parse(String text) {
    int colon = text.lastIndexOf(':');
    try {
      return new Topic(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    } catch (StringIndexOutOfBoundsException | NumberFormatException e) {
      throw new IllegalArgumentException(
          "topic: found \"" + text + "\", expected name:partitions, such as findings:8", e);
    }
  }

  @Override
  public String toString() {
    return name + ":" + partitions;
  }
}

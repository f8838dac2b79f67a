package org.millwright.twin;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads values of options and collects what is wrong with them; a wrong value reads as its default.
 */
final class OptionReader {
  private final Map<String, String> given;
  private final List<String> faults;

  OptionReader(Map<String, String> given, List<String> faults) {
    this.given = given;
    this.faults = faults;
  }

  String required(String name, String expected) {
    String value = given.get(name);
    if (value == null) {
      faults.add(name + ": missing, expected " + expected);
      return "";
    }
    return value;
  }

  int port(String name, int fallback) {
    return parsed(
        name,
        fallback,
        "a port from 1 to 65535",
        text -> {
          int port = Integer.parseInt(text);
          if (port < 1 || port > 65535) {
            throw new IllegalArgumentException();
          }
          return port;
        });
  }

  long wholeNumber(String name, long fallback) {
    return parsed(name, fallback, "a whole number", Long::valueOf);
  }

  double speed(String name, double fallback) {
    return parsed(
        name,
        fallback,
        "a number from 0.01 to 100",
        text -> PlantClock.requireSpeed(Double.parseDouble(text)));
  }

  URI uri(String name, String fallback, List<String> schemes) {
    return parsed(
        name,
        URI.create(fallback),
        "an address such as " + schemes.getFirst() + "://127.0.0.1:8080",
        text -> {
          URI uri = parsedUri(text);
          if (uri.getHost() == null || !schemes.contains(String.valueOf(uri.getScheme()))) {
            throw new IllegalArgumentException();
          }
          return uri;
        });
  }

  private static URI parsedUri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /**
   * Every parser reports a bad text as an IllegalArgumentException, NumberFormatException among
   * them.
   */
  private <T> T parsed(String name, T fallback, String expected, Function<String, T> parser) {
    String text = given.get(name);
    if (text == null) {
      return fallback;
    }
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      faults.add(name + ": found \"" + text + "\", expected " + expected);
      return fallback;
    }
  }
}

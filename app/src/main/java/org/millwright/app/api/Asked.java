package org.millwright.app.api;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.millwright.app.web.Refusal;
import org.millwright.domain.plant.MachineId;

/** Reads the parameters of calls, or refuses them. */
final class Asked {

  private Asked() {}

  static @Nullable MachineId machine(@Nullable String text) {
    return text == null ? null : machineId(text);
  }

  static MachineId machineId(String text) {
    return MachineId.of(text)
        .orElseThrow(() ->
            Refusal.badRequest(
                "found \"" + text + "\"", "machine", "a machine's id, such as cnc-1"));
  }

  /** One of an enum's words, lower-case with hyphens. */
  static <E extends Enum<E>> @Nullable E word(
      String parameter, @Nullable String text, Class<E> type) {
    if (text == null) {
      return null;
    }
    E[] all = type.getEnumConstants();
    return Arrays.stream(all)
        .filter(one -> word(one).equals(text))
        .findFirst()
        .orElseThrow(() ->
            Refusal.badRequest(
                "found \"" + text + "\"",
                parameter,
                "one of " + String.join(", ", Arrays.stream(all).map(Asked::word).toList())));
  }

  static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A number of the engine. */
  static long engineKey(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException fault) {
      throw Refusal.badRequest("found \"" + text + "\"", "key", "a number of the process engine");
    }
  }
}

package org.millwright.routes.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.millwright.domain.plant.Machine;
import org.millwright.domain.sheet.Problem;
import org.millwright.routes.files.OwnersFiles;
import org.millwright.routes.files.Placed;
import org.millwright.routes.files.Plant;
import org.millwright.routes.files.RouteFile;

/** Checks the names in routes: ids, schemes, steps, parameters, properties, and their order. */
final class RouteWords {

  private static final Pattern PROPERTY = Pattern.compile("\\{\\{([^{}]*)}}");
  private static final String NORMALISE = "normalise:tags";
  private static final String OBSERVATIONS = "bus:observations";

  private final RouteLanguage language;
  private final Plant plant;
  private final CamelGrammar grammar;
  private final List<Problem> problems;
  private final Map<String, String> places = new HashMap<>();
  private String path = "";

  RouteWords(RouteLanguage language, Plant plant, CamelGrammar grammar, List<Problem> problems) {
    this.language = language;
    this.plant = plant;
    this.grammar = grammar;
    this.problems = problems;
  }

  void check(RouteFile file) {
    path = file.path();
    for (RouteFile.Route route : file.routes()) {
      once("route id", route.id());
      from(route);
      route.steps().forEach(this::step);
    }
  }

  private void once(String what, Placed word) {
    String first = places.putIfAbsent(what + " " + word.text(), path + ":" + word.line());
    if (first != null && !word.text().isBlank()) {
      refuse(word, what, "each once; " + first + " has the same");
    }
  }

  private void from(RouteFile.Route route) {
    RouteFile.Use from = route.from();
    if (RouteLanguage.STEPS.containsKey(from.scheme())) {
      refuse(from.uri(), "from", "a source; " + from.scheme() + " is a step");
      return;
    }
    Set<String> parameters = language.sources().get(from.scheme());
    if (parameters == null) {
      otherScheme(from, "from");
      return;
    }
    once("from", new Placed(from.scheme() + ":" + from.name(), from.uri().line(), 0));
    parameters(from, parameters);
    machine(from);
    order(route);
  }

  /** Of the protocols that name a machine in the route, the name is one of the plant's. */
  private void machine(RouteFile.Use from) {
    boolean perMachine =
        plant.machines().stream().map(Machine::protocol).anyMatch(from.scheme()::equals)
            && Set.of("opcua", "modbus").contains(from.scheme());
    boolean known =
        plant.machines().stream()
            .anyMatch(machine ->
                machine.id().value().equals(from.name())
                    && machine.protocol().equals(from.scheme()));
    if (perMachine && !known) {
      refuse(
          from.uri(),
          "from",
          from.scheme() + ": and a machine of " + OwnersFiles.MACHINES + " with this protocol");
    }
  }

  private void order(RouteFile.Route route) {
    int normalise = indexOf(route, NORMALISE);
    int observations = indexOf(route, OBSERVATIONS);
    String title = "route \"" + route.id().text() + "\"";
    if (normalise < 0) {
      problem(route, title, "no " + NORMALISE, "a step to " + NORMALISE + " after the source");
    } else if (observations < 0) {
      problem(route, title, "no " + OBSERVATIONS, "a step to " + OBSERVATIONS + " at the end");
    } else if (observations < normalise) {
      problem(
          route,
          title,
          OBSERVATIONS + " before " + NORMALISE,
          "a step to " + NORMALISE + " before " + OBSERVATIONS);
    }
  }

  private static int indexOf(RouteFile.Route route, String endpoint) {
    for (int i = 0; i < route.steps().size(); i++) {
      if (route.steps().get(i).is(endpoint)) {
        return i;
      }
    }
    return -1;
  }

  private void problem(RouteFile.Route route, String place, String found, String expected) {
    problems.add(new Problem(path, route.from().uri().line(), place, found, expected));
  }

  private void step(RouteFile.Use use) {
    Set<String> names = RouteLanguage.STEPS.get(use.scheme());
    if (names != null && !names.contains(use.name())) {
      refuse(use.uri(), "step", "one of " + uris(use.scheme(), names));
    } else if (names != null) {
      parameters(use, Set.of());
    } else if (language.sources().containsKey(use.scheme())) {
      refuse(use.uri(), "step", "a step; " + use.scheme() + " is a source, it stands under from:");
    } else {
      otherScheme(use, "step");
    }
  }

  private static String uris(String scheme, Set<String> names) {
    return String.join(", ", names.stream().sorted().map(name -> scheme + ":" + name).toList());
  }

  private void otherScheme(RouteFile.Use use, String place) {
    properties(use.uri(), place);
    use.parameters().values().forEach(value -> properties(value, place));
    boolean named = !use.scheme().isEmpty() && !use.scheme().contains("{{");
    if (!use.uri().text().startsWith("{{") && !(named && grammar.knows(use.scheme()))) {
      var known = new TreeSet<>(language.sources().keySet());
      known.addAll(RouteLanguage.STEPS.keySet());
      refuse(
          use.uri(),
          place,
          "a scheme of Millwright (" + String.join(", ", known) + ") or of Camel");
    }
  }

  private void parameters(RouteFile.Use use, Set<String> known) {
    properties(use.uri(), "uri");
    use.parameters()
        .forEach((key, value) -> {
          if (!known.contains(key.text())) {
            refuse(
                key,
                "parameter",
                known.isEmpty()
                    ? "no parameters"
                    : "one of the parameters " + String.join(", ", new TreeSet<>(known)));
          }
          properties(value, "parameter \"" + key.text() + "\"");
        });
  }

  private void properties(Placed text, String place) {
    Matcher matcher = PROPERTY.matcher(text.text());
    while (matcher.find()) {
      String name = matcher.group(1).strip();
      boolean optional = name.startsWith("?") || name.contains(":");
      if (!optional && !language.properties().contains(name)) {
        refuse(
            new Placed(name, text.line(), text.column()),
            place,
            "one of the properties " + String.join(", ", language.properties()));
      }
    }
  }

  private void refuse(Placed word, String place, String expected) {
    problems.add(new Problem(path, word.line(), place, word.text(), expected));
  }
}

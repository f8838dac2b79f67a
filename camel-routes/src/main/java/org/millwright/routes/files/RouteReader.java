package org.millwright.routes.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.sheet.Problem;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads route files with the line and column of everything. */
public final class RouteReader {

  /** The steps that name an endpoint. */
  private static final Set<String> SENDERS = Set.of("to", "toD", "wireTap", "enrich", "pollEnrich");

  private final String path;
  private final List<Problem> problems;

  private RouteReader(String path, List<Problem> problems) {
    this.path = path;
    this.problems = problems;
  }

  /**
   * Reads a file.
   *
   * @param problems receives what is wrong with its form
   */
  public static RouteFile read(String path, String text, List<Problem> problems) {
    return new RouteReader(path, problems).file(text);
  }

  /** A fault of YAML with its place, said as a problem. */
  public static Problem problem(String path, MarkedYamlEngineException fault) {
    Optional<Mark> mark = fault.getProblemMark();
    int line = mark.map(m -> m.getLine() + 1).orElse(0);
    String place = mark.map(m -> "column " + (m.getColumn() + 1)).orElse("");
    return new Problem(path, line, place, oneLine(fault.getProblem()), "a route in YAML");
  }

  private static String oneLine(@Nullable String text) {
    return text == null ? "" : text.strip().replaceAll("\\s+", " ");
  }

  private RouteFile file(String text) {
    var routes = new ArrayList<RouteFile.Route>();
    try {
      new Compose(LoadSettings.builder().setLabel(path).build())
          .composeString(text)
          .ifPresentOrElse(
              root -> top(root, routes),
              () -> problems.add(Problem.ofFile(path, "an empty file", "a list of routes")));
    } catch (MarkedYamlEngineException e) {
      problems.add(problem(path, e));
    } catch (YamlEngineException e) {
      problems.add(Problem.ofFile(path, oneLine(e.getMessage()), "a route in YAML"));
    }
    return new RouteFile(path, routes);
  }

  private void top(Node root, List<RouteFile.Route> routes) {
    if (!(root instanceof SequenceNode list)) {
      refuse(root, "", kind(root), "a list that begins with \"- route:\"");
      return;
    }
    for (Node entry : list.getValue()) {
      if (child(entry, "route") instanceof Node route) {
        route(route).ifPresent(routes::add);
      } else if (child(entry, "from") != null) {
        refuse(entry, "", "- from:", "\"- route:\" with an id and a from");
      }
    }
  }

  private Optional<RouteFile.Route> route(Node route) {
    Node from = child(route, "from");
    if (from == null) {
      refuse(route, "route", "no from", "from: with the uri of a source, such as opcua:cnc-1");
      return Optional.empty();
    }
    Node id = child(route, "id");
    Placed name = id instanceof ScalarNode scalar ? placed(scalar) : placed("", route);
    if (name.text().isBlank()) {
      refuse(route, "route", "no id", "an id, such as id: cnc-1");
    }
    var steps = new ArrayList<RouteFile.Use>();
    Node list = child(from, "steps");
    collect(list == null ? child(route, "steps") : list, steps);
    return use(from).map(use -> new RouteFile.Route(name, use, steps));
  }

  private void collect(@Nullable Node node, List<RouteFile.Use> uses) {
    switch (node) {
      case SequenceNode list -> list.getValue().forEach(item -> collect(item, uses));
      case MappingNode mapping -> {
        for (NodeTuple tuple : mapping.getValue()) {
          if (tuple.getKeyNode() instanceof ScalarNode key && SENDERS.contains(key.getValue())) {
            use(tuple.getValueNode()).ifPresent(uses::add);
          } else {
            collect(tuple.getValueNode(), uses);
          }
        }
      }
      case null, default -> {}
    }
  }

  private Optional<RouteFile.Use> use(Node node) {
    if (node instanceof ScalarNode uri) {
      return Optional.of(new RouteFile.Use(placed(uri), Map.of()));
    }
    if (!(child(node, "uri") instanceof ScalarNode uri)) {
      refuse(node, "", "no uri", "uri: with scheme and name, such as bus:observations");
      return Optional.empty();
    }
    var parameters = new LinkedHashMap<Placed, Placed>();
    if (child(node, "parameters") instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key
            && tuple.getValueNode() instanceof ScalarNode value) {
          parameters.put(placed(key), placed(value));
        }
      }
    }
    return Optional.of(new RouteFile.Use(placed(uri), parameters));
  }

  private static @Nullable Node child(Node node, String key) {
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key)) {
          return tuple.getValueNode();
        }
      }
    }
    return null;
  }

  private static Placed placed(ScalarNode node) {
    return placed(node.getValue(), node);
  }

  private static Placed placed(String text, Node node) {
    return node.getStartMark()
        .map(mark -> new Placed(text, mark.getLine() + 1, mark.getColumn() + 1))
        .orElseGet(() -> new Placed(text, 0, 0));
  }

  private void refuse(Node node, String place, String found, String expected) {
    problems.add(new Problem(path, placed("", node).line(), place, found, expected));
  }

  private static String kind(Node node) {
    return node instanceof MappingNode ? "a mapping" : "a single value";
  }
}

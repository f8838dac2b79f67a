package org.millwright.routes.check;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.millwright.domain.observation.Source;
import org.millwright.routes.source.SourceComponent;

/**
 * The words that routes may use.
 *
 * @param sources the parameters of each scheme that a route can begin with
 * @param properties the names that may stand in {@code {{...}}}
 */
public record RouteLanguage(SortedMap<String, Set<String>> sources, SortedSet<String> properties) {

  /** The steps that Millwright adds to Camel's. */
  public static final Map<String, Set<String>> STEPS =
      Map.of(
          "normalise", Set.of("tags"),
          "decide", Set.of("limits"),
          "bus", Set.of("observations", "dead-letters"));

  public RouteLanguage {
    sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
    properties = Collections.unmodifiableSortedSet(new TreeSet<>(properties));
  }

  /** The language that these connectors make. */
  public static RouteLanguage of(
      Collection<? extends Source.Factory> factories, Set<String> properties) {
    var sources = new TreeMap<String, Set<String>>();
    for (Source.Factory factory : factories) {
      if (sources.put(factory.scheme(), SourceComponent.parameters(factory)) != null) {
        throw new IllegalArgumentException(
            "two connectors have the scheme \"" + factory.scheme() + "\", expected one each");
      }
    }
    return new RouteLanguage(sources, new TreeSet<>(properties));
  }
}

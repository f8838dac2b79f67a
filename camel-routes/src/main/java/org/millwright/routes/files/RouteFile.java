package org.millwright.routes.files;

import java.util.List;
import java.util.Map;

/**
 * The parts of a route file that Millwright looks at; Camel reads the rest.
 *
 * @param path from the root, such as {@code camel-routes/cnc.yaml}
 */
public record RouteFile(String path, List<Route> routes) {

  /**
   * A place where a route names an endpoint.
   *
   * @param uri scheme, name and perhaps a query, as it stands
   * @param parameters those given apart from the uri, by name
   */
  public record Use(Placed uri, Map<Placed, Placed> parameters) {

    /** The scheme, such as {@code opcua}; empty when the uri has none. */
    public String scheme() {
      int colon = uri.text().indexOf(':');
      return colon < 0 ? "" : uri.text().substring(0, colon);
    }

    /** What follows the scheme, without slashes in front and without the query. */
    public String name() {
      String rest = uri.text().substring(uri.text().indexOf(':') + 1);
      int query = rest.indexOf('?');
      return (query < 0 ? rest : rest.substring(0, query)).replaceFirst("^//", "");
    }

    /** True for this very endpoint, such as {@code normalise:tags}. */
    public boolean is(String endpoint) {
      return endpoint.equals(scheme() + ":" + name());
    }
  }

  /**
   * One route.
   *
   * @param id its name; the text is empty when the route has none
   * @param from where it begins
   * @param steps every endpoint that it sends to, in the order of the file, nested ones included
   */
  public record Route(Placed id, Use from, List<Use> steps) {}

  public RouteFile {
    routes = List.copyOf(routes);
  }
}

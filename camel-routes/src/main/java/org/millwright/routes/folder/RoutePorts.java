package org.millwright.routes.folder;

import java.util.Objects;
import org.millwright.routes.bus.Bus;
import org.millwright.routes.decide.EdgeDecision;
import org.millwright.routes.source.Connections;

/**
 * Where routes lead to, as the app supplies it.
 *
 * @param decision what {@code decide:limits} asks
 */
public record RoutePorts(
    Bus bus, EdgeDecision decision, Connections connections, Artefacts artefacts) {
  public RoutePorts {
    Objects.requireNonNull(bus, "bus");
    Objects.requireNonNull(decision, "decision");
    Objects.requireNonNull(connections, "connections");
    Objects.requireNonNull(artefacts, "artefacts");
  }
}

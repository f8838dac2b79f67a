package org.millwright.domain.plant;

import java.util.Objects;

/**
 * A machine of the plant.
 *
 * @param name what people call it, such as {@code CNC mill 1}
 * @param line the production line it stands in, such as {@code line-1}
 * @param protocol how it speaks: {@code opcua}, {@code modbus}, {@code mqtt}, {@code sparkplug}
 */
public record Machine(MachineId id, String name, String line, String protocol) {
  public Machine {
    Objects.requireNonNull(id, "id");
    if (name.isBlank() || line.isBlank() || protocol.isBlank()) {
      throw new IllegalArgumentException("machine " + id + " needs a name, a line and a protocol");
    }
  }
}

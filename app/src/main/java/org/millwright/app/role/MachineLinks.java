package org.millwright.app.role;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.plant.MachineId;
import org.millwright.routes.source.Connections;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which machines are cut off, and why. */
final class MachineLinks implements Connections {

  private static final Logger LOG = LoggerFactory.getLogger(MachineLinks.class);

  private final Map<MachineId, String> cutOff = new ConcurrentSkipListMap<>();

  @Override
  public void changed(MachineId machine, boolean connected, String detail) {
    if (connected) {
      cutOff.remove(machine);
    } else {
      cutOff.put(machine, detail);
    }
    LOG.info("{} {}: {}", machine, connected ? "is connected" : "is cut off", detail);
  }

  /** Names the machines that are cut off; null when none is. */
  @Nullable String fault() {
    return cutOff.isEmpty() ? null : "cut off: " + cutOff;
  }
}

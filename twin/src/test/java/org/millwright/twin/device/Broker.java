package org.millwright.twin.device;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.millwright.stack.EmbeddedStack;
import org.millwright.stack.settings.PartName;

/** A real MQTT 5 broker in a process of its own. */
final class Broker {
  private Broker() {}

  static EmbeddedStack start(Path folder) throws IOException {
    return EmbeddedStack.start(folder, Set.of(PartName.MQTT));
  }
}

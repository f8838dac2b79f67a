package org.millwright.connectors.modbus;

import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.millwright.domain.observation.Source;
import org.millwright.domain.observation.TagSheets;
import org.millwright.domain.plant.MachineId;

/**
 * Makes Modbus sources: {@code from: modbus:press-1}; the parameters are those of {@link Settings}.
 */
public final class ModbusFactory implements Source.Factory {

  @Override
  public String scheme() {
    return "modbus";
  }

  @Override
  public Set<String> parameters() {
    return Settings.PARAMETERS;
  }

  @Override
  public Source create(
      String name, Map<String, String> parameters, TagSheets tags, InstantSource clock) {
    return new ModbusSource(new MachineId(name), Settings.of(parameters), tags, clock);
  }
}

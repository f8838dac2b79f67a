package org.millwright.connectors.opcua;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.millwright.domain.observation.Source;
import org.millwright.domain.observation.TagSheets;
import org.millwright.domain.plant.MachineId;

/**
 * Makes OPC UA sources: {@code from: opcua:cnc-1}; the parameters are those of {@link Settings}.
 */
public final class OpcUaFactory implements Source.Factory {

  private final Certificates certificates;

  /**
   * @param certificates folder of the client's certificate and of the servers it trusts; made when
   *     a route first asks for security, see {@link Certificates}
   */
  public OpcUaFactory(Path certificates) {
    this.certificates = new Certificates(certificates);
  }

  @Override
  public String scheme() {
    return "opcua";
  }

  @Override
  public Set<String> parameters() {
    return Settings.PARAMETERS;
  }

  @Override
  public Source create(
      String name, Map<String, String> parameters, TagSheets tags, InstantSource clock) {
    return new OpcUaSource(new MachineId(name), Settings.of(parameters), certificates, tags, clock);
  }
}

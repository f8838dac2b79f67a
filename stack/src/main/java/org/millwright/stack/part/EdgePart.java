package org.millwright.stack.part;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.millwright.stack.settings.PartName;
import org.millwright.stack.settings.Port;
import org.millwright.stack.settings.StackSettings;

/**
 * The app's edge role in a process of its own, so that its latency depends on nobody else's garbage
 * and it outlives a restart of the plant.
 */
final class EdgePart implements Part {
  private final StackSettings settings;

  EdgePart(StackSettings settings) {
    this.settings = settings;
  }

  @Override
  public PartName name() {
    return PartName.EDGE;
  }

  /** Of the app only its first start is awaited: it makes the token that both ask for. */
  @Override
  public Set<PartName> needs() {
    Set<PartName> needs = EnumSet.of(PartName.KAFKA, PartName.MQTT, PartName.APP);
    needs.retainAll(settings.parts());
    return needs;
  }

  @Override
  public String address() {
    return "http://" + settings.ports().address(Port.EDGE);
  }

  @Override
  public Launch launch() throws IOException {
    Map<String, String> variables = Addresses.of(settings, System.getenv());
    variables.put("MILLWRIGHT_ROLES", "edge");
    variables.put("MILLWRIGHT_HTTP_PORT", String.valueOf(settings.ports().of(Port.EDGE)));
    return new Launch(
        new JavaCommand(settings, PartName.EDGE)
            .with(
                "-Xmx256m",
                "-Xmn128m",
                "-XX:MaxDirectMemorySize=64m",
                "-XX:ReservedCodeCacheSize=96m")
            .runApp(),
        variables);
  }

  @Override
  public boolean ready() {
    return Http.answers(address() + "/actuator/health/readiness");
  }
}

package org.millwright.stack.part;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.millwright.stack.settings.PartName;
import org.millwright.stack.settings.Port;
import org.millwright.stack.settings.StackSettings;

/** The app itself, which knows the other parts by their addresses only. */
final class AppPart implements Part {
  private final StackSettings settings;

  AppPart(StackSettings settings) {
    this.settings = settings;
  }

  @Override
  public PartName name() {
    return PartName.APP;
  }

  @Override
  public Set<PartName> needs() {
    Set<PartName> needs = EnumSet.copyOf(PartName.STACK);
    needs.retainAll(settings.parts());
    return needs;
  }

  @Override
  public String address() {
    return "http://" + settings.ports().address(Port.CONSOLE);
  }

  @Override
  public Launch launch() throws IOException {
    Map<String, String> variables = Addresses.of(settings, System.getenv());
    variables.put("MILLWRIGHT_ROLES", roles());
    var command = new JavaCommand(settings, PartName.APP);
    if (edgeIsApart()) {
      command.goesBehind();
    }
    return new Launch(
        command
            .with("-Xmx384m", "-XX:MaxDirectMemorySize=128m", "-XX:ReservedCodeCacheSize=128m")
            .runApp(),
        variables);
  }

  private boolean edgeIsApart() {
    return settings.parts().contains(PartName.EDGE);
  }

  /** A machine is heard by one process: the edge leaves the app when it has its own. */
  private String roles() {
    return edgeIsApart()
        ? Arrays.stream(settings.roles().split(",", -1))
            .filter(role -> !role.equals("edge"))
            .collect(Collectors.joining(","))
        : settings.roles();
  }

  @Override
  public boolean ready() {
    return Http.answers(address() + "/actuator/health/readiness");
  }
}

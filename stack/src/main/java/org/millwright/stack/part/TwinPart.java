package org.millwright.stack.part;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.millwright.stack.settings.PartName;
import org.millwright.stack.settings.Port;
import org.millwright.stack.settings.StackSettings;

/** The virtual factory. */
final class TwinPart implements Part {
  private final StackSettings settings;

  TwinPart(StackSettings settings) {
    this.settings = settings;
  }

  @Override
  public PartName name() {
    return PartName.TWIN;
  }

  @Override
  public Set<PartName> needs() {
    return settings.parts().contains(PartName.MQTT) ? Set.of(PartName.MQTT) : Set.of();
  }

  @Override
  public String address() {
    return "http://" + settings.ports().address(Port.TWIN);
  }

  @Override
  public Launch launch() throws IOException {
    return new Launch(
        new JavaCommand(settings, PartName.TWIN)
            .with("-Xmx128m", "-XX:MaxDirectMemorySize=64m")
            .run(
                JavaCommand.classPathOf(settings.home().resolve("twin")),
                "org.millwright.twin.VirtualFactory",
                arguments()),
        Map.of());
  }

  @Override
  public boolean ready() {
    return Http.answers(address() + "/machines");
  }

  private List<String> arguments() {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--port", number(Port.TWIN),
                "--opcua-port", number(Port.OPCUA),
                "--modbus-port", number(Port.MODBUS),
                "--mqtt", Addresses.mqtt(settings, System.getenv()),
                "--data", settings.data().resolve("twin").toString(),
                "--seed", String.valueOf(settings.seed())));
    if (settings.crew()) {
      arguments.addAll(
          List.of(
              "--crew",
              "http://" + settings.ports().address(Port.CONSOLE),
              "--crew-token-file",
              settings.data().resolve("secrets/api-token").toString()));
    }
    return arguments;
  }

  private String number(Port port) {
    return String.valueOf(settings.ports().of(port));
  }
}

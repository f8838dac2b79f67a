package org.millwright.stack.part;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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
    String classPath = JavaCommand.classPathOf(settings.home().resolve("app"));
    return new Launch(
        new JavaCommand(settings, PartName.APP)
            .with("-Xmx384m", "-XX:MaxDirectMemorySize=128m", "-XX:ReservedCodeCacheSize=128m")
            .with("-Dmillwright.tether.seconds=20")
            .run(classPath, "org.millwright.app.Millwright", List.of()),
        Addresses.of(settings, System.getenv()));
  }

  @Override
  public boolean ready() {
    return Http.answers(address() + "/actuator/health/readiness");
  }
}

package org.millwright.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.millwright.stack.settings.PartName;
import org.millwright.stack.settings.Port;
import org.millwright.stack.settings.SettingsFault;
import org.millwright.stack.settings.SettingsReader;
import org.millwright.stack.settings.StackSettings;

/** {@code ./millwright run}: everything of a single box, until Ctrl-C. */
public final class Box {
  /** Printed when everything is ready; {@link EmbeddedStack} waits for it. */
  static final String READY = "Millwright is ready";

  private static final String ENGINE_LICENCE =
      "The process engine is Camunda's Zeebe 8.6.0 under the Camunda License 1.0: free for"
          + " non-production use; production needs a licence from Camunda.";

  private Box() {}

  public static void main(String[] arguments) throws Exception {
    StatusLines status = new StatusLines(System.out);
    try {
      start(SettingsReader.read(List.of(arguments), System.getenv()), status);
    } catch (SettingsFault | DataFolder.InUse e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static void start(StackSettings settings, StatusLines status)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    DataFolder folder = DataFolder.take(settings);
    Supervisor.endLeftovers(folder);
    List<String> taken = PortCheck.faults(settings);
    if (!taken.isEmpty()) {
      taken.forEach(System.err::println);
      System.exit(1);
    }
    Supervisor.notePorts(settings, folder);
    if (settings.parts().contains(PartName.ENGINE)) {
      status.say(ENGINE_LICENCE);
    }
    Supervisor supervisor = new Supervisor(settings, folder, status);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(supervisor, status), "stop"));
    supervisor.start();
    supervisor.awaitReady();
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    status.say(String.format(Locale.ROOT, "%s  %.1f s", READY, took.toMillis() / 1000.0));
    if (settings.parts().contains(PartName.APP)) {
      status.say(signIn(settings));
    }
  }

  private static void stop(Supervisor supervisor, StatusLines status) {
    try {
      supervisor.stop();
    } catch (IOException e) {
      status.say("The data folder could not be released: " + e);
    }
  }

  private static String signIn(StackSettings settings) throws IOException {
    String console = "http://" + settings.ports().address(Port.CONSOLE) + "/";
    Path token = settings.data().resolve("secrets").resolve("api-token");
    return Files.exists(token)
        ? "Sign in: " + console + "sign-in?token=" + Files.readString(token).strip()
        : "Console: " + console + " (no " + token + " to sign in with)";
  }
}

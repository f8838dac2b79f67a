package org.millwright.connectors.mqtt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.millwright.stack.EmbeddedStack;
import org.millwright.stack.settings.PartName;

/** The broker of the stack, one for all tests; it ends with this JVM. */
final class TestBroker {

  private static final EmbeddedStack STACK = start();

  private TestBroker() {}

  private static EmbeddedStack start() {
    try {
      Path data = Files.createTempDirectory(Path.of("target"), "broker").toAbsolutePath();
      EmbeddedStack stack = EmbeddedStack.start(data, Set.of(PartName.MQTT));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> close(stack)));
      return stack;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(EmbeddedStack stack) {
    try {
      stack.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String url() {
    return STACK.mqttUrl();
  }

  /** Ends the broker's process as a crash would; its supervisor starts it again. */
  static void crash() throws IOException {
    STACK.process(PartName.MQTT).destroyForcibly();
  }
}

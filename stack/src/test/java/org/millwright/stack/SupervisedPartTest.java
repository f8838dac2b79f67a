package org.millwright.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.stack.part.Launch;
import org.millwright.stack.part.Part;
import org.millwright.stack.settings.PartName;

class SupervisedPartTest {

  @TempDir Path folder;

  /** Its first process cannot be asked whether it is ready. */
  private final class Asleep implements Part {
    private final List<ProcessHandle> started = new ArrayList<>();
    private final CountDownLatch twice = new CountDownLatch(2);

    @Override
    public PartName name() {
      return PartName.MQTT;
    }

    @Override
    public Set<PartName> needs() {
      return Set.of();
    }

    @Override
    public String address() {
      return "nowhere";
    }

    @Override
    public Launch launch() {
      return new Launch(List.of("sleep", "600"), Map.of());
    }

    @Override
    public boolean ready() throws IOException {
      long number = Long.parseLong(Files.readAllLines(pidFile()).getFirst());
      started.add(ProcessHandle.of(number).orElseThrow());
      twice.countDown();
      if (started.size() == 1) {
        throw new IOException("its password cannot be read");
      }
      return true;
    }
  }

  @Test
  void aPartThatFailsAfterItsStartDoesNotRunBesideItsNextProcess() throws Exception {
    var part = new Asleep();
    var supervised =
        new SupervisedPart(
            part,
            new PidFile(pidFile()),
            new PartLog(folder.resolve("mqtt.log")),
            new StatusLines(new PrintStream(OutputStream.nullOutputStream())));
    supervised.start(List.of());
    try {
      assertThat(part.twice.await(60, TimeUnit.SECONDS)).isTrue();

      assertThat(part.started.getFirst().isAlive()).isFalse();
      assertThat(part.started.getLast().isAlive()).isTrue();
    } finally {
      supervised.stop();
      part.started.forEach(ProcessHandle::destroyForcibly);
    }
  }

  private Path pidFile() {
    return folder.resolve("mqtt.pid");
  }
}

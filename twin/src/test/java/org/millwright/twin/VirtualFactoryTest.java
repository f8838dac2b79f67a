package org.millwright.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.twin.device.FreePort;

/** The program as it is run: in a process of its own, with little memory and no broker yet. */
class VirtualFactoryTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path folder;

  private final int port = FreePort.next();
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void stop() {
    processes.forEach(Process::destroyForcibly);
    client.close();
  }

  private Process start(String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                VirtualFactory.class.getName(),
                "--port",
                String.valueOf(port),
                "--opcua-port",
                String.valueOf(FreePort.next()),
                "--modbus-port",
                String.valueOf(FreePort.next()),
                "--mqtt",
                "tcp://127.0.0.1:" + FreePort.next(),
                "--data",
                folder.resolve("data").toString()));
    command.addAll(List.of(more));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log().toFile())
            .start();
    processes.add(process);
    return process;
  }

  private Path log() {
    return folder.resolve("log");
  }

  private void awaitReady() {
    Awaitility.await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> machines().contains("cnc-1"));
  }

  private String machines() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/machines")).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private static void assertEnds(Process process) throws InterruptedException {
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void itRunsWithoutABrokerAndEndsOnATermSignal() throws Exception {
    Process process = start();
    awaitReady();
    assertThat(Files.readString(log())).contains("OPC UA opc.tcp://127.0.0.1:");

    process.destroy();
    assertEnds(process);
    assertThat(process.exitValue()).isEqualTo(143);
  }

  @Test
  void itEndsWithTheEndOfItsInputWhenToldTo() throws Exception {
    Process process = start("--exit-with-parent");
    awaitReady();

    process.getOutputStream().close();
    assertEnds(process);
    assertThat(process.exitValue()).isZero();
  }

  @Test
  void aTakenPortEndsItWithASentenceThatNamesThePort() throws Exception {
    start();
    awaitReady();
    Process second = start();

    assertEnds(second);
    assertThat(second.exitValue()).isEqualTo(1);
    assertThat(Files.readString(log())).contains("port " + port + " is taken").contains("--port");
  }

  @Test
  void wrongOptionsEndItWithAllFaultsAndTheUsage() throws Exception {
    Process process = start("--colour", "--seed", "x");

    assertEnds(process);
    assertThat(process.exitValue()).isEqualTo(2);
    assertThat(Files.readString(log()))
        .contains("unknown option --colour")
        .contains("--seed: found \"x\", expected a whole number")
        .contains("--exit-with-parent");
  }
}

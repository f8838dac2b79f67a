package org.millwright.connectors.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real PostgreSQL of its own for each test class, on a free port. */
final class Postgres implements AfterAllCallback {

  static final Instant T0 = Instant.parse("2026-03-01T06:00:00Z");

  private final Path data;
  private final Database database;
  private final int port;
  private final EmbeddedPostgres server;

  /** What started the server that was killed. */
  private final List<String> command = new ArrayList<>();

  Postgres() {
    try {
      data = Files.createTempDirectory("millwright-store");
      server = start(data, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    port = server.getPort();
    database = open(port, Duration.ofSeconds(60));
  }

  private static EmbeddedPostgres start(Path data, int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setPort(port)
        .setServerConfig("shared_buffers", "16MB")
        // No socket file: the lock beside it would outlive a killed server.
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("synchronous_commit", "on")
        .setPGStartupWait(Duration.ofSeconds(60))
        .start();
  }

  Database database() {
    return database;
  }

  Database open(Duration patience) {
    return open(port, patience);
  }

  private static Database open(int port, Duration patience) {
    return Database.open(
        new StoreSettings(
            "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "", 8, patience));
  }

  /** Kills the server with all its children, as a power cut would. */
  void kill() throws IOException {
    Path lock = data.resolve("postmaster.pid");
    long pid = Long.parseLong(Files.readAllLines(lock).getFirst().strip());
    ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
    command.clear();
    if ("root".equals(System.getProperty("user.name"))) {
      // PostgreSQL refuses to run as root; in a user namespace it does not see that it does.
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(postmaster.info().command().orElseThrow());
    command.addAll(List.of(postmaster.info().arguments().orElseThrow()));
    var children = postmaster.descendants().toList();
    postmaster.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    // Where nothing reaps orphans, the killed process still counts as the owner of this file.
    Files.delete(lock);
  }

  /** Starts the killed server again, on the same port and data; {@link #afterAll} stops it. */
  void restart() throws IOException {
    new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    database.close();
    server.close();
    try (var files = Files.walk(data)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }
}

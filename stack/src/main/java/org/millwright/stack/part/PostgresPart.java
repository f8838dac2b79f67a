package org.millwright.stack.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.millwright.stack.settings.PartName;
import org.millwright.stack.settings.Port;
import org.millwright.stack.settings.StackSettings;

/** PostgreSQL: a native program, started directly. */
final class PostgresPart implements Part {
  static final String USER = "millwright";

  private final StackSettings settings;
  private final Path state;
  private final PostgresAccounts accounts;

  PostgresPart(StackSettings settings) {
    this.settings = settings;
    this.state = settings.stateOf(PartName.POSTGRES);
    this.accounts = new PostgresAccounts(settings.ports().of(Port.POSTGRES));
  }

  @Override
  public PartName name() {
    return PartName.POSTGRES;
  }

  @Override
  public Set<PartName> needs() {
    return Set.of();
  }

  @Override
  public String address() {
    return settings.ports().address(Port.POSTGRES);
  }

  @Override
  public Launch launch() throws IOException {
    Path program = PostgresProgram.unpackedIn(state);
    Path cluster = state.resolve("data");
    if (Files.notExists(cluster)) {
      new PostgresCluster(program, settings.data().resolve("run/tmp"))
          .create(cluster, adminPassword());
    }
    PostgresCluster.clearLeftovers(cluster);
    List<String> command = new ArrayList<>(OnPath.ownSession());
    command.addAll(PostgresProgram.command(program.resolve("bin/postgres"), options(cluster)));
    return new Launch(command, Map.of());
  }

  private List<String> options(Path cluster) {
    return List.of(
        "-D", cluster.toString(),
        "-c", "listen_addresses=127.0.0.1",
        "-c", "port=" + settings.ports().of(Port.POSTGRES),
        "-c", "unix_socket_directories=",
        "-c", "shared_buffers=48MB",
        "-c", "max_connections=40",
        "-c", "max_wal_size=256MB",
        "-c", "io_method=sync",
        "-c", "jit=off",
        "-c", "timezone=UTC",
        "-c", "log_timezone=UTC");
  }

  @Override
  public boolean ready() throws IOException {
    return accounts.ensured(adminPassword(), USER, password(settings));
  }

  /** Fast shutdown: clients are disconnected, work in progress is rolled back. */
  @Override
  public void stop(Process process) throws IOException {
    try {
      Process kill =
          new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).inheritIO().start();
      if (!kill.waitFor(5, TimeUnit.SECONDS)) {
        process.destroy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static String password(StackSettings settings) throws IOException {
    return Secret.in(settings.data().resolve("secrets/postgres-password"));
  }

  private String adminPassword() throws IOException {
    return Secret.in(settings.data().resolve("secrets/postgres-admin-password"));
  }
}

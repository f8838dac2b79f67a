package org.millwright.stack.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.millwright.stack.child.Trees;

/** The folder of tables that PostgreSQL calls a cluster. */
final class PostgresCluster {
  static final String ADMIN = "postgres";
  private static final long INITDB_BOUND_SECONDS = 120;

  private final Path program;
  private final Path temporary;

  /**
   * @param program the folder of PostgreSQL's programs
   * @param temporary a folder for the password file that initdb reads
   */
  PostgresCluster(Path program, Path temporary) {
    this.program = program;
    this.temporary = temporary;
  }

  /** Made beside its final place and renamed, so that a crash leaves nothing half made. */
  void create(Path cluster, String adminPassword) throws IOException {
    Path fresh = cluster.resolveSibling("data.new");
    Trees.delete(fresh);
    Path passwordFile = Files.createTempFile(Files.createDirectories(temporary), "pw", "");
    try {
      Files.writeString(passwordFile, adminPassword + "\n");
      initdb(fresh, passwordFile);
    } finally {
      Files.delete(passwordFile);
    }
    Files.move(fresh, cluster, StandardCopyOption.ATOMIC_MOVE);
  }

  private void initdb(Path fresh, Path passwordFile) throws IOException {
    List<String> options =
        List.of(
            "-D",
            fresh.toString(),
            "-U",
            ADMIN,
            "--pwfile=" + passwordFile,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--no-instructions");
    Process process =
        new ProcessBuilder(PostgresProgram.command(program.resolve("bin/initdb"), options))
            .redirectErrorStream(true)
            .redirectOutput(fresh.resolveSibling("initdb.log").toFile())
            .start();
    try {
      if (!process.waitFor(INITDB_BOUND_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IOException(
            "initdb failed; it says why in " + fresh.resolveSibling("initdb.log"));
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("initdb was interrupted", e);
    }
  }

  /**
   * Ends a PostgreSQL that outlived its supervisor, and removes its lock file when the process
   * number in it now belongs to another program. A lock file whose process is gone is left to
   * PostgreSQL, which checks by it that no back end is still at work.
   */
  static void clearLeftovers(Path cluster) throws IOException {
    Path lock = cluster.resolve("postmaster.pid");
    if (Files.notExists(lock)) {
      return;
    }
    Optional<ProcessHandle> owner =
        Files.readAllLines(lock).stream().findFirst().flatMap(PostgresCluster::process);
    if (owner.isEmpty()) {
      return;
    }
    if (owner.get().info().commandLine().orElse("").contains(cluster.toString())) {
      owner.get().destroyForcibly();
      owner.get().onExit().orTimeout(10, TimeUnit.SECONDS).join();
    } else {
      Files.delete(lock);
    }
  }

  private static Optional<ProcessHandle> process(String number) {
    try {
      return ProcessHandle.of(Long.parseLong(number.strip()));
    } catch (NumberFormatException halfWritten) {
      return Optional.empty();
    }
  }
}

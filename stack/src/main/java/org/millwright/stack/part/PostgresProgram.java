package org.millwright.stack.part;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.millwright.stack.child.Trees;

/** PostgreSQL's programs, unpacked from the archive on the class path. */
final class PostgresProgram {
  private static final String VERSION = "18.4.0";

  private PostgresProgram() {}

  /** Unpacks once; the rename at the end makes an interrupted unpacking start afresh. */
  static Path unpackedIn(Path folder) throws IOException {
    Path program = folder.resolve("postgresql-" + VERSION);
    if (Files.notExists(program)) {
      Path fresh = folder.resolve("postgresql.new");
      Trees.delete(fresh);
      try (InputStream archive = archive().openStream();
          TarArchiveInputStream tar =
              new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
        unpack(tar, Files.createDirectories(fresh));
      }
      Files.move(fresh, program, StandardCopyOption.ATOMIC_MOVE);
    }
    return program;
  }

  /** PostgreSQL refuses to run as root; a user namespace of its own hides that we are. */
  static List<String> command(Path program, List<String> arguments) {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(program.toString());
    command.addAll(arguments);
    return command;
  }

  private static URL archive() throws IOException {
    boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    String name =
        "/postgres-" + (mac ? "darwin" : "linux") + "-" + (arm ? "arm_64" : "x86_64") + ".txz";
    URL archive = PostgresProgram.class.getResource(name);
    if (archive == null) {
      throw new IOException(
          name + " is not on the class path: PostgreSQL runs on Linux and macOS, x86-64 and ARM");
    }
    return archive;
  }

  private static void unpack(TarArchiveInputStream tar, Path root) throws IOException {
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      Path target = root.resolve(entry.getName()).normalize();
      if (!target.startsWith(root)) {
        throw new IOException("The archive wants to write outside its folder: " + entry.getName());
      }
      if (entry.isDirectory()) {
        Files.createDirectories(target);
      } else if (entry.isSymbolicLink()) {
        Files.createDirectories(target.getParent());
        Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      } else {
        Files.createDirectories(target.getParent());
        Files.copy(tar, target);
        Files.setPosixFilePermissions(target, permissions(entry.getMode()));
      }
    }
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    boolean executable = (mode & 0100) != 0;
    return EnumSet.copyOf(PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
  }
}

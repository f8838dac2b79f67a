package org.millwright.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.millwright.stack.settings.PartName;
import org.millwright.stack.settings.StackSettings;

/**
 * The one folder that is written to, held by one supervisor at a time. The system gives the lock
 * back when its holder dies, however it dies.
 */
final class DataFolder implements AutoCloseable {

  /** Somebody else holds the folder. */
  static final class InUse extends IOException {
    private static final long serialVersionUID = 1L;

    private InUse(Path data, String holder) {
      super(
          data
              + " is in use by another Millwright (process "
              + holder
              + "): stop that one, or give another folder with --data");
    }
  }

  private final Path root;
  private final FileChannel channel;

  private DataFolder(Path root, FileChannel channel) {
    this.root = root;
    this.channel = channel;
  }

  static DataFolder take(StackSettings settings) throws IOException {
    Path root = settings.data();
    Path run = Files.createDirectories(root.resolve("run"));
    Path holder = run.resolve("supervisor.pid");
    FileChannel channel =
        FileChannel.open(
            run.resolve("supervisor.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lock(channel) == null) {
      channel.close();
      throw new InUse(root, Files.exists(holder) ? Files.readString(holder).strip() : "unknown");
    }
    Files.writeString(holder, ProcessHandle.current().pid() + "\n");
    Files.createDirectories(root.resolve("logs"));
    Path secrets = Files.createDirectories(root.resolve("secrets"));
    Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rwx------"));
    for (PartName part : settings.parts()) {
      Files.createDirectories(settings.stateOf(part));
    }
    return new DataFolder(root, channel);
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    return channel.tryLock();
  }

  /** Where process numbers, chosen ports and other facts about this run are noted. */
  Path run() {
    return root.resolve("run");
  }

  Path log(PartName part) {
    return root.resolve("logs").resolve(part.label() + ".log");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

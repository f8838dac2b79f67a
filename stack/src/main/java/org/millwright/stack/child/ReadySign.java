package org.millwright.stack.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file by which a child tells its supervisor that it can be used. */
public final class ReadySign {
  private final Path file;

  public ReadySign(Path file) {
    this.file = file;
  }

  void give() throws IOException {
    Files.writeString(file, "ready\n");
  }

  public void takeBack() throws IOException {
    Files.deleteIfExists(file);
  }

  public boolean given() {
    return Files.exists(file);
  }
}

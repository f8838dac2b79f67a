package org.millwright.stack.part;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;

/** Where this module's own classes lie: {@code stack/target/classes} or the jar beside it. */
public final class OwnClasses {
  private OwnClasses() {}

  public static Path place() {
    return at(OwnClasses.class.getProtectionDomain().getCodeSource().getLocation());
  }

  /** A blank in a folder's name is {@code %20} in its URL. */
  static Path at(URL location) {
    try {
      return Path.of(location.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("no place on the disk: " + location, e);
    }
  }
}

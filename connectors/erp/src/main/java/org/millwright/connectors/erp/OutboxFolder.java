package org.millwright.connectors.erp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.millwright.domain.erp.Documents.Letter;

/** The folder in which every document to the ERP lies as {@code ID.xml}. */
final class OutboxFolder {

  private final Path folder;

  OutboxFolder(Path folder) {
    this.folder = folder;
  }

  /** Writes the document unless it lies there already; readers never see half of it. */
  void keep(Letter letter) throws IOException {
    Path file = folder.resolve(fileName(letter.id()) + ".xml");
    if (Files.exists(file)) {
      return;
    }
    Files.createDirectories(folder);
    Path half = Files.createTempFile(folder, ".", ".tmp");
    try {
      Files.write(half, letter.body());
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(half);
    }
  }

  /** Letters, digits, hyphens, dots and underscores stay; any other byte becomes %XX. */
  static String fileName(String id) {
    var name = new StringBuilder();
    for (byte sign : id.getBytes(StandardCharsets.UTF_8)) {
      boolean plain =
          (sign >= 'a' && sign <= 'z')
              || (sign >= 'A' && sign <= 'Z')
              || (sign >= '0' && sign <= '9')
              || sign == '-'
              || sign == '_'
              || (sign == '.' && !name.isEmpty());
      if (plain) {
        name.append((char) sign);
      } else {
        name.append("%%%02X".formatted(sign));
      }
    }
    return name.toString();
  }
}

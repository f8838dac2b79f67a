package org.millwright.routes.folder;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.millwright.domain.sheet.Problem;
import org.millwright.routes.files.OwnersFiles;

/** Tells each outcome once, and takes a refusal back when its file is as it was. */
final class Announcements {

  private final Artefacts artefacts;
  private final Map<String, List<Problem>> refusals = new TreeMap<>();

  Announcements(Artefacts artefacts) {
    this.artefacts = artefacts;
  }

  void accepted(String path, String text) {
    refusals.remove(path);
    artefacts.accepted(path, hash(text));
  }

  void removed(String path) {
    refusals.remove(path);
    artefacts.removed(path);
  }

  void refused(String path, List<Problem> problems) {
    if (!problems.equals(refusals.put(path, problems))) {
      artefacts.refused(path, problems);
    }
  }

  /** Those refusals whose file is what is in force again. */
  void takeBack(OwnersFiles inForce, OwnersFiles offered) {
    var undone = new TreeMap<>(refusals);
    undone.keySet().removeAll(inForce.changesTo(offered).keySet());
    for (String path : undone.keySet()) {
      String text = inForce.texts().get(path);
      if (text == null) {
        removed(path);
      } else {
        accepted(path, text);
      }
    }
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

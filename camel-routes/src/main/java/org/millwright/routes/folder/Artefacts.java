package org.millwright.routes.folder;

import java.util.List;
import org.millwright.domain.sheet.Problem;

/** Hears what becomes of the owners' files while they are watched. */
public interface Artefacts {

  /** A file took effect. */
  void accepted(String path, String hash);

  /** A file was refused; what was in force before stays in force. */
  void refused(String path, List<Problem> problems);

  /** A file is gone and no longer in force. */
  void removed(String path);
}

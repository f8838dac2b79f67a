package org.millwright.connectors.kafka;

import java.nio.file.Path;
import java.util.Map;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.SingleFileStore;

/**
 * A store's file that is made shorter only when it has become large. The standard one does it with
 * nearly every commit, and each time waits for the disk.
 */
final class FramesFile extends SingleFileStore {

  private static final int CACHE_MEGABYTES = 8;
  private static final long LARGE = 64 << 20;

  private FramesFile() {
    super(Map.of("cacheSize", CACHE_MEGABYTES));
  }

  /**
   * Opens a store in a file.
   *
   * @throws MVStoreException when it cannot be read, or another process has it open
   */
  static MVStore open(Path path) {
    var file = new FramesFile();
    file.open(path.toString(), false, null);
    try {
      return new MVStore.Builder().adoptFileStore(file).autoCommitDisabled().open();
    } catch (MVStoreException e) {
      file.close();
      throw e;
    }
  }

  @Override
  protected void shrinkStoreIfPossible(int minPercent) {
    if (size() > LARGE) {
      super.shrinkStoreIfPossible(minPercent);
    }
  }
}

package org.millwright.connectors.historian;

import java.io.IOException;

/** A real server with a folder of its own. */
interface HistorianServer extends AutoCloseable {

  HistorianSettings settings(Keep keep);

  /** Kills it as a power failure would; it comes back by itself, or is back already. */
  void kill() throws IOException;

  @Override
  void close() throws IOException;
}

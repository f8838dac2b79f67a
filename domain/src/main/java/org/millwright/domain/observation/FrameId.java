package org.millwright.domain.observation;

/**
 * What makes a frame one and the same when it comes twice.
 *
 * @param source the connection, such as {@code opcua:cnc-1}
 * @param session grows with each new session of the source: the source's own number where it has
 *     one, else the connector's start in epoch milliseconds
 * @param sequence grows by one with each frame of a session, from 0
 */
public record FrameId(String source, long session, long sequence) {
  public FrameId {
    if (source.isBlank()) {
      throw new IllegalArgumentException("source is blank");
    }
    if (session < 0 || sequence < 0) {
      throw new IllegalArgumentException(
          "session " + session + " and sequence " + sequence + " are expected to be 0 or more");
    }
  }

  /** True when this frame comes later in the source than the other. */
  public boolean after(FrameId other) {
    return session > other.session || (session == other.session && sequence > other.sequence);
  }

  @Override
  public String toString() {
    return source + "/" + session + "/" + sequence;
  }
}

package org.millwright.domain.observation;

import java.time.InstantSource;

/**
 * A device that a connector's tests can switch, with a real server behind it; what {@link
 * SourceContract} asks of a connector's fixture.
 *
 * <p>Its sheet has at least two tags of type {@code number}, scale 1, dead-band 0. It is made
 * switched off.
 */
public interface LiveDevice {

  /** Where the device keeps its values. */
  TagSheet sheet();

  /** Switches on, at the same address every time, with the values last set. */
  void start() throws Exception;

  /** Switches off without a farewell that a crashed device would not send. */
  void stop() throws Exception;

  /** Sets a signal, its sensor sound; a device that publishes does so now. */
  void set(String address, double value) throws Exception;

  /**
   * Lets a signal's sensor fail, in the protocol's own way; a device that publishes does so now.
   */
  void fail(String address) throws Exception;

  /** A new source that listens to this device, not yet started. */
  Source connect(TagSheets tags, InstantSource clock);

  /** Whether a thread belongs to the server side and may outlive the source. */
  default boolean owns(Thread thread) {
    return false;
  }

  /** Switches off for good and gives everything back. */
  void close() throws Exception;
}

package org.millwright.domain.observation;

import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.millwright.domain.plant.MachineId;

/**
 * The connector contract: one connection to the world of devices, which delivers frames of one or
 * several machines until it is closed.
 *
 * <p>A source that cannot reach its device keeps trying and says so; it never throws for a lost
 * world. Within five seconds after a machine's connection is lost, it delivers {@link
 * RawFrame#lost} for that machine, once per loss. Frames of one machine are delivered one after the
 * other, numbered as the machine numbers its messages, and without gaps within a session where it
 * does not.
 */
public interface Source extends AutoCloseable {

  /** Begins to deliver; returns at once. Called once. */
  void start(Receiver receiver);

  /** Stops delivering, gives back every connection and thread; returns when that is done. */
  @Override
  void close();

  /** Where a source delivers to. Implementations may be called from several threads. */
  interface Receiver {

    /**
     * Takes one frame.
     *
     * @return completes when the frame is safe on the bus; fails when it cannot be made safe. The
     *     source delivers it again then. Where the protocol keeps what is not acknowledged (MQTT
     *     with QoS 1), a source acknowledges what has become safe; elsewhere a frame that was not
     *     safe when the source ended is lost.
     */
    CompletionStage<Void> frame(RawFrame frame);

    /**
     * Takes what could not be read as a frame, for the dead letters.
     *
     * @param place where it came from: a topic, a node, a register
     * @param reason a sentence: what was found, what was expected
     * @return completes when it is safe, like {@link #frame}
     */
    CompletionStage<Void> unreadable(String place, byte[] payload, String reason);

    /** Tells that a machine's connection came or went; {@code detail} is a sentence for people. */
    void connection(MachineId machine, boolean connected, String detail);
  }

  /** Makes sources of one scheme; the scheme is the first word of a route's {@code from}. */
  interface Factory {

    /** The scheme in routes, such as {@code opcua} of {@code from: opcua:cnc-1}. */
    String scheme();

    /** The names of the parameters a route may give. */
    Set<String> parameters();

    /**
     * Makes a source, not yet started.
     *
     * @param name what follows the scheme in the route: a machine or a group of machines
     * @param parameters as the route gives them
     * @throws IllegalArgumentException naming parameter, value and what was expected
     */
    Source create(String name, Map<String, String> parameters, TagSheets tags, InstantSource clock);
  }
}

package org.millwright.connectors.kafka;

import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.millwright.domain.observation.Frame;

/** Puts frames on {@link Topics#OBSERVATIONS}, those of one machine in the order given. */
public final class FrameBus {

  private final BusProducer producer;
  private final FrameCodec codec;

  public FrameBus(BusProducer producer, FrameCodec codec) {
    this.producer = producer;
    this.codec = codec;
  }

  /**
   * Sends a frame; waits while too many are on their way.
   *
   * @return completes when the bus has it safe
   */
  public CompletionStage<Void> send(Frame frame) {
    return producer.send(
        new ProducerRecord<>(
            Topics.OBSERVATIONS,
            null,
            frame.knownAt().toEpochMilli(),
            frame.machine().value(),
            codec.encode(frame)));
  }
}

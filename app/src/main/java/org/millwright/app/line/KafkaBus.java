package org.millwright.app.line;

import java.util.concurrent.CompletionStage;
import org.millwright.connectors.kafka.DeadLetters;
import org.millwright.connectors.kafka.KeptFrames;
import org.millwright.domain.observation.Frame;
import org.millwright.routes.bus.Bus;
import org.millwright.routes.bus.DeadLetter;

/** The routes' way to Kafka, over the edge's own file. */
public record KafkaBus(KeptFrames frames, DeadLetters deadLetters) implements Bus {

  @Override
  public CompletionStage<Void> send(Frame frame) {
    return frames.send(frame);
  }

  @Override
  public CompletionStage<Void> send(DeadLetter letter) {
    return deadLetters.send(letter.source(), letter.place(), letter.payload(), letter.reason());
  }
}

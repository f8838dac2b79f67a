package org.millwright.routes.bus;

import java.util.concurrent.CompletionStage;
import org.millwright.domain.observation.Frame;

/** The way to the bus, as the app supplies it. May be called from several threads. */
public interface Bus {

  /**
   * Sends a frame to the observations.
   *
   * @return completes when the bus has confirmed it, fails when it will not
   */
  CompletionStage<Void> send(Frame frame);

  /**
   * Sends what could not be read to the dead letters.
   *
   * @return completes when the bus has confirmed it, fails when it will not
   */
  CompletionStage<Void> send(DeadLetter letter);
}

package org.millwright.routes.normalise;

import java.util.List;
import java.util.Optional;
import org.millwright.domain.observation.Frame;
import org.millwright.routes.bus.DeadLetter;

/**
 * What became of a raw frame.
 *
 * @param frame empty when nothing in it is worth sending, or its machine has no sheet
 * @param letters what could not be understood, each for the dead letters
 */
public record Normalised(Optional<Frame> frame, List<DeadLetter> letters) {
  public Normalised {
    letters = List.copyOf(letters);
  }
}

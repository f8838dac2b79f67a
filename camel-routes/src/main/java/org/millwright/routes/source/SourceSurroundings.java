package org.millwright.routes.source;

import java.time.Duration;
import java.time.InstantSource;
import org.millwright.domain.observation.TagSheets;
import org.millwright.routes.bus.Bus;

/**
 * What every source needs around it.
 *
 * @param bus takes what sources cannot read
 * @param silence a machine that was heard and then says nothing for so long is lost, unless its
 *     route says otherwise; zero never
 */
public record SourceSurroundings(
    TagSheets tags,
    InstantSource clock,
    Bus bus,
    Connections connections,
    SilenceWatch watch,
    Duration silence) {
  public SourceSurroundings {
    if (silence.isNegative()) {
      throw new IllegalArgumentException("silence is " + silence + ", expected zero or more");
    }
  }
}

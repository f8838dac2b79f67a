package org.millwright.domain.oee;

import java.util.Optional;
import org.millwright.domain.plant.MachineId;

/** What is known of machines' losses. */
public interface LossFigures {

  /**
   * Where a machine's time went.
   *
   * @param window cut at now when it ends later
   * @return empty while it is not known how time is counted
   */
  Optional<LossSummary> of(MachineId machine, Span window);
}

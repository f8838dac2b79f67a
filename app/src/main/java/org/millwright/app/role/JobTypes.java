package org.millwright.app.role;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.millwright.workers.maintenance.MaintenanceWorkers;
import org.millwright.workers.oee.OeeWorkers;

/** What processes may ask of workers. */
final class JobTypes {

  static final Set<String> ALL =
      Stream.of(MaintenanceWorkers.JOB_TYPES, OeeWorkers.JOB_TYPES)
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  private JobTypes() {}
}

package org.millwright.connectors.camunda.check;

import java.util.Set;

/** What processes may refer to. */
record Catalogue(Set<String> jobTypes, Set<String> formIds, Set<String> decisionIds) {
  Catalogue {
    jobTypes = Set.copyOf(jobTypes);
    formIds = Set.copyOf(formIds);
    decisionIds = Set.copyOf(decisionIds);
  }
}

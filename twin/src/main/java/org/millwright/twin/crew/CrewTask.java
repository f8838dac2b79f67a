package org.millwright.twin.crew;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * An open task, as Millwright lists it.
 *
 * @param subject what it is about, such as a machine id
 * @param formId the form to fill in
 * @param assignee who has claimed it
 */
record CrewTask(
    String id,
    String name,
    Optional<String> subject,
    Optional<String> formId,
    Optional<String> assignee) {

  static CrewTask of(JsonNode json) {
    return new CrewTask(
        json.path("id").asText(),
        json.path("name").asText(),
        text(json, "subject"),
        text(json, "formId"),
        text(json, "assignee"));
  }

  /** Whether nobody has it, or we have, from before a restart. */
  boolean isFreeFor(String me) {
    return assignee.isEmpty() || assignee.get().equals(me);
  }

  /** Whether somebody has to go to the machine. */
  boolean isRepair() {
    return formId.filter("repair-machine"::equals).isPresent();
  }

  private static Optional<String> text(JsonNode json, String field) {
    return Optional.ofNullable(json.path(field).textValue());
  }
}

package org.millwright.domain.job;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fact that the process engine recorded; each carries the whole thing as it then stood. */
public sealed interface EngineRecord {

  /** Where the record stands in the engine's log. */
  Place place();

  /**
   * A place in the engine's log.
   *
   * @param partition the engine's partition, from 1
   * @param position grows with each record of the partition
   * @param at when the engine wrote it
   */
  record Place(int partition, long position, Instant at) {}

  /** How an instance or an element stands. */
  enum State {
    ACTIVE,
    COMPLETED,
    TERMINATED
  }

  /** How a task stands. */
  enum TaskState {
    OPEN,
    COMPLETED,
    CANCELLED
  }

  /** A process was deployed. */
  record Definition(
      Place place, long key, String bpmnProcessId, int version, String resourceName, byte[] xml)
      implements EngineRecord {}

  /** A form was deployed. */
  record Form(Place place, long key, String formId, int version, String json)
      implements EngineRecord {}

  /** A process instance came or went. */
  record Instance(
      Place place, long key, String bpmnProcessId, int version, long definitionKey, State state)
      implements EngineRecord {}

  /**
   * An element of an instance was entered or left.
   *
   * @param scope key of the element or instance around it
   * @param type BPMN element type, such as {@code USER_TASK}
   */
  record Element(
      Place place,
      long key,
      long processInstance,
      long scope,
      String elementId,
      String type,
      State state)
      implements EngineRecord {}

  /**
   * Something stands still until a person has looked.
   *
   * @param message the engine's or the worker's sentence
   */
  record Incident(
      Place place,
      long key,
      long processInstance,
      long elementInstance,
      String message,
      boolean resolved)
      implements EngineRecord {}

  /**
   * A person's task.
   *
   * @param assignee null while nobody has it
   * @param formKey of its form; null when it has none
   * @param dueAt null when it is not due at a time
   */
  record Task(
      Place place,
      long key,
      long processInstance,
      long definitionKey,
      String bpmnProcessId,
      String elementId,
      long elementInstance,
      List<String> groups,
      @Nullable String assignee,
      @Nullable Long formKey,
      int priority,
      @Nullable Instant dueAt,
      TaskState state)
      implements EngineRecord {
    public Task {
      groups = List.copyOf(groups);
    }
  }

  /**
   * A variable was set.
   *
   * @param scope key of the element or instance it belongs to
   * @param value JSON
   */
  record Variable(Place place, long scope, long processInstance, String name, String value)
      implements EngineRecord {}
}

package org.millwright.connectors.camunda;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a worker's input from a job: each component of the record is the variable of its name,
 * except {@code processInstanceKey}, which is the job's own.
 *
 * @param <I> the input's record
 */
final class JobInput<I extends Record> {

  private static final String INSTANCE = "processInstanceKey";

  private final Class<I> type;
  private final List<RecordComponent> components;

  /**
   * @throws IllegalArgumentException when a component has a type that no variable can become
   */
  JobInput(Class<I> type) {
    this.type = type;
    this.components = List.of(type.getRecordComponents());
    for (RecordComponent component : components) {
      if (!VariableType.isKnown(component.getType())) {
        throw new IllegalArgumentException(
            "%s.%s is a %s, expected one of %s"
                .formatted(
                    type.getSimpleName(),
                    component.getName(),
                    component.getType().getSimpleName(),
                    VariableType.names()));
      }
    }
  }

  /** The variables to fetch. */
  List<String> variables() {
    return components.stream()
        .map(RecordComponent::getName)
        .filter(name -> !name.equals(INSTANCE))
        .toList();
  }

  /** An input, or what keeps the variables from being one. */
  sealed interface Reading<I> {
    record Fit<I>(I input) implements Reading<I> {}

    record Unfit<I>(String sentence) implements Reading<I> {}
  }

  Reading<I> read(Map<String, Object> variables, long processInstanceKey) {
    var faults = new ArrayList<String>();
    var values = new @Nullable Object[components.size()];
    for (int i = 0; i < values.length; i++) {
      RecordComponent component = components.get(i);
      Object given =
          component.getName().equals(INSTANCE)
              ? Long.valueOf(processInstanceKey)
              : variables.get(component.getName());
      values[i] = value(component, given, faults);
    }
    if (!faults.isEmpty()) {
      return new Reading.Unfit<>(String.join("; ", faults));
    }
    return make(values);
  }

  private static @Nullable Object value(
      RecordComponent component, @Nullable Object given, List<String> faults) {
    if (given == null) {
      if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        faults.add(
            "variable \"%s\" is missing, expected %s"
                .formatted(component.getName(), VariableType.expectation(component.getType())));
      }
      return null;
    }
    return VariableType.convert(given, component.getType())
        .orElseGet(() -> {
          faults.add(
              "variable \"%s\" is %s, expected %s"
                  .formatted(
                      component.getName(),
                      VariableType.quote(given),
                      VariableType.expectation(component.getType())));
          return null;
        });
  }

  private Reading<I> make(@Nullable Object[] values) {
    try {
      Class<?>[] types = components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return new Reading.Fit<>(constructor.newInstance(values));
    } catch (InvocationTargetException e) {
      return new Reading.Unfit<>(String.valueOf(e.getCause()));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          type + " " + Arrays.toString(type.getRecordComponents()) + " cannot be made", e);
    }
  }
}

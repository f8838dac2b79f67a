package org.millwright.app.role;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Arrays;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Only in a process that has one of these roles. */
@Retention(RetentionPolicy.RUNTIME)
@Conditional(InRole.HasRole.class)
public @interface InRole {

  Role[] value();

  /** Looks the roles up in the settings. */
  final class HasRole implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      Set<Role> roles =
          Binder.get(context.getEnvironment())
              .bind("millwright.roles", Bindable.setOf(Role.class))
              .orElse(Set.of(Role.values()));
      return metadata.getAnnotations().stream(InRole.class)
          .flatMap(annotation -> Arrays.stream(annotation.getEnumArray("value", Role.class)))
          .anyMatch(roles::contains);
    }
  }
}

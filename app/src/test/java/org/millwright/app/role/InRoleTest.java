package org.millwright.app.role;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millwright.connectors.camunda.Engine;
import org.millwright.connectors.erp.OrderIntake;
import org.millwright.connectors.historian.HistorianReader;
import org.millwright.connectors.store.Database;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

class InRoleTest {

  /** Nothing is made before it is asked for, so nothing has to answer. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"edge, 0", "plant, 1", "console, 1"})
  void onlyTheEdgeDoesWithoutDatabaseEngineAndHistorian(String role, int each) {
    try (var app = new AnnotationConfigApplicationContext()) {
      app.getEnvironment()
          .getPropertySources()
          .addFirst(new MapPropertySource("roles", Map.of("millwright.roles", role)));
      app.addBeanFactoryPostProcessor(beans ->
          Stream.of(beans.getBeanDefinitionNames())
              .forEach(name -> beans.getBeanDefinition(name).setLazyInit(true)));
      app.scan("org.millwright.app.role");
      app.refresh();

      assertThat(Stream.of(Database.class, Engine.class, HistorianReader.class, OrderIntake.class))
          .allSatisfy(type -> assertThat(app.getBeanNamesForType(type, true, false)).hasSize(each));
    }
  }
}

package org.millwright.app.role;

import org.millwright.app.Settings;
import org.millwright.app.system.Part;
import org.millwright.connectors.camunda.Engine;
import org.millwright.connectors.camunda.EngineSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The process engine, as plant and console talk to it. */
@Configuration
@InRole({Role.PLANT, Role.CONSOLE})
class EngineParts {

  @Bean
  Engine engine(Settings settings) {
    return Engine.connect(new EngineSettings(settings.engine().grpc(), settings.engine().rest()));
  }

  @Bean
  Part enginePart(Engine engine) {
    return Parts.of("engine", () -> engine.isReady() ? null : "the engine has no healthy leader");
  }
}

package org.millwright.app.role;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.millwright.app.Settings;
import org.millwright.app.system.ArtefactBoard;
import org.millwright.app.system.Part;
import org.millwright.connectors.modbus.ModbusFactory;
import org.millwright.connectors.mqtt.Joining;
import org.millwright.connectors.mqtt.MqttJsonFactory;
import org.millwright.connectors.mqtt.SparkplugFactory;
import org.millwright.connectors.opcua.OpcUaFactory;
import org.millwright.domain.observation.Source;
import org.millwright.domain.sheet.Problem;
import org.millwright.routes.bus.Bus;
import org.millwright.routes.decide.EdgeDecision;
import org.millwright.routes.folder.Artefacts;
import org.millwright.routes.folder.RouteFolder;
import org.millwright.routes.folder.RoutePorts;
import org.millwright.routes.folder.RouteSettings;
import org.millwright.rules.RuleFolder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Near the machines: sources, routes, the first decision on limits, the way to the bus. */
@Configuration
@InRole(Role.EDGE)
class EdgeRole {

  @Bean
  MachineLinks machineLinks() {
    return new MachineLinks();
  }

  @Bean
  Part machinesPart(MachineLinks links) {
    return Parts.of("machines", links::fault);
  }

  @Bean
  EdgeDecision edgeDecision(RuleFolder rules, MeterRegistry meters, InstantSource clock) {
    var figures = new EdgeFigures(meters, clock);
    return new EdgeDecision(() -> rules.book().limits(), figures, figures);
  }

  @Bean(initMethod = "start")
  RouteFolder routes(
      Settings settings,
      Bus bus,
      EdgeDecision decision,
      MachineLinks links,
      ArtefactBoard artefacts,
      InstantSource clock) {
    return new RouteFolder(
        new RouteSettings(
            settings.home(), properties(settings), RouteSettings.LOOK, settings.edge().silence()),
        sources(settings.data(), settings.edge().joining()),
        new RoutePorts(bus, decision, links, new RouteNews(artefacts)),
        clock);
  }

  /** One for each scheme that routes may begin with. */
  static List<Source.Factory> sources(Path data, Joining joining) {
    return List.of(
        new OpcUaFactory(data.resolve("secrets/opcua")),
        new ModbusFactory(),
        new MqttJsonFactory(joining),
        new SparkplugFactory(joining));
  }

  /** What stands for {@code {{...}}} in routes. */
  static Map<String, String> properties(Settings settings) {
    var properties = new HashMap<String, String>();
    properties.put("opcua.endpoint", settings.opcua().endpoint());
    properties.put("modbus.address", settings.modbus().address());
    properties.put("mqtt.url", settings.mqtt().url());
    return properties;
  }

  private record RouteNews(ArtefactBoard artefacts) implements Artefacts {

    @Override
    public void accepted(String path, String hash) {
      artefacts.accepted(kind(path), path, hash);
    }

    @Override
    public void refused(String path, List<Problem> problems) {
      artefacts.refused(kind(path), path, problems);
    }

    @Override
    public void removed(String path) {
      artefacts.removed(path);
    }

    private static String kind(String path) {
      return path.endsWith(".csv") ? "tags" : "routes";
    }
  }
}

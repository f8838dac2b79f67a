package org.millwright.stack.part;

import java.util.List;
import org.millwright.stack.settings.PartName;
import org.millwright.stack.settings.StackSettings;

/** The parts that the settings ask for. */
public final class Parts {
  private Parts() {}

  public static List<Part> of(StackSettings settings) {
    return settings.parts().stream().sorted().map(name -> part(name, settings)).toList();
  }

  private static Part part(PartName name, StackSettings settings) {
    return switch (name) {
      case POSTGRES -> new PostgresPart(settings);
      case KAFKA -> new KafkaPart(settings);
      case MQTT -> new MqttPart(settings);
      case HISTORIAN -> new HistorianPart(settings);
      case ENGINE -> new EnginePart(settings);
      case TWIN -> new TwinPart(settings);
      case APP -> new AppPart(settings);
      case EDGE -> new EdgePart(settings);
    };
  }
}

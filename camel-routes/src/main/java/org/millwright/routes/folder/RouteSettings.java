package org.millwright.routes.folder;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What routes are made from.
 *
 * @param root the folder that holds {@code camel-routes}
 * @param properties what stands for {@code {{...}}} in routes, such as {@code mqtt.url}
 * @param look how often the folder is looked at; a file takes effect when two looks find it the
 *     same
 * @param silence a machine that was heard and then says nothing for so long is lost; zero never
 */
public record RouteSettings(
    Path root, Map<String, String> properties, Duration look, Duration silence) {

  /** Twice a look is within the five seconds that an edit may take. */
  public static final Duration LOOK = Duration.ofMillis(500);

  /** Within the five seconds in which a lost machine is to be seen. */
  public static final Duration SILENCE = Duration.ofSeconds(4);

  public RouteSettings {
    properties = Map.copyOf(properties);
    if (look.toMillis() < 10) {
      throw new IllegalArgumentException("look is " + look + ", expected 10 ms or more");
    }
    if (silence.isNegative()) {
      throw new IllegalArgumentException("silence is " + silence + ", expected zero or more");
    }
  }

  /** The usual settings. */
  public static RouteSettings of(Path root, Map<String, String> properties) {
    return new RouteSettings(root, properties, LOOK, SILENCE);
  }
}

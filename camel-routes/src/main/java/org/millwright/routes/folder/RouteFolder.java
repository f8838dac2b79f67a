package org.millwright.routes.folder;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Component;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.observation.Source;
import org.millwright.domain.sheet.Problem;
import org.millwright.routes.bus.DeadLettersStep;
import org.millwright.routes.bus.ObservationsStep;
import org.millwright.routes.check.RouteLanguage;
import org.millwright.routes.check.RoutesCheck;
import org.millwright.routes.decide.DecideStep;
import org.millwright.routes.files.OwnersFiles;
import org.millwright.routes.files.Plant;
import org.millwright.routes.files.PlantReader;
import org.millwright.routes.normalise.NormaliseStep;
import org.millwright.routes.normalise.Normaliser;
import org.millwright.routes.source.SilenceWatch;
import org.millwright.routes.source.SourceComponent;
import org.millwright.routes.source.SourceSurroundings;
import org.millwright.routes.step.StepComponent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the routes of a folder and keeps up with its owners: a saved file is checked and takes
 * effect while everything else runs on, a broken one is refused, a deleted route stops.
 */
public final class RouteFolder implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RouteFolder.class);

  private final RouteSettings settings;
  private final RouteLanguage language;
  private final RoutesCheck check;
  private final Announcements announcements;
  private final PlantInForce inForce = new PlantInForce();
  private final SilenceWatch watch;
  private final RunningRoutes routes;
  private final ScheduledExecutorService looker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("route-folder").factory());
  private @Nullable ScheduledFuture<?> looking;
  private OwnersFiles files = OwnersFiles.none();
  private OwnersFiles lastSeen = OwnersFiles.none();
  private OwnersFiles lastTaken = OwnersFiles.none();

  /**
   * Makes ready; nothing runs before {@link #start}.
   *
   * @param connectors one for each scheme that routes may begin with
   */
  public RouteFolder(
      RouteSettings settings,
      Collection<? extends Source.Factory> connectors,
      RoutePorts ports,
      InstantSource clock) {
    this.settings = settings;
    this.language = RouteLanguage.of(connectors, settings.properties().keySet());
    this.check = new RoutesCheck(language);
    this.announcements = new Announcements(ports.artefacts());
    this.watch = new SilenceWatch(inForce, clock);
    this.routes = new RunningRoutes(components(connectors, ports, clock), settings.properties());
  }

  private Map<String, Component> components(
      Collection<? extends Source.Factory> connectors, RoutePorts ports, InstantSource clock) {
    var components = new HashMap<String, Component>();
    var surroundings =
        new SourceSurroundings(
            inForce, clock, ports.bus(), ports.connections(), watch, settings.silence());
    for (Source.Factory connector : connectors) {
      components.put(connector.scheme(), new SourceComponent(connector, surroundings));
    }
    var normaliser = new Normaliser(inForce, () -> inForce.plant().states());
    components.put(
        "normalise",
        new StepComponent("normalise", Map.of("tags", new NormaliseStep(normaliser, ports.bus()))));
    components.put(
        "decide", new StepComponent("decide", Map.of("limits", new DecideStep(ports.decision()))));
    components.put(
        "bus",
        new StepComponent(
            "bus",
            Map.of(
                "observations",
                new ObservationsStep(ports.bus()),
                "dead-letters",
                new DeadLettersStep(ports.bus()))));
    return components;
  }

  /** Loads all files, runs the routes of those that are sound, and begins to watch. */
  public synchronized void start() {
    take(OwnersFiles.read(settings.root()));
    long every = settings.look().toMillis();
    looking = looker.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
  }

  /** What the sheets in force say of the plant: machines, state words, tag sheets. */
  public Plant plant() {
    return inForce.plant();
  }

  private synchronized void look() {
    try {
      OwnersFiles seen = OwnersFiles.read(settings.root());
      boolean settled = seen.equals(lastSeen);
      lastSeen = seen;
      if (settled && !seen.equals(lastTaken)) {
        take(seen);
      }
    } catch (RuntimeException e) {
      LOG.error("The route folder {} could not be looked at", settings.root(), e);
    }
  }

  private void take(OwnersFiles offered) {
    lastTaken = offered;
    lastSeen = offered;
    Acceptance acceptance = Acceptance.of(files, offered, check::check);
    Plant next =
        PlantReader.read(acceptance.files(), language.sources().keySet(), new ArrayList<>());
    Set<String> moved = inForce.swap(next);
    var stillborn = new TreeMap<String, Optional<String>>();
    acceptance
        .accepted()
        .forEach((path, text) -> {
          if (text.isEmpty()) {
            remove(path);
          }
        });
    acceptance.accepted().forEach((path, text) -> text.ifPresent(t -> apply(path, t, stillborn)));
    routes.restart(moved);
    files = acceptance.files().with(stillborn);
    acceptance.refused().forEach(announcements::refused);
    announcements.takeBack(files, offered);
  }

  private void remove(String path) {
    if (isRoute(path)) {
      routes.unload(path);
    }
    announcements.removed(path);
  }

  private void apply(String path, String text, Map<String, Optional<String>> stillborn) {
    List<Problem> problems = isRoute(path) ? routes.load(path, text) : List.of();
    if (problems.isEmpty()) {
      announcements.accepted(path, text);
    } else {
      stillborn.put(path, Optional.ofNullable(files.texts().get(path)));
      announcements.refused(path, problems);
    }
  }

  private static boolean isRoute(String path) {
    return !path.endsWith(".csv");
  }

  /** Stops the watch, every route and every source. */
  @Override
  public void close() {
    if (looking != null) {
      looking.cancel(false);
    }
    looker.shutdownNow();
    synchronized (this) {
      routes.close();
      watch.close();
    }
  }
}

package org.millwright.app.system;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.millwright.app.live.Live;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Asks every part now and then, and tells the consoles when one comes or goes. */
@Component
public final class PartWatch {

  /** How a part is, and since when. */
  public record Standing(String name, String status, String detail, Instant since) {}

  private final List<Part> parts;
  private final Live live;
  private final InstantSource clock;
  private final Map<String, Standing> standings = new ConcurrentHashMap<>();

  PartWatch(List<Part> parts, Live live, InstantSource clock) {
    this.parts = List.copyOf(parts);
    this.live = live;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 2_000)
  void look() {
    parts.parallelStream().forEach(this::look);
  }

  private void look(Part part) {
    @Nullable String fault = fault(part);
    String status = fault == null ? "up" : "down";
    String detail = fault == null ? "" : fault;
    Standing before = standings.get(part.name());
    if (before != null && before.status().equals(status)) {
      standings.put(part.name(), new Standing(part.name(), status, detail, before.since()));
      return;
    }
    var now = new Standing(part.name(), status, detail, clock.instant());
    standings.put(part.name(), now);
    live.tell("system", now);
  }

  private static @Nullable String fault(Part part) {
    try {
      return part.fault();
    } catch (RuntimeException broken) {
      return "it cannot be asked: " + broken;
    }
  }

  /** Every part as it stood at the last look, in the order in which they were named. */
  public List<Standing> all() {
    return parts.stream()
        .map(part ->
            standings.getOrDefault(
                part.name(), new Standing(part.name(), "unknown", "", clock.instant())))
        .toList();
  }

  /** One entry per part, as it stood at the last look. */
  @Bean
  CompositeHealthContributor lineHealth() {
    var entries = new TreeMap<String, HealthIndicator>();
    parts.forEach(part -> entries.put(part.name(), () -> health(part.name())));
    return CompositeHealthContributor.fromMap(entries);
  }

  private Health health(String name) {
    Standing standing = standings.get(name);
    if (standing == null) {
      return Health.unknown().build();
    }
    return standing.status().equals("up")
        ? Health.up().build()
        : Health.down().withDetail("detail", standing.detail()).build();
  }
}

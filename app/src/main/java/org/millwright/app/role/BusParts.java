package org.millwright.app.role;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.millwright.app.Settings;
import org.millwright.app.line.KafkaBus;
import org.millwright.app.system.Part;
import org.millwright.connectors.kafka.BusProducer;
import org.millwright.connectors.kafka.DeadLetters;
import org.millwright.connectors.kafka.FrameCodec;
import org.millwright.connectors.kafka.KeptFrames;
import org.millwright.connectors.kafka.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The bus, as every role writes to it. */
@Configuration
class BusParts {

  private static final short COPIES = 1;

  /** Frames that the edge stores while the bus is away: some 300 MB when each has 100 readings. */
  private static final int KEPT = 100_000;

  private static final Duration BROKER_PATIENCE = Duration.ofSeconds(60);

  @Bean
  BusProducer busProducer(Settings settings) {
    String bootstrap = settings.kafka().bootstrap();
    Topics.ensure(bootstrap, COPIES, BROKER_PATIENCE);
    return new BusProducer(bootstrap);
  }

  @Bean
  DeadLetters deadLetterProducer(BusProducer producer, InstantSource clock) {
    return new DeadLetters(producer, clock);
  }

  @Bean
  @InRole(Role.EDGE)
  KeptFrames keptFrames(Settings settings, BusProducer producer, MeterRegistry meters) {
    Path file = settings.data().resolve("edge").resolve("frames.mv");
    var kept = new KeptFrames(file, KEPT, producer, new FrameCodec());
    Gauge.builder("millwright.edge.kept.frames", kept, KeptFrames::waiting)
        .description("Frames that the edge stores and that are not known to be on the bus")
        .register(meters);
    return kept;
  }

  @Bean
  @InRole(Role.EDGE)
  KafkaBus bus(KeptFrames frames, DeadLetters deadLetters) {
    return new KafkaBus(frames, deadLetters);
  }

  @Bean
  Part busPart(Settings settings) {
    return Parts.of("bus", () -> Reachable.fault(settings.kafka().bootstrap()));
  }

  @Bean
  @InRole(Role.EDGE)
  Part brokerPart(Settings settings) {
    return Parts.of("mqtt", () -> Reachable.fault(URI.create(settings.mqtt().url())));
  }
}

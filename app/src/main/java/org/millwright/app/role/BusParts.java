package org.millwright.app.role;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.millwright.app.Settings;
import org.millwright.app.line.KafkaBus;
import org.millwright.app.system.Part;
import org.millwright.connectors.kafka.BusProducer;
import org.millwright.connectors.kafka.DeadLetters;
import org.millwright.connectors.kafka.FrameBus;
import org.millwright.connectors.kafka.FrameCodec;
import org.millwright.connectors.kafka.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The bus, as every role writes to it. */
@Configuration
class BusParts {

  private static final short COPIES = 1;
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
  KafkaBus bus(BusProducer producer, DeadLetters deadLetters) {
    return new KafkaBus(new FrameBus(producer, new FrameCodec()), deadLetters);
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

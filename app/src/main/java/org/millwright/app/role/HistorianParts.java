package org.millwright.app.role;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.millwright.app.Settings;
import org.millwright.app.system.Part;
import org.millwright.connectors.historian.HistorianReader;
import org.millwright.connectors.historian.HistorianSettings;
import org.millwright.connectors.historian.HistorianWriter;
import org.millwright.connectors.kafka.ConfirmedConsumer;
import org.millwright.connectors.kafka.DeadLetters;
import org.millwright.connectors.kafka.FrameCodec;
import org.millwright.connectors.kafka.Topics;
import org.millwright.domain.observation.Frame;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The historian: every frame of the bus is written there before its offset is committed. */
@Configuration
@InRole({Role.PLANT, Role.CONSOLE})
class HistorianParts {

  /** A write costs the historian as much with one reading as with thousands. */
  private static final Duration GATHER = Duration.ofMillis(500);

  /**
   * Of a backlog, so that a batch has frames of all partitions: the bus hands over one partition
   * after the other, and what is written into the middle of a time is merged with what is there.
   */
  private static final int MOST_FRAMES = 2_000;

  @Bean
  HistorianSettings historianSettings(Settings settings) {
    return settings.historian().forConnector();
  }

  @Bean
  HistorianReader historianReader(HistorianSettings settings) {
    return new HistorianReader(settings);
  }

  /** Where frames are written, a historian that answers but takes nothing is not well. */
  @Bean
  Part historianPart(HistorianReader reader, ObjectProvider<HistorianWriter> writer) {
    return Parts.of("historian", () -> fault(reader, writer.getIfAvailable()));
  }

  private static @Nullable String fault(HistorianReader reader, @Nullable HistorianWriter writer) {
    String fault = reader.fault();
    return fault != null || writer == null ? fault : writer.fault();
  }

  @Bean
  @InRole(Role.PLANT)
  HistorianWriter historianWriter(HistorianSettings settings, DeadLetters deadLetters) {
    return new HistorianWriter(
        settings,
        (line, reason) -> {
          byte[] payload = line.getBytes(StandardCharsets.UTF_8);
          deadLetters
              .send("historian", settings.url().toString(), payload, reason)
              .toCompletableFuture()
              .join();
        });
  }

  @Bean(initMethod = "start")
  @InRole(Role.PLANT)
  ConfirmedConsumer<Frame> historianConsumer(
      Settings settings, HistorianWriter writer, DeadLetters deadLetters) {
    var codec = new FrameCodec();
    return new ConfirmedConsumer<>(
        PlantRole.reads(settings, "historian", Topics.OBSERVATIONS)
            .gathering(GATHER)
            .inBatchesOf(MOST_FRAMES),
        record -> codec.decode(PlantRole.value(record)),
        writer::write,
        deadLetters);
  }
}

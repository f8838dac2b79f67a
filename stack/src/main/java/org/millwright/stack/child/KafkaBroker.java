package org.millwright.stack.child;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/** A Kafka broker and controller in one process. */
public final class KafkaBroker {
  private KafkaBroker() {}

  /** Arguments: the broker's properties file, the ready sign's file. */
  public static void main(String[] arguments) throws Exception {
    Properties properties = read(Path.of(arguments[0]));
    Path data = Path.of(properties.getProperty("log.dirs"));
    if (Files.notExists(data)) {
      format(data);
    }
    KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "kafka-shutdown"));
    server.startup();
    new ReadySign(Path.of(arguments[1])).give();
    server.awaitShutdown();
  }

  private static Properties read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties;
  }

  /** Formats beside the final place and renames, so that a crash leaves nothing half formatted. */
  private static void format(Path data) throws Exception {
    Path fresh = data.resolveSibling(data.getFileName() + ".new");
    Trees.delete(fresh);
    Files.createDirectories(fresh);
    new Formatter()
        .setNodeId(1)
        .setClusterId(Uuid.randomUuid().toString())
        .setDirectories(List.of(fresh.toString()))
        .setMetadataLogDirectory(fresh.toString())
        .setControllerListenerName("CONTROLLER")
        .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
        .setReleaseVersion(MetadataVersion.latestProduction())
        .run();
    Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
  }
}

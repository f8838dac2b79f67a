package org.millwright.connectors.zeebe.exporter;

import io.camunda.zeebe.exporter.api.Exporter;
import io.camunda.zeebe.exporter.api.context.Context;
import io.camunda.zeebe.exporter.api.context.Controller;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what people want to see of the engine to Kafka: instances and their elements, user tasks,
 * variables, incidents, processes and forms. One JSON document a record, keyed by process instance.
 * At least once: after a crash a record may come again with the same position.
 *
 * <p>Settings ({@code args} of the exporter): {@code bootstrapServers}, required; {@code topic},
 * {@code engine} unless given.
 */
public final class EngineExporter implements Exporter {

  private static final int BACKLOG = 10_000;

  private static final Set<ValueType> VALUES =
      Set.of(
          ValueType.USER_TASK,
          ValueType.PROCESS_INSTANCE,
          ValueType.INCIDENT,
          ValueType.PROCESS,
          ValueType.FORM,
          ValueType.VARIABLE);

  private Settings settings = new Settings("", "engine");
  private Logger log = LoggerFactory.getLogger(EngineExporter.class);
  private Backlog backlog = new Backlog(BACKLOG);
  private @Nullable Courier courier;

  record Settings(String bootstrapServers, String topic) {}

  @Override
  public void configure(Context context) {
    log = context.getLogger();
    var given = context.getConfiguration().getArguments();
    String servers = String.valueOf(given.getOrDefault("bootstrapServers", ""));
    if (servers.isBlank()) {
      throw new IllegalArgumentException(
          "exporter \"%s\": args.bootstrapServers is missing, expected host:port of Kafka, such as 127.0.0.1:29092"
              .formatted(context.getConfiguration().getId()));
    }
    settings = new Settings(servers, String.valueOf(given.getOrDefault("topic", "engine")));
    context.setFilter(new Filter());
  }

  @Override
  public void open(Controller controller) {
    backlog = new Backlog(BACKLOG);
    var opened =
        new Courier(
            backlog,
            () -> Bus.connect(settings.bootstrapServers(), settings.topic()),
            controller::updateLastExportedRecordPosition,
            log);
    opened.start();
    courier = opened;
  }

  /**
   * Throws when Kafka has been away for so long that the backlog is full; the broker asks again.
   */
  @Override
  public void export(Record<?> record) {
    if (EngineJson.wanted(record) && !backlog.offer(EngineJson.entry(record))) {
      throw new IllegalStateException(
          "%d records wait for Kafka at %s".formatted(BACKLOG, settings.bootstrapServers()));
    }
  }

  @Override
  public void close() {
    Courier opened = courier;
    if (opened != null) {
      opened.close();
    }
  }

  private static final class Filter implements Context.RecordFilter {
    @Override
    public boolean acceptType(RecordType type) {
      return type == RecordType.EVENT;
    }

    @Override
    public boolean acceptValue(ValueType type) {
      return VALUES.contains(type);
    }
  }
}

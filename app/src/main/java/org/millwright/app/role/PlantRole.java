package org.millwright.app.role;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.millwright.app.Settings;
import org.millwright.app.line.DeadLetterDesk;
import org.millwright.app.line.EngineDesk;
import org.millwright.app.line.FindingDesk;
import org.millwright.app.line.OeeDesk;
import org.millwright.app.oee.OeeReports;
import org.millwright.app.oee.RecentShiftLog;
import org.millwright.app.oee.ReportedLosses;
import org.millwright.app.system.ArtefactBoard;
import org.millwright.app.system.Part;
import org.millwright.connectors.camunda.Engine;
import org.millwright.connectors.camunda.EngineRecords;
import org.millwright.connectors.camunda.ProcessFolder;
import org.millwright.connectors.camunda.WorkerHost;
import org.millwright.connectors.kafka.BusSerdes;
import org.millwright.connectors.kafka.ConfirmedConsumer;
import org.millwright.connectors.kafka.ConsumerSettings;
import org.millwright.connectors.kafka.DeadLetters;
import org.millwright.connectors.kafka.FindingEvent;
import org.millwright.connectors.kafka.FindingEvents;
import org.millwright.connectors.kafka.OeeEvents;
import org.millwright.connectors.kafka.Topics;
import org.millwright.connectors.kafka.UnreadableRecord;
import org.millwright.connectors.store.CountermeasureTable;
import org.millwright.connectors.store.Database;
import org.millwright.connectors.store.DeadLetterTable;
import org.millwright.connectors.store.EngineLog;
import org.millwright.connectors.store.FindingTable;
import org.millwright.connectors.store.OeeMinuteTable;
import org.millwright.connectors.store.StockTable;
import org.millwright.connectors.store.TaskTable;
import org.millwright.connectors.store.WorkOrderTable;
import org.millwright.domain.erp.Outbox;
import org.millwright.domain.job.EngineRecord;
import org.millwright.domain.job.Worker;
import org.millwright.domain.oee.OeeBooks;
import org.millwright.domain.oee.OeeNews;
import org.millwright.domain.sheet.Checked;
import org.millwright.domain.sheet.Problem;
import org.millwright.rules.RuleFolder;
import org.millwright.stream.Line;
import org.millwright.stream.LineSerdes;
import org.millwright.stream.LineSettings;
import org.millwright.stream.LineTopology;
import org.millwright.workers.maintenance.MaintenanceWorkers;
import org.millwright.workers.oee.OeeWorkers;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Stream, rules, processes, workers, and what keeps their results. */
@Configuration
@InRole(Role.PLANT)
class PlantRole {

  private static final Duration MINUTES_GATHERED = Duration.ofMillis(500);

  /** Frames to findings and snapshots. */
  @Bean(initMethod = "start")
  Line line(
      Settings settings,
      RuleFolder rules,
      PlantFiles plant,
      OeeBooks books,
      RecentShiftLog shiftLog,
      InstantSource clock) {
    var topology =
        LineTopology.of(
            LineSettings.standard(Topics.OBSERVATIONS, Topics.FINDINGS, Topics.RESULTS, Topics.OEE),
            new LineSerdes(
                BusSerdes.frames(),
                BusSerdes.changes(),
                BusSerdes.statuses(),
                BusSerdes.snapshots(),
                BusSerdes.oee()),
            rules,
            plant,
            books,
            shiftLog);
    return new Line(
        topology,
        settings.kafka().bootstrap(),
        settings.data().resolve("app/line"),
        clock,
        _ -> {});
  }

  @Bean
  Part streamPart(Line line) {
    return Parts.of("stream", () -> line.isRunning() ? null : "frames are not being judged now");
  }

  /** Findings to the journal and the engine. */
  @Bean(initMethod = "start")
  ConfirmedConsumer<FindingEvent> findingConsumer(
      Settings settings,
      FindingTable journal,
      Engine engine,
      ProcessFolder processes,
      DeadLetters deadLetters) {
    var events = new FindingEvents();
    var desk = new FindingDesk(journal, engine, processes);
    return new ConfirmedConsumer<>(
        reads(settings, "findings", Topics.FINDINGS),
        record -> events.decode(value(record)),
        desk::take,
        deadLetters);
  }

  /** What the engine did to the read model of tasks and processes. */
  @Bean(initMethod = "start")
  ConfirmedConsumer<Optional<EngineRecord>> engineConsumer(
      Settings settings,
      Database database,
      TaskTable tasks,
      WorkOrderTable workOrders,
      DeadLetters deadLetters) {
    var desk = new EngineDesk(new EngineLog(database), tasks, workOrders);
    return new ConfirmedConsumer<>(
        reads(settings, "engine", Topics.ENGINE),
        PlantRole::engineRecord,
        batch -> desk.take(batch.stream().flatMap(Optional::stream).toList()),
        deadLetters);
  }

  private static Optional<EngineRecord> engineRecord(ConsumerRecord<String, byte[]> record) {
    try {
      return EngineRecords.read(new String(value(record), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException fault) {
      throw new UnreadableRecord(String.valueOf(fault.getMessage()), fault);
    }
  }

  /** What is known of minutes to the database; live figures do not wait for it. */
  @Bean(initMethod = "start")
  ConfirmedConsumer<OeeNews> oeeConsumer(
      Settings settings, OeeMinuteTable minutes, DeadLetters deadLetters) {
    var events = new OeeEvents();
    return new ConfirmedConsumer<>(
        reads(settings, "oee", Topics.OEE).gathering(MINUTES_GATHERED),
        record -> events.decode(value(record)),
        new OeeDesk(minutes)::take,
        deadLetters);
  }

  /** Dead letters to the database. */
  @Bean(initMethod = "start")
  ConfirmedConsumer<DeadLetterTable.DeadLetter> deadLetterConsumer(
      Settings settings, DeadLetterTable table, DeadLetters deadLetters) {
    return new ConfirmedConsumer<>(
        reads(settings, "dead-letters", Topics.DEAD_LETTERS),
        DeadLetterDesk::read,
        new DeadLetterDesk(table)::take,
        deadLetters);
  }

  @Bean
  MaintenanceWorkers maintenanceWorkers(
      WorkOrderTable workOrders,
      StockTable stock,
      FindingTable findings,
      TaskTable tasks,
      Outbox outbox,
      InstantSource clock) {
    return new MaintenanceWorkers(workOrders, stock, findings, tasks, outbox, clock);
  }

  @Bean
  OeeWorkers oeeWorkers(
      CountermeasureTable countermeasures,
      OeeReports reports,
      FindingTable findings,
      InstantSource clock) {
    return new OeeWorkers(countermeasures, new ReportedLosses(reports), findings, clock);
  }

  @Bean
  WorkerHost workerHost(
      Engine engine, MaintenanceWorkers maintenance, OeeWorkers oee, InstantSource clock) {
    var all = new ArrayList<Worker<?, ?>>(maintenance.all());
    all.addAll(oee.all());
    return WorkerHost.open(engine, all, clock);
  }

  /** Processes, decisions and forms to the engine, at the start and whenever they are saved. */
  @Bean
  ProcessFolder processFolder(Settings settings, Engine engine, ArtefactBoard artefacts) {
    return ProcessFolder.watch(settings.home(), JobTypes.ALL, engine, new ProcessNews(artefacts));
  }

  /** Parts that the database does not know yet; a broken sheet changes nothing. */
  @Bean
  ApplicationRunner seedStock(Settings settings, StockTable stock, ArtefactBoard artefacts) {
    return _ -> {
      Path sheet = settings.home().resolve(Validation.SPARE_PARTS);
      switch (StockTable.read(Validation.SPARE_PARTS, sheet)) {
        case Checked.Sound<List<StockTable.Part>>(List<StockTable.Part> parts) -> stock.seed(parts);
        case Checked.Refused<List<StockTable.Part>>(List<Problem> problems) ->
            artefacts.refused("stock", Validation.SPARE_PARTS, problems);
      }
    };
  }

  private record ProcessNews(ArtefactBoard artefacts) implements ProcessFolder.Listener {

    private static final String KIND = "processes";

    @Override
    public void active(String file, String hash) {
      artefacts.accepted(KIND, file, hash);
    }

    @Override
    public void refused(String file, String hash, List<Problem> problems) {
      artefacts.refused(KIND, file, problems);
    }

    @Override
    public void gone(String file) {
      artefacts.removed(file);
    }
  }

  static ConsumerSettings reads(Settings settings, String what, String topic) {
    return ConsumerSettings.of(settings.kafka().bootstrap(), "millwright-" + what, topic);
  }

  static byte[] value(ConsumerRecord<String, byte[]> record) {
    return Objects.requireNonNullElse(record.value(), new byte[0]);
  }
}

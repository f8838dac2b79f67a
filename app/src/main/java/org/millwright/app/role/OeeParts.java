package org.millwright.app.role;

import java.time.InstantSource;
import java.util.UUID;
import org.millwright.app.Settings;
import org.millwright.app.api.PlantSheets;
import org.millwright.app.api.RunningShifts;
import org.millwright.app.live.Live;
import org.millwright.app.oee.OeeReports;
import org.millwright.app.oee.RecentShiftLog;
import org.millwright.app.oee.RestatedDecisions;
import org.millwright.connectors.kafka.ConfirmedConsumer;
import org.millwright.connectors.kafka.ConsumerSettings;
import org.millwright.connectors.kafka.DeadLetters;
import org.millwright.connectors.kafka.OeeEvents;
import org.millwright.connectors.kafka.Topics;
import org.millwright.connectors.store.LateNewsTable;
import org.millwright.connectors.store.OeeBookTable;
import org.millwright.connectors.store.OeeMinuteTable;
import org.millwright.connectors.store.ShiftLogTable;
import org.millwright.domain.oee.OeeBooks;
import org.millwright.domain.oee.OeeNews;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What time and output are counted by, and where they are reported. */
@Configuration
@InRole({Role.PLANT, Role.CONSOLE})
class OeeParts {

  @Bean
  RecentShiftLog recentShiftLog(ShiftLogTable table, OeeBooks books, InstantSource clock) {
    return new RecentShiftLog(table, books, clock);
  }

  @Bean
  OeeReports oeeReports(
      OeeMinuteTable minutes, ShiftLogTable log, OeeBookTable books, InstantSource clock) {
    return new OeeReports(minutes, log, books, clock);
  }

  @Bean
  @InRole(Role.CONSOLE)
  RestatedDecisions restatedDecisions(LateNewsTable news, OeeReports reports) {
    return new RestatedDecisions(news, reports);
  }

  /** Every sound version of the sheets is kept, with the moment from which it was in force. */
  @Bean
  @InRole(Role.PLANT)
  ApplicationRunner keepBooks(OeeBooks books, OeeBookTable table, PlantSheets plant) {
    return _ -> books.listen(book -> table.put(book.hash(), book.texts(), plant.inOrder()));
  }

  @Bean
  @InRole(Role.CONSOLE)
  RunningShifts runningShifts(PlantSheets plant, Live live) {
    return new RunningShifts(plant, live);
  }

  /** Every console process hears of every machine, so each reads by itself and from now on. */
  @Bean(initMethod = "start")
  @InRole(Role.CONSOLE)
  ConfirmedConsumer<OeeNews> runningShiftConsumer(
      Settings settings, RunningShifts shifts, DeadLetters deadLetters) {
    var events = new OeeEvents();
    return new ConfirmedConsumer<>(
        ConsumerSettings.fromNow(
                settings.kafka().bootstrap(), "millwright-shifts-" + UUID.randomUUID(), Topics.OEE)
            .gathering(ConsoleRole.TOLD_EVERY),
        record -> events.decode(PlantRole.value(record)),
        batch -> batch.forEach(shifts::take),
        deadLetters);
  }
}

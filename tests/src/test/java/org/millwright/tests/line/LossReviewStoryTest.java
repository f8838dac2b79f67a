package org.millwright.tests.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.millwright.tests.line.Answers.Finding;
import org.millwright.tests.line.Answers.Task;
import tools.jackson.databind.JsonNode;

/** A jam lowers a machine's OEE; people agree on what to do, and do it. */
@Isolated
@ExtendWith(SharedPlant.class)
class LossReviewStoryTest {
  private static final String LIMITS = "rules/oee/oee-limits.csv";
  private static final String CALENDAR = "rules/oee/calendar.csv";
  private static final String BOOK = "rules/";
  private static final String MACHINE = "robot-2";
  private static final String OEE_LOW = "oee-low";

  private static final Duration LOADED = Duration.ofSeconds(20);
  private static final Duration JUDGED = Duration.ofMinutes(4);
  private static final Duration ASKED = Duration.ofSeconds(30);

  private final RunningPlant plant;
  private final Line line;
  private String limits = "";
  private String calendar = "";

  LossReviewStoryTest(RunningPlant plant) {
    this.plant = plant;
    this.line = plant.line();
  }

  /** No break comes between. */
  @BeforeEach
  void open() throws IOException {
    limits = plant.installation().read(LIMITS);
    calendar = plant.installation().read(CALENDAR);
    LocalDate today = LocalDate.ofInstant(plant.clock().instant(), ZoneOffset.UTC);
    plant
        .installation()
        .save(
            CALENDAR,
            calendar
                + "%s,override,Story,%s/%s,00:00,24:00,%n"
                    .formatted(MACHINE, today.minusDays(1), today.plusDays(1)));
  }

  @AfterEach
  void restore() throws IOException {
    plant.twin().repair(MACHINE);
    limit(0.0001);
    Eventually.holds(
        "no finding is open on " + MACHINE,
        JUDGED,
        () ->
            line.findings(OEE_LOW, MACHINE, Instant.EPOCH).stream()
                .allMatch(finding -> finding.endedAt() != null));
    plant.installation().save(LIMITS, limits);
    plant.installation().save(CALENDAR, calendar);
  }

  @Test
  void aJamThatLowersTheOeeIsReviewedAndACountermeasureComesInForce()
      throws IOException, InterruptedException {
    double before = Eventually.find("an OEE of " + MACHINE, JUDGED, this::oee);
    limit(before - 0.05);
    Instant began = plant.clock().instant();
    assertThat(line.findings(OEE_LOW, MACHINE, Instant.EPOCH)).isEmpty();

    plant.twin().inject(Map.of("machine", MACHINE, "kind", "jam", "for", 600));
    Finding finding = line.awaitFinding(OEE_LOW, MACHINE, began, JUDGED);
    assertThat(finding.reason()).startsWith("OEE of the ").contains("below the limit");

    Task review = awaitTask("review-losses");
    JsonNode shown = Optional.ofNullable(line.task(review.id()).variables()).orElseThrow();
    assertThat(shown.path("losses").asString()).contains("of planned time");
    assertThat(shown.path("kpi").asString()).isEqualTo("OEE");
    var browser = new Browser(plant);
    LocalDate due = LocalDate.ofInstant(began, ZoneOffset.UTC).plusDays(1);
    browser.complete(
        review,
        Map.of(
            "What is done",
            "A countermeasure",
            "Countermeasure",
            "Clean the gripper",
            "Owner",
            "Ada",
            "Due",
            due.toString()));
    Task work = awaitTask("carry-out-countermeasure");
    JsonNode agreed = countermeasure();
    assertThat(agreed.path("measure").asString()).isEqualTo("Clean the gripper");
    assertThat(agreed.path("owner").asString()).isEqualTo("Ada");
    assertThat(Instant.parse(agreed.path("due").asString()))
        .as("a day without a time is over at its end")
        .isBetween(endOf(due).minusSeconds(1), endOf(due));
    browser.complete(work, Map.of("What was done", "cleaned and greased"));
    Eventually.holds(
        "the countermeasure is in force",
        ASKED,
        () -> countermeasure().path("status").asString().equals("in-force"));
    assertThat(countermeasure().path("findingKey").asString()).isEqualTo(finding.key());
    assertThat(countermeasure().path("note").asString()).contains("cleaned and greased");
  }

  /** Of the last hour, as far as it is known; one of few pieces says little, and may exceed 1. */
  private Optional<Double> oee() {
    Instant from = plant.clock().instant().minus(1, ChronoUnit.HOURS);
    JsonNode total =
        plant.api().get("/api/oee?machine=%s&from=%s".formatted(MACHINE, from)).path("total");
    return total.path("counts").path("produced").asLong() >= 10 && total.path("oee").isNumber()
        ? Optional.of(Math.min(1, total.path("oee").asDouble()))
        : Optional.empty();
  }

  private void limit(double share) throws IOException {
    String hash = line.artefact(BOOK).hash();
    String row =
        String.format(Locale.ROOT, "%s,oee,%.4f,0,0.5,0,1,2,2,critical,a story%n", MACHINE, share);
    plant.installation().save(LIMITS, limits + row);
    Eventually.holds(
        "the limit is in force", LOADED, () -> !Objects.equals(line.artefact(BOOK).hash(), hash));
  }

  private Task awaitTask(String element) {
    return Eventually.find(
        "task " + element + " of " + MACHINE,
        ASKED,
        () ->
            plant.api().items("/api/tasks", Task.class).stream()
                .filter(task -> task.elementId().equals(element))
                .filter(task -> MACHINE.equals(task.subject()))
                .filter(task -> task.state().equals("open"))
                .findFirst());
  }

  private static Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private JsonNode countermeasure() {
    return plant
        .api()
        .get("/api/oee/countermeasures?machine=" + MACHINE + "&open=true")
        .path("items")
        .path(0);
  }
}

package org.millwright.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.plant.MachineId;
import org.millwright.domain.sheet.Problem;

/** Files that change while everything runs. */
class RuleFolderTest {

  private static final Duration BOUND = Duration.ofSeconds(30);
  private static final String LIMITS = "rules/maintenance/vibration-limits.csv";

  @TempDir Path root;
  @TempDir Path data;
  private final BlockingQueue<String> active = new LinkedBlockingQueue<>();
  private final BlockingQueue<List<Problem>> refused = new LinkedBlockingQueue<>();

  private volatile String lastTold = "";

  @BeforeEach
  void copyTheRules() throws IOException {
    Path from = Path.of("maintenance");
    Path to = Files.createDirectories(root.resolve("rules/maintenance"));
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  @Test
  void anEditedLimitTakesEffectAndABrokenEditChangesNothing() throws IOException {
    try (RuleFolder folder = open()) {
      String first = folder.book().hash();
      assertThat(active).containsExactly(first);
      assertThat(high(folder)).isEqualTo(2.8);

      edit(",2.8,", ",\"2,9\",");
      await().atMost(BOUND).until(() -> !refused.isEmpty());
      assertThat(refused.peek()).extracting(Problem::line).contains(3);
      assertThat(folder.book().hash()).isEqualTo(first);
      assertThat(high(folder)).isEqualTo(2.8);

      edit(",\"2,9\",", ",2.801,");
      await().atMost(BOUND).until(() -> active.size() == 2);
      assertThat(folder.book().hash()).isNotEqualTo(first).hasSize(12);
      assertThat(high(folder)).isEqualTo(2.801);
    }
  }

  @Test
  void aStartWithBrokenFilesTakesThoseThatWereInForceLast() throws IOException {
    open().close();
    edit(",2.8,", ",2.801,");
    String edited;
    try (RuleFolder folder = open()) {
      edited = folder.book().hash();
    }
    active.clear();
    edit(",2.801,", ",\"2,9\",");

    try (RuleFolder folder = open()) {
      assertThat(refused.remove()).extracting(Problem::line).contains(3);
      assertThat(active).containsExactly(edited);
      assertThat(lastTold).as("the board shows the fault").isEqualTo("refused");
      assertThat(high(folder)).isEqualTo(2.801);

      edit(",\"2,9\",", ",2.802,");
      await().atMost(BOUND).until(() -> active.size() == 2);
      assertThat(high(folder)).isEqualTo(2.802);
    }
  }

  @Test
  void tagSheetsThatChangeAreHeldAgainstTheLimitsAnew() throws IOException {
    Path tags = Files.createDirectories(root.resolve("camel-routes/tags")).resolve("cnc-9.csv");
    try (RuleFolder folder = open()) {
      String first = folder.book().hash();
      Files.writeString(tags, "signal,address,type,unit\npower,a,number,kW\n");
      await().atMost(BOUND).until(() -> lastTold.equals("refused"));
      assertThat(folder.book().hash()).isEqualTo(first);

      Files.delete(tags);
      await().atMost(BOUND).until(() -> lastTold.equals("active"));
    }
  }

  @Test
  void anEditWhileItRunsIsKeptToo() throws IOException {
    try (RuleFolder _ = open()) {
      edit(",2.8,", ",2.801,");
      await().atMost(BOUND).until(() -> active.size() == 2);
      await().atMost(BOUND).until(() -> keptLimits().contains(",2.801,"));
    }
    edit(",2.801,", ",\"2,9\",");
    try (RuleFolder folder = open()) {
      assertThat(high(folder)).isEqualTo(2.801);
    }
  }

  @Test
  void aFirstStartWithBrokenFilesIsRefused() throws IOException {
    edit(",2.8,", ",\"2,9\",");

    assertThatIllegalArgumentException()
        .isThrownBy(this::open)
        .withMessageContaining(LIMITS + ":3");
    assertThat(active).isEmpty();
  }

  @Test
  void aCopyThatIsBrokenTooIsNotTaken() throws IOException {
    open().close();
    Files.writeString(data.resolve("in-force").resolve(LIMITS), "nonsense");
    edit(",2.8,", ",\"2,9\",");

    assertThatIllegalArgumentException().isThrownBy(this::open);
  }

  private RuleFolder open() {
    return RuleFolder.open(root, data.resolve("in-force"), listener());
  }

  private String keptLimits() throws IOException {
    Path kept = data.resolve("in-force").resolve(LIMITS);
    return Files.exists(kept) ? Files.readString(kept) : "";
  }

  @Test
  void theSameFilesMakeTheSameBookAndAnExampleIsNotPartOfIt() throws IOException {
    String hash = RuleFiles.read(root).hash();
    Files.writeString(root.resolve("rules/maintenance/more.examples.csv"), "example\n");
    assertThat(RuleFiles.read(root).hash()).isEqualTo(hash);

    edit(",2.8,", ",2.81,");
    assertThat(RuleFiles.read(root).hash()).isNotEqualTo(hash);
  }

  private RuleFolder.Listener listener() {
    return new RuleFolder.Listener() {
      @Override
      public void active(RuleBook book) {
        active.add(book.hash());
        lastTold = "active";
      }

      @Override
      public void refused(List<Problem> problems) {
        refused.add(problems);
        lastTold = "refused";
      }
    };
  }

  private static double high(RuleFolder folder) {
    return folder
        .book()
        .limits()
        .of(new MachineId("cnc-1"), new SignalName("vibration"))
        .getLast()
        .high()
        .getAsDouble();
  }

  private void edit(String from, String to) throws IOException {
    Path file = root.resolve(LIMITS);
    Files.writeString(file, Files.readString(file).replace(from, to));
  }
}

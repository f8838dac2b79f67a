package org.millwright.twin.crew;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.millwright.twin.TwinSettings.CrewSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A technician who takes open tasks one after another: claims, walks to the machine, repairs it,
 * watches it run for a while, fills in the form and completes the task. Away connections and lost
 * races are retried for ever.
 */
public final class Crew implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Crew.class);

  private final TaskInbox inbox;
  private final Consumer<String> repair;
  private final Pace pace;
  private final Thread loop;
  private String lastComplaint = "";

  /**
   * How fast the technician is.
   *
   * @param look between two looks into the inbox
   * @param walk from the claim to the repair
   * @param watch from the repair to the completion
   */
  public record Pace(Duration look, Duration walk, Duration watch) {
    /** Slow enough to be followed on a screen, fast enough for a demonstration. */
    public static final Pace USUAL =
        new Pace(Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofSeconds(12));
  }

  private Crew(URI millwright, Path tokenFile, Consumer<String> repair, Pace pace) {
    this.inbox = new TaskInbox(millwright, tokenFile);
    this.repair = repair;
    this.pace = pace;
    this.loop = Thread.ofVirtual().name("twin-crew").unstarted(this::work);
  }

  /**
   * Starts to work, in the background.
   *
   * @param settings where
   * @param repair puts the machine with this id in order; refuses an unknown one with an
   *     IllegalArgumentException
   */
  public static Crew start(CrewSettings settings, Consumer<String> repair, Pace pace) {
    Crew crew = new Crew(settings.millwright(), settings.tokenFile(), repair, pace);
    crew.loop.start();
    return crew;
  }

  @Override
  public void close() {
    loop.interrupt();
    inbox.close();
    try {
      loop.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        lookIntoTheInbox();
        Thread.sleep(pace.look());
      }
    } catch (InterruptedException e) {
      LOG.debug("crew goes home");
    }
  }

  private void lookIntoTheInbox() throws InterruptedException {
    try {
      String me = inbox.me();
      for (CrewTask task : inbox.open()) {
        if (task.isFreeFor(me)) {
          handle(task);
        }
      }
      lastComplaint = "";
    } catch (IOException | IllegalArgumentException e) {
      complain(e);
    }
  }

  private void handle(CrewTask task) throws IOException, InterruptedException {
    inbox.claim(task);
    if (task.isRepair() && task.subject().isPresent()) {
      Thread.sleep(pace.walk());
      repair.accept(task.subject().get());
      Thread.sleep(pace.watch());
    }
    inbox.complete(task, answers(task));
    LOG.info("crew completed \"{}\" ({})", task.name(), task.subject().orElse("no subject"));
  }

  private ObjectNode answers(CrewTask task) throws IOException, InterruptedException {
    return task.formId().isPresent()
        ? FormAnswers.to(inbox.form(task.formId().get()))
        : JsonNodeFactory.instance.objectNode();
  }

  /** The same complaint is told once, not every few seconds. */
  private void complain(Exception e) {
    String complaint = e.toString();
    if (!complaint.equals(lastComplaint)) {
      lastComplaint = complaint;
      LOG.warn("crew cannot work, tries again every {} s: {}", pace.look().toSeconds(), complaint);
    }
  }
}

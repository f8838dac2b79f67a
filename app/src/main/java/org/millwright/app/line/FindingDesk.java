package org.millwright.app.line;

import java.util.List;
import java.util.Set;
import org.millwright.connectors.camunda.Engine;
import org.millwright.connectors.camunda.FindingMessages;
import org.millwright.connectors.camunda.ProcessFolder;
import org.millwright.connectors.kafka.FindingEvent;
import org.millwright.domain.finding.Finding;
import org.millwright.domain.finding.FindingChange;
import org.millwright.domain.finding.FindingJournal;
import org.millwright.domain.finding.FindingKind;

/**
 * Takes findings off the bus: writes them down, then tells the processes. A batch that was cut
 * short comes again; the journal and the engine's message ids make that harmless.
 */
public final class FindingDesk {

  /** Kinds that start a process, named as its start message. */
  private static final Set<FindingKind> STARTING =
      Set.of(
          FindingKind.MACHINE_NEEDS_WORK,
          new FindingKind("oee-low"),
          new FindingKind("scrap-high"));

  private final FindingJournal journal;
  private final Engine engine;
  private final ProcessFolder processes;

  public FindingDesk(FindingJournal journal, Engine engine, ProcessFolder processes) {
    this.journal = journal;
    this.engine = engine;
    this.processes = processes;
  }

  /** Takes a batch; what starts a process waits until the engine has the processes. */
  public void take(List<FindingEvent> events) throws InterruptedException {
    for (FindingEvent event : events) {
      take(event);
    }
  }

  private void take(FindingEvent event) throws InterruptedException {
    switch (event) {
      case FindingEvent.Stands stands -> journal.record(stands.status());
      case FindingEvent.Changed changed -> {
        journal.record(changed.change());
        tell(changed.change());
      }
    }
  }

  private void tell(FindingChange change) throws InterruptedException {
    boolean told =
        switch (change) {
          case FindingChange.Opened opened ->
              !STARTING.contains(opened.finding().kind()) || start(opened.finding());
          case FindingChange.Worsened _ -> true;
          case FindingChange.Ended ended ->
              STARTING.stream().noneMatch(kind -> ended.key().value().startsWith(kind + "/"))
                  || engine.publish(FindingMessages.ended(ended));
        };
    if (!told) {
      throw new IllegalStateException(
          change.key() + " was not told to the engine: the connection was closed");
    }
  }

  private boolean start(Finding finding) throws InterruptedException {
    processes.awaitOffered();
    return engine.publish(FindingMessages.opened(finding));
  }
}

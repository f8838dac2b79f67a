package org.millwright.connectors.camunda;

import io.camunda.zeebe.client.api.worker.JobWorker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.millwright.domain.job.Worker;

/**
 * Offers workers to the engine: jobs are pushed as they arise, and polled for now and then. Close
 * it before the engine.
 */
public final class WorkerHost implements AutoCloseable {

  /**
   * A job whose host died is given to another after that. So is one that waits longer, for a
   * database that is away: a job done twice has one effect.
   */
  private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

  private static final Duration POLL = Duration.ofSeconds(1);
  private static final int JOBS_AT_ONCE = 32;

  private final List<JobWorker> open = new ArrayList<>();

  private WorkerHost() {}

  /**
   * Opens the workers; it may be called before the engine is there.
   *
   * @throws IllegalArgumentException when two workers have the same job type
   */
  public static WorkerHost open(Engine engine, List<Worker<?, ?>> workers, InstantSource clock) {
    requireDistinct(workers);
    var host = new WorkerHost();
    for (Worker<?, ?> worker : workers) {
      host.open.add(open(engine, worker, clock));
    }
    return host;
  }

  private static void requireDistinct(List<Worker<?, ?>> workers) {
    Set<String> types = new HashSet<>();
    for (Worker<?, ?> worker : workers) {
      if (!types.add(worker.type())) {
        throw new IllegalArgumentException("two workers for job type " + worker.type());
      }
    }
  }

  private static <I extends Record, R extends Record> JobWorker open(
      Engine engine, Worker<I, R> worker, InstantSource clock) {
    var handler = new JobRun<>(worker, engine.patience(), clock);
    return engine
        .client()
        .newWorker()
        .jobType(worker.type())
        .handler(handler)
        .name("millwright")
        .timeout(TIME_LIMIT)
        .maxJobsActive(JOBS_AT_ONCE)
        .pollInterval(POLL)
        .streamEnabled(true)
        .fetchVariables(handler.variables())
        .open();
  }

  @Override
  public void close() {
    open.forEach(JobWorker::close);
  }
}

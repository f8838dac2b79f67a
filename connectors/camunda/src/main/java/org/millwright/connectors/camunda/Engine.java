package org.millwright.connectors.camunda;

import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.client.ZeebeClientBuilder;
import io.camunda.zeebe.client.api.command.ClientException;
import io.camunda.zeebe.client.api.command.ClientStatusException;
import io.camunda.zeebe.client.api.command.DeployResourceCommandStep1;
import io.camunda.zeebe.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.zeebe.client.api.command.PublishMessageCommandStep1.PublishMessageCommandStep3;
import io.camunda.zeebe.client.api.response.PartitionBrokerHealth;
import io.grpc.Status;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection to the process engine. It may be opened before the engine is there. */
public final class Engine implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  private static final Duration REQUEST_LIMIT = Duration.ofSeconds(10);
  private static final int WORKER_THREADS = 8;

  private final ZeebeClient client;
  private final Patience patience = new Patience();
  private final Tasks tasks;

  Engine(ZeebeClient client) {
    this.client = client;
    this.tasks = new Tasks(client);
  }

  /** Connects; commands wait until the engine is there. */
  public static Engine connect(EngineSettings settings) {
    ZeebeClientBuilder builder =
        ZeebeClient.newClientBuilder()
            .applyEnvironmentVariableOverrides(false)
            .grpcAddress(settings.grpc())
            .restAddress(settings.rest())
            .preferRestOverGrpc(false)
            .defaultRequestTimeout(REQUEST_LIMIT)
            .numJobWorkerExecutionThreads(WORKER_THREADS);
    if (settings.grpc().getScheme().equals("http")) {
      builder.usePlaintext();
    }
    return new Engine(builder.build());
  }

  /**
   * Publishes a message, repeating it while the engine is busy or away.
   *
   * @return true once the engine has it, now or from before; false when the connection was closed
   */
  public boolean publish(EngineMessage message) {
    PublishMessageCommandStep3 command =
        client
            .newPublishMessageCommand()
            .messageName(message.name())
            .correlationKey(message.correlationKey())
            .messageId(message.messageId())
            .timeToLive(message.timeToLive())
            .variables(message.variables());
    try {
      return patience.send("message " + message.messageId(), command, () -> true).isPresent();
    } catch (ClientStatusException e) {
      if (e.getStatusCode() == Status.Code.ALREADY_EXISTS) {
        LOG.debug("message {} {} is already there", message.name(), message.messageId());
        return true;
      }
      throw e;
    }
  }

  /** What became of a deployment. */
  public sealed interface Deployment {
    /** The engine runs it; what it had already, it keeps as it is. */
    record Accepted() implements Deployment {}

    /**
     * The engine does not take it.
     *
     * @param reason the engine's words
     */
    record Refused(String reason) implements Deployment {}

    /** The connection was closed before the engine answered. */
    record Closed() implements Deployment {}
  }

  /**
   * Deploys files together, all or none, repeating it while the engine is busy or away.
   *
   * @param files name to content; not empty
   */
  public Deployment deploy(Map<String, byte[]> files) {
    DeployResourceCommandStep1 empty = client.newDeployResourceCommand();
    DeployResourceCommandStep2 command = null;
    for (var file : files.entrySet()) {
      command =
          (command == null ? empty : command).addResourceBytes(file.getValue(), file.getKey());
    }
    if (command == null) {
      throw new IllegalArgumentException("nothing to deploy");
    }
    try {
      return patience.send("deployment of " + files.keySet(), command, () -> true).isPresent()
          ? new Deployment.Accepted()
          : new Deployment.Closed();
    } catch (ClientStatusException e) {
      return new Deployment.Refused(String.valueOf(e.getMessage()));
    }
  }

  /** People's tasks. */
  public Tasks tasks() {
    return tasks;
  }

  /** True when the engine has a healthy leader; asks it. */
  public boolean isReady() {
    try {
      return client
          .newTopologyRequest()
          .requestTimeout(Duration.ofSeconds(3))
          .send()
          .join()
          .getBrokers()
          .stream()
          .flatMap(broker -> broker.getPartitions().stream())
          .anyMatch(partition ->
              partition.isLeader() && partition.getHealth() == PartitionBrokerHealth.HEALTHY);
    } catch (ClientException e) {
      LOG.debug("engine is not ready: {}", e.getMessage());
      return false;
    }
  }

  ZeebeClient client() {
    return client;
  }

  Patience patience() {
    return patience;
  }

  @Override
  public void close() {
    patience.stop();
    client.close();
  }
}

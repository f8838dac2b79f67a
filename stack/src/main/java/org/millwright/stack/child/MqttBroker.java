package org.millwright.stack.child;

import com.codahale.metrics.Counter;
import com.hivemq.embedded.EmbeddedExtension;
import com.hivemq.embedded.EmbeddedHiveMQ;
import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.auth.SimpleAuthenticator;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import com.hivemq.extension.sdk.api.services.Services;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An MQTT 5 broker that lets in every client of this machine and reports what it had to drop. */
public final class MqttBroker {
  private static final Logger LOG = LoggerFactory.getLogger(MqttBroker.class);
  private static final String DROPPED = "com.hivemq.messages.dropped.count";
  private static final long REPORT_SECONDS = 10;

  private MqttBroker() {}

  /** Arguments: the folder with config.xml, the data folder, the ready sign's file. */
  public static void main(String[] arguments) throws Exception {
    EmbeddedHiveMQ broker =
        EmbeddedHiveMQ.builder()
            .withConfigurationFolder(Path.of(arguments[0]))
            .withDataFolder(Path.of(arguments[1]))
            .withEmbeddedExtension(everyClientOfThisMachine())
            .withoutLoggingBootstrap()
            .build();
    broker.start().get();
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(broker, ended), "mqtt-shutdown"));
    new ReadySign(Path.of(arguments[2])).give();
    reportDrops(broker.getMetricRegistry().counter(DROPPED), ended);
  }

  private static void reportDrops(Counter dropped, CountDownLatch ended)
      throws InterruptedException {
    long reported = 0;
    while (!ended.await(REPORT_SECONDS, TimeUnit.SECONDS)) {
      long now = dropped.getCount();
      if (now > reported) {
        LOG.warn(
            "{} messages dropped in {} s, {} since the start: a client's queue is full or its"
                + " connection is slow",
            now - reported,
            REPORT_SECONDS,
            now);
      }
      reported = now;
    }
  }

  private static void stop(EmbeddedHiveMQ broker, CountDownLatch ended) {
    try {
      broker.stop().get(8, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      LOG.warn("The broker did not stop cleanly", e);
    } finally {
      ended.countDown();
    }
  }

  private static EmbeddedExtension everyClientOfThisMachine() {
    return EmbeddedExtension.builder()
        .withId("millwright-loopback")
        .withName("Lets in every client of this machine")
        .withVersion("1")
        .withAuthor("Millwright")
        .withExtensionMain(new LoopbackClients())
        .build();
  }

  /** The listener is on the loopback address, so only this machine's programs arrive here. */
  private static final class LoopbackClients implements ExtensionMain {
    @Override
    public void extensionStart(ExtensionStartInput input, ExtensionStartOutput output) {
      SimpleAuthenticator letIn = (client, answer) -> answer.authenticateSuccessfully();
      Services.securityRegistry().setAuthenticatorProvider(provider -> letIn);
    }

    @Override
    public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {
      // Nothing was opened.
    }
  }
}

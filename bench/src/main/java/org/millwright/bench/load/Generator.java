package org.millwright.bench.load;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ObjLongConsumer;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * Publishes the generated machines' messages by the clock, whatever becomes of them: a message's
 * time is the one at which it was due, so that a generator or a broker that lags is seen in every
 * latency that is measured from it.
 */
public final class Generator implements AutoCloseable {

  private static final int MACHINES_PER_CONNECTION = 5;

  private final GeneratedPlant plant;
  private final Load load;
  private final String topic;
  private final InstantSource clock;
  private final ObjLongConsumer<String> breaks;
  private final List<Publisher> publishers = new ArrayList<>();
  private final long[] sequences;
  private final Payload payload;
  private final List<Double> lags = new ArrayList<>();
  private long frames;

  /**
   * Connects.
   *
   * @param topic of a machine, with {@code %s} where its name stands
   * @param breaks hears when a machine's limit is broken: the machine, the time of the message
   */
  public Generator(
      String url, Load load, String topic, InstantSource clock, ObjLongConsumer<String> breaks)
      throws MqttException {
    this.load = load;
    this.topic = topic;
    this.clock = clock;
    this.breaks = breaks;
    plant = new GeneratedPlant(load.machines(), load.signals());
    sequences = new long[load.machines()];
    payload = new Payload(plant.signalNames(), clock.millis());
    int connections = Math.ceilDiv(load.machines(), MACHINES_PER_CONNECTION);
    for (int i = 0; i < connections; i++) {
      publishers.add(new Publisher(url, topic.substring(0, topic.indexOf('/')) + "-bench-" + i));
    }
  }

  /** Publishes for so long, and returns when the broker has confirmed all of it. */
  public void run(Duration duration) throws MqttException, InterruptedException {
    lags.clear();
    long began = clock.millis();
    long count = duration.toMillis() * load.framesPerSecond() / 1_000;
    long nextBreak = framesBetweenBreaks();
    for (long i = 0; i < count; i++) {
      long due = began + i * 1_000 / load.framesPerSecond();
      awaitMoment(due);
      boolean breaking = i == nextBreak;
      nextBreak += breaking ? framesBetweenBreaks() : 0;
      publish(due, breaking);
      lags.add((double) (clock.millis() - due));
    }
    for (Publisher publisher : publishers) {
      publisher.awaitAcknowledged();
    }
  }

  /** Messages published so far. */
  public long frames() {
    return frames;
  }

  public long acknowledged() {
    return publishers.stream().mapToLong(Publisher::acknowledged).sum();
  }

  /** How late messages of the last run were published, milliseconds. */
  public Quantiles lag() {
    return Quantiles.of(lags);
  }

  @Override
  public void close() throws MqttException {
    for (Publisher publisher : publishers) {
      publisher.close();
    }
  }

  /** A seventh is added so that another machine, at another moment of its judging, is next. */
  private long framesBetweenBreaks() {
    long frames = load.breakEvery().toMillis() * load.framesPerSecond() / 1_000;
    return frames + Math.ceilDiv(frames, 7);
  }

  private void publish(long due, boolean breaking) throws MqttException, InterruptedException {
    int number = (int) (frames++ % load.machines());
    String machine = plant.machine(number);
    if (breaking) {
      breaks.accept(machine, due);
    }
    publishers
        .get(number % publishers.size())
        .publish(topic.formatted(machine), payload.of(due, sequences[number]++, breaking));
  }

  private void awaitMoment(long millis) {
    for (long left = millis - clock.millis(); left > 0; left = millis - clock.millis()) {
      LockSupport.parkNanos(Duration.ofMillis(left).toNanos());
    }
  }
}

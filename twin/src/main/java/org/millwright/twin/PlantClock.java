package org.millwright.twin;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.millwright.twin.device.Device;
import org.millwright.twin.plant.MachineImage;
import org.millwright.twin.plant.Plant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Steps the plant in real time, or faster or slower by a factor, and shows it to the devices ten
 * times a second.
 */
public final class PlantClock implements AutoCloseable {
  /** The plant's time against the wall clock's. */
  public static final double SLOWEST = 0.01;

  public static final double FASTEST = 100;
  private static final Logger LOG = LoggerFactory.getLogger(PlantClock.class);

  private final Plant plant;
  private final List<Device> devices;
  private final InstantSource clock;
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("twin-clock").factory());
  private final ScheduledFuture<?> ticking;

  private volatile double speed;
  private double dueSteps;

  /**
   * Starts to tick.
   *
   * @param devices that are shown every image
   * @param clock the wall clock
   * @param speed plant seconds per second, {@value #SLOWEST} to {@value #FASTEST}
   */
  public PlantClock(Plant plant, List<Device> devices, InstantSource clock, double speed) {
    this.plant = plant;
    this.devices = List.copyOf(devices);
    this.clock = clock;
    this.speed = requireSpeed(speed);
    long period = Plant.STEP.toMillis();
    this.ticking = ticker.scheduleAtFixedRate(this::tick, period, period, TimeUnit.MILLISECONDS);
  }

  public double speed() {
    return speed;
  }

  /** Changes the speed with the next tick. */
  public void speed(double factor) {
    speed = requireSpeed(factor);
  }

  @Override
  public void close() {
    ticking.cancel(false);
    ticker.shutdown();
    try {
      if (!ticker.awaitTermination(5, TimeUnit.SECONDS)) {
        ticker.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tick() {
    try {
      for (dueSteps += speed; dueSteps >= 1; dueSteps--) {
        plant.step();
      }
      Map<String, MachineImage> images = plant.images(clock.instant());
      for (Device device : devices) {
        device.show(images);
      }
    } catch (RuntimeException e) {
      LOG.error("the plant stumbled over one tick and goes on with the next", e);
    }
  }

  static double requireSpeed(double factor) {
    if (!(factor >= SLOWEST && factor <= FASTEST)) {
      throw new IllegalArgumentException(
          "factor: found " + factor + ", expected a number from " + SLOWEST + " to " + FASTEST);
    }
    return factor;
  }
}

package org.millwright.twin;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.millwright.twin.control.ControlServer;
import org.millwright.twin.crew.Crew;
import org.millwright.twin.device.Device;
import org.millwright.twin.device.JsonDevice;
import org.millwright.twin.device.ModbusDevice;
import org.millwright.twin.device.OpcUaDevice;
import org.millwright.twin.device.SparkplugDevice;
import org.millwright.twin.erp.Erp;
import org.millwright.twin.plant.MachineImage;
import org.millwright.twin.plant.Plant;
import org.millwright.twin.plant.PlantLayout;
import org.millwright.twin.plant.Protocol;
import org.millwright.twin.truth.TruthLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The virtual factory as a program. */
public final class VirtualFactory implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(VirtualFactory.class);
  private static final long TRUTH_BYTES_PER_FILE = 16L * 1024 * 1024;

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final ControlServer control;

  /**
   * Starts all of it; the broker may come later.
   *
   * @throws IllegalStateException if a port is taken; nothing stays running then
   */
  public VirtualFactory(TwinSettings settings, InstantSource clock) {
    try {
      TruthLog truth = started(new TruthLog(settings.data(), clock, TRUTH_BYTES_PER_FILE));
      Plant plant = new Plant(PlantLayout.machines(), settings.seed(), truth);
      List<Device> devices = devices(settings, plant.images(clock.instant()), clock);
      PlantClock plantClock = started(new PlantClock(plant, devices, clock, settings.speed()));
      Erp erp = new Erp(settings.data().resolve("erp"), clock);
      control = started(new ControlServer(settings.port(), plant, plantClock, truth, erp, clock));
      settings.crew().ifPresent(crew -> started(Crew.start(crew, plant::repair, Crew.Pace.USUAL)));
      devices.forEach(device -> LOG.info("{}", device.title()));
      LOG.info("control interface http://127.0.0.1:{}", control.port());
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  /**
   * Runs until the process is told to end. Exit codes: 1 cannot start, 2 options not understood.
   */
  public static void main(String[] arguments) throws InterruptedException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      TwinSettings settings = TwinSettings.of(List.of(arguments));
      VirtualFactory factory = new VirtualFactory(settings, InstantSource.system());
      runUntilEnd(factory, settings.exitWithParent());
    } catch (IllegalArgumentException e) {
      refuse(2, e.getMessage() + System.lineSeparator() + TwinSettings.USAGE);
    } catch (IllegalStateException | UncheckedIOException e) {
      refuse(1, String.valueOf(e.getMessage()));
    }
  }

  private static void refuse(int exitCode, String reason) {
    System.err.println(reason);
    System.exit(exitCode);
  }

  /** The control interface's port. */
  public int port() {
    return control.port();
  }

  /** Stops everything, the last started first. */
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      AutoCloseable part = parts.removeLast();
      try {
        part.close();
      } catch (Exception e) {
        LOG.warn("{} did not stop cleanly", part.getClass().getSimpleName(), e);
      }
    }
  }

  private static void runUntilEnd(VirtualFactory factory, boolean exitWithParent)
      throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(factory::close, "twin-stop"));
    if (exitWithParent) {
      Thread.ofPlatform().daemon().name("twin-parent").start(VirtualFactory::exitAtEndOfInput);
    }
    new CountDownLatch(1).await();
  }

  private static void exitAtEndOfInput() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      LOG.debug("standard input broke", e);
    }
    System.exit(0);
  }

  private List<Device> devices(
      TwinSettings settings, Map<String, MachineImage> images, InstantSource clock) {
    List<Device> devices = new ArrayList<>();
    String broker = settings.mqtt().toString();
    devices.add(started(new OpcUaDevice(settings.opcuaPort(), speaking(Protocol.OPC_UA, images))));
    Map<String, MachineImage> units = speaking(Protocol.MODBUS, images);
    devices.add(
        started(new ModbusDevice(settings.modbusPort(), List.copyOf(units.keySet()), units)));
    for (MachineImage image : speaking(Protocol.MQTT_JSON, images).values()) {
      devices.add(started(JsonDevice.start(broker, image, clock)));
    }
    for (MachineImage image : speaking(Protocol.SPARKPLUG, images).values()) {
      devices.add(started(SparkplugDevice.start(broker, image, clock)));
    }
    return devices;
  }

  private <T extends AutoCloseable> T started(T part) {
    parts.addLast(part);
    return part;
  }

  private static Map<String, MachineImage> speaking(
      Protocol protocol, Map<String, MachineImage> images) {
    Map<String, MachineImage> chosen = new LinkedHashMap<>();
    for (MachineImage image : images.values()) {
      if (image.profile().protocol() == protocol) {
        chosen.put(image.id(), image);
      }
    }
    return chosen;
  }
}

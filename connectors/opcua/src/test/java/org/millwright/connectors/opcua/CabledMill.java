package org.millwright.connectors.opcua;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.millwright.domain.observation.Cable;
import org.millwright.domain.observation.LiveDevice;
import org.millwright.domain.observation.Source;
import org.millwright.domain.observation.TagSheet;
import org.millwright.domain.observation.TagSheets;

/** A mill behind a cable: off means that the cable is cut, the server goes on. */
final class CabledMill implements LiveDevice {

  private final MillServer mill = new MillServer();
  private final Cable cable;
  private boolean running;

  CabledMill() throws IOException {
    cable = new Cable(mill.port());
    cable.cut();
  }

  @Override
  public TagSheet sheet() {
    return mill.sheet();
  }

  @Override
  public void start() throws Exception {
    if (!running) {
      running = true;
      mill.start();
    }
    cable.mend();
  }

  @Override
  public void stop() {
    cable.cut();
  }

  @Override
  public void set(String address, double value) {
    mill.set(address, value);
  }

  @Override
  public void fail(String address) {
    mill.fail(address);
  }

  /** A source that the cut does not concern. */
  Source connectWithoutCable() {
    return mill.connect(TagSheets.fixed(Map.of(MillServer.CNC_1, sheet())), InstantSource.system());
  }

  @Override
  public Source connect(TagSheets tags, InstantSource clock) {
    return new OpcUaFactory(Path.of("not-used"))
        .create(
            "cnc-1",
            Map.of("endpoint", MillServer.endpoint(cable.port()), "publishing", "100"),
            tags,
            clock);
  }

  @Override
  public boolean owns(Thread thread) {
    return mill.owns(thread);
  }

  @Override
  public void close() throws Exception {
    cable.close();
    mill.close();
  }
}

package org.millwright.twin.device;

import java.util.Map;
import org.millwright.twin.plant.MachineImage;

/** A protocol face of one or more machines. */
public interface Device extends AutoCloseable {
  /** One line for people: what it serves and where. */
  String title();

  /** Shows new images, by machine id; called ten times a second, must not block. */
  void show(Map<String, MachineImage> images);

  /** Ends it and everything it started; nothing is shown any more. */
  @Override
  void close();
}

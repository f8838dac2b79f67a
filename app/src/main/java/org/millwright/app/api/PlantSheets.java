package org.millwright.app.api;

import java.util.List;
import org.millwright.domain.limit.Limits;
import org.millwright.domain.plant.Machine;

/** What the plant's files say now; asked again for each answer, for they may be edited. */
public interface PlantSheets {

  /** The machines, in the order of their file. */
  List<Machine> inOrder();

  /** The limits in force. */
  Limits limits();
}

package org.millwright.connectors.modbus;

import org.millwright.domain.observation.LiveDevice;
import org.millwright.domain.observation.SourceContract;

/** The contract once more, with a loss that no closed connection gives away. */
class MuteUnitTest extends SourceContract {

  @Override
  protected LiveDevice device() {
    return new PressServer(PressServer.Silence.UNIT_MUTE);
  }
}

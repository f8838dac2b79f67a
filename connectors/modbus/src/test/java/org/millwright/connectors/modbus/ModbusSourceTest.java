package org.millwright.connectors.modbus;

import org.millwright.domain.observation.LiveDevice;
import org.millwright.domain.observation.SourceContract;

class ModbusSourceTest extends SourceContract {

  @Override
  protected LiveDevice device() {
    return new PressServer(PressServer.Silence.SERVER_DOWN);
  }
}

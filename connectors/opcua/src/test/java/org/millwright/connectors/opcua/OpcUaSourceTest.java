package org.millwright.connectors.opcua;

import org.millwright.domain.observation.LiveDevice;
import org.millwright.domain.observation.SourceContract;

class OpcUaSourceTest extends SourceContract {

  @Override
  protected LiveDevice device() {
    return new MillServer();
  }
}

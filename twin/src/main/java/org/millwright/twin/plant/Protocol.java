package org.millwright.twin.plant;

/** How a machine speaks. */
public enum Protocol {
  OPC_UA("opcua"),
  MODBUS("modbus"),
  SPARKPLUG("sparkplug"),
  MQTT_JSON("mqtt");

  private final String id;

  Protocol(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }
}

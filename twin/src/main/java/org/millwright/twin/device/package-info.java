/**
 * The machines' faces: OPC UA, Modbus TCP, MQTT with JSON and Sparkplug B, each showing what the
 * plant's controllers show.
 */
@NullMarked
package org.millwright.twin.device;

import org.jspecify.annotations.NullMarked;

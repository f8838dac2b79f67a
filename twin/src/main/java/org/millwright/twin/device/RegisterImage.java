package org.millwright.twin.device;

import java.nio.ByteBuffer;
import org.millwright.twin.plant.MachineImage;
import org.millwright.twin.plant.Sensor;

/**
 * The holding registers of one unit, big-endian, high word first. Numbers count from 1 as in data
 * sheets; on the wire they count from 0.
 *
 * <table>
 * <caption>Registers</caption>
 * <tr><th>number<th>type<th>content
 * <tr><td>1<td>INT<td>state: 0 unknown, 1 idle, 2 execute, 3 set-up, 4 down, 5 starved, 6 blocked
 * <tr><td>2<td>UDINT<td>parts
 * <tr><td>4<td>UDINT<td>rejects
 * <tr><td>6<td>REAL<td>temperature
 * <tr><td>8<td>REAL<td>vibration
 * <tr><td>10<td>REAL<td>power
 * <tr><td>12<td>REAL<td>speed
 * <tr><td>14<td>INT<td>heartbeat: tenths of a second of the machine's clock, wrapping at 32768
 * </table>
 *
 * Modbus knows no quality: a sensor that has dropped out reads NaN.
 */
final class RegisterImage {
  /** Number of registers of a unit. */
  static final int COUNT = 14;

  private RegisterImage() {}

  static byte[] of(MachineImage image) {
    ByteBuffer registers = ByteBuffer.allocate(COUNT * 2);
    registers.putShort((short) image.state().code());
    registers.putInt((int) image.parts());
    registers.putInt((int) image.rejects());
    for (Sensor sensor : Sensor.values()) {
      registers.putFloat((float) image.reading(sensor).orElse(Double.NaN));
    }
    registers.putShort((short) (image.at().toEpochMilli() / 100 % 32768));
    return registers.array();
  }
}

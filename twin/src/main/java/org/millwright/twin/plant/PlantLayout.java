package org.millwright.twin.plant;

import static org.millwright.twin.plant.Protocol.MODBUS;
import static org.millwright.twin.plant.Protocol.MQTT_JSON;
import static org.millwright.twin.plant.Protocol.OPC_UA;
import static org.millwright.twin.plant.Protocol.SPARKPLUG;

import java.time.Duration;
import java.util.List;

/**
 * The two lines of the virtual factory. Limits for supervision are written from these figures: a
 * healthy machine keeps below the limits named here, whatever its noise.
 *
 * <table>
 * <caption>Nominal values at full load, and what a healthy machine never reaches</caption>
 * <tr><th>machine<th>temperature °C<th>limit<th>vibration mm/s<th>limit<th>power kW<th>limit<th>speed<th>cycle s
 * <tr><td>cnc-1<td>50<td>75<td>1.30<td>2.8<td>9.0<td>11.7<td>8000 rpm<td>8
 * <tr><td>cnc-2<td>52<td>75<td>1.50<td>2.8<td>10.0<td>13.0<td>7500 rpm<td>9
 * <tr><td>cnc-3<td>54<td>75<td>1.70<td>2.8<td>11.0<td>14.3<td>7000 rpm<td>10
 * <tr><td>robot-1<td>40<td>65<td>0.80<td>2.8<td>2.5<td>3.25<td>10 cycles/min<td>6
 * <tr><td>conveyor-1<td>32<td>55<td>0.80<td>2.8<td>3.2<td>4.16<td>18 m/min<td>3
 * <tr><td>press-1<td>45<td>65<td>1.65<td>2.8<td>22.0<td>28.6<td>20 strokes/min<td>3
 * <tr><td>oven-1<td>180<td>195<td>0.80<td>2.8<td>36.0<td>46.8<td>1.2 m/min<td>4
 * <tr><td>robot-2<td>41<td>65<td>0.85<td>2.8<td>2.6<td>3.38<td>10 cycles/min<td>6
 * <tr><td>packer-1<td>35<td>60<td>0.85<td>2.8<td>4.0<td>5.2<td>30 packs/min<td>2
 * <tr><td>conveyor-2<td>32<td>55<td>0.80<td>2.8<td>2.8<td>3.64<td>15 m/min<td>3
 * </table>
 *
 * The vibration limit is the boundary of zones B and C for group 2 machines on a rigid foundation
 * (ISO 20816-3); C to D is at 4.5. The power limit is 130 % of the nominal power.
 */
public final class PlantLayout {
  private static final double ZONE_B_C = 2.8;
  private static final double OVERLOAD = 1.3;

  private PlantLayout() {}

  /** The ten machines, line by line. */
  public static List<MachineProfile> machines() {
    return List.of(
        mill("cnc-1", "Milling centre 1", 50, 1.30, 9.0, 8000, 8),
        mill("cnc-2", "Milling centre 2", 52, 1.50, 10.0, 7500, 9),
        mill("cnc-3", "Milling centre 3", 54, 1.70, 11.0, 7000, 10),
        robot("robot-1", "Loading robot", "line-1", 40, 0.80, 2.5),
        conveyor("conveyor-1", "Part conveyor", "line-1", 3.2, 18),
        press(),
        oven(),
        robot("robot-2", "Palletising robot", "line-2", 41, 0.85, 2.6),
        packer(),
        conveyor("conveyor-2", "Pack conveyor", "line-2", 2.8, 15));
  }

  private static MachineProfile mill(
      String id,
      String name,
      double temperature,
      double vibration,
      double power,
      double rpm,
      int cycle) {
    return new MachineProfile(
        id,
        name,
        "line-1",
        OPC_UA,
        "rpm",
        Duration.ofSeconds(cycle),
        MachineProfile.sensors(
            new Nominal(temperature - 12, temperature, 0.3, 75),
            new Nominal(0.5, vibration, 0.06, ZONE_B_C),
            power(1.5, power),
            pace(rpm)));
  }

  private static MachineProfile robot(
      String id, String name, String line, double temperature, double vibration, double power) {
    return new MachineProfile(
        id,
        name,
        line,
        SPARKPLUG,
        "cycles/min",
        Duration.ofSeconds(6),
        MachineProfile.sensors(
            new Nominal(temperature - 6, temperature, 0.2, 65),
            new Nominal(0.3, vibration, 0.04, ZONE_B_C),
            power(0.6, power),
            pace(10)));
  }

  private static MachineProfile conveyor(
      String id, String name, String line, double power, double pace) {
    return new MachineProfile(
        id,
        name,
        line,
        MQTT_JSON,
        "m/min",
        Duration.ofSeconds(3),
        MachineProfile.sensors(
            new Nominal(28, 32, 0.2, 55),
            new Nominal(0.4, 0.8, 0.04, ZONE_B_C),
            power(0.4, power),
            pace(pace)));
  }

  private static MachineProfile press() {
    return new MachineProfile(
        "press-1",
        "Forming press",
        "line-2",
        MODBUS,
        "strokes/min",
        Duration.ofSeconds(3),
        MachineProfile.sensors(
            new Nominal(40, 45, 0.3, 65),
            new Nominal(0.7, 1.65, 0.06, ZONE_B_C),
            power(4, 22),
            pace(20)));
  }

  private static MachineProfile oven() {
    return new MachineProfile(
        "oven-1",
        "Curing oven",
        "line-2",
        MODBUS,
        "m/min",
        Duration.ofSeconds(4),
        MachineProfile.sensors(
            new Nominal(180, 180, 0.5, 195),
            new Nominal(0.4, 0.8, 0.04, ZONE_B_C),
            power(18, 36),
            pace(1.2)));
  }

  private static MachineProfile packer() {
    return new MachineProfile(
        "packer-1",
        "Case packer",
        "line-2",
        MQTT_JSON,
        "packs/min",
        Duration.ofSeconds(2),
        MachineProfile.sensors(
            new Nominal(30, 35, 0.2, 60),
            new Nominal(0.4, 0.85, 0.04, ZONE_B_C),
            power(0.8, 4),
            pace(30)));
  }

  private static Nominal power(double idle, double busy) {
    return new Nominal(idle, busy, 0.015 * busy, OVERLOAD * busy);
  }

  private static Nominal pace(double busy) {
    return new Nominal(0, busy, 0.004 * busy, Double.POSITIVE_INFINITY);
  }
}

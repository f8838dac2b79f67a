package org.millwright.connectors.modbus;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.plc4x.java.api.exceptions.PlcRuntimeException;
import org.apache.plc4x.java.api.messages.PlcReadResponse;
import org.apache.plc4x.java.api.types.PlcResponseCode;
import org.apache.plc4x.java.api.value.PlcValue;
import org.apache.plc4x.java.modbus.base.tag.ModbusTag;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;
import org.millwright.domain.observation.RawReading;
import org.millwright.domain.observation.Tag;
import org.millwright.domain.observation.TagSheet;

/** Reads a tag sheet's addresses again and again over one connection. */
final class Poll {

  /**
   * A gateway cannot reach the device, or the device is busy or broken: what the driver makes of
   * the exceptions 4, 6, 10 and 11 of the Modbus Application Protocol 1.1b3, 7.
   */
  private static final Set<PlcResponseCode> AWAY =
      EnumSet.of(
          PlcResponseCode.REMOTE_ERROR,
          PlcResponseCode.REMOTE_BUSY,
          PlcResponseCode.INTERNAL_ERROR);

  /** A tag that cannot be read, and why. */
  record Refused(Tag tag, String reason) {}

  private final TagSheet sheet;
  private final List<Refused> malformed = new ArrayList<>();
  private List<Block> blocks;

  Poll(TagSheet sheet) {
    this.sheet = sheet;
    var items = new ArrayList<Block.Item>();
    for (Tag tag : sheet.tags()) {
      locate(tag, items);
    }
    this.blocks = Block.of(items);
  }

  TagSheet sheet() {
    return sheet;
  }

  /** What one round over all addresses gave. */
  record Round(List<RawReading> readings, List<Refused> refused) {}

  /**
   * Reads every address once. A block that the device refuses is read register by register, so that
   * one bad address spoils no other: from now on, when the addresses are at fault.
   *
   * @throws IOException when the connection broke, or nobody answers behind it
   */
  Round round(Connection connection)
      throws IOException, TimeoutException, ExecutionException, InterruptedException {
    var round = new Round(new ArrayList<>(), new ArrayList<>(malformed));
    malformed.forEach(refused -> round.readings().add(missing(refused.tag())));
    var kept = new ArrayList<Block>();
    var answers = EnumSet.noneOf(PlcResponseCode.class);
    for (Block block : blocks) {
      PlcReadResponse response = connection.read(block);
      if (block.items().size() == 1 || sound(block, response)) {
        kept.add(block);
        block.items().forEach(item -> answers.add(add(round, item, response)));
      } else {
        kept.addAll(away(block, response) ? List.of(block) : block.singles());
        for (Block single : block.singles()) {
          answers.add(add(round, single.items().getFirst(), connection.read(single)));
        }
      }
    }
    blocks = kept;
    if (!answers.isEmpty() && AWAY.containsAll(answers)) {
      throw new IOException("the device cannot be read: every answer is one of " + answers);
    }
    return round;
  }

  private void locate(Tag tag, List<Block.Item> items) {
    try {
      ModbusTag register = ModbusTag.of(tag.address());
      if (register.getUnitId() != null) {
        refuse(tag, "a unit-id in the address; expected the route's parameter \"unit\"");
      } else if (register.getNumberOfElements() != 1) {
        refuse(tag, register.getNumberOfElements() + " elements; expected one");
      } else {
        items.add(new Block.Item(tag, register));
      }
    } catch (PlcRuntimeException | IllegalArgumentException notAnAddress) {
      refuse(tag, "not a Modbus address; expected such as holding-register:6:REAL or coil:1");
    }
  }

  private void refuse(Tag tag, String reason) {
    malformed.add(new Refused(tag, "address " + tag.address() + ": " + reason));
  }

  private static boolean sound(Block block, PlcReadResponse response) {
    return block.items().stream()
        .allMatch(item -> response.getResponseCode(item.address()) == PlcResponseCode.OK);
  }

  private static boolean away(Block block, PlcReadResponse response) {
    return block.items().stream()
        .map(item -> response.getResponseCode(item.address()))
        .allMatch(code -> code == PlcResponseCode.OK || AWAY.contains(code));
  }

  private static PlcResponseCode add(Round round, Block.Item item, PlcReadResponse response) {
    PlcResponseCode code = response.getResponseCode(item.address());
    if (code == PlcResponseCode.OK) {
      round.readings().add(reading(item.tag(), response.getPlcValue(item.address())));
    } else {
      round.readings().add(missing(item.tag()));
      round
          .refused()
          .add(
              new Refused(
                  item.tag(), "address " + item.address() + ": the device answers " + code));
    }
    return code;
  }

  private static RawReading reading(Tag tag, @Nullable PlcValue plcValue) {
    Value value = value(plcValue == null ? null : plcValue.getObject());
    Quality quality = value instanceof Value.Missing ? Quality.BAD : Quality.GOOD;
    return new RawReading(tag.address(), null, value, quality);
  }

  private static RawReading missing(Tag tag) {
    return new RawReading(tag.address(), null, Value.MISSING, Quality.BAD);
  }

  /** Modbus has no quality: a number that is none stands for a failed sensor. */
  private static Value value(@Nullable Object raw) {
    return switch (raw) {
      case Boolean bit -> Value.of(bit ? 1 : 0);
      case Float number -> Value.ofFloat(number);
      case Number number when Double.isFinite(number.doubleValue()) ->
          Value.of(number.doubleValue());
      case String text -> Value.of(text);
      case null, default -> Value.MISSING;
    };
  }
}

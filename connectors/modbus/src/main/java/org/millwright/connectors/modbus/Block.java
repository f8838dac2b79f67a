package org.millwright.connectors.modbus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.plc4x.java.modbus.base.tag.ModbusTag;
import org.apache.plc4x.java.modbus.base.tag.ModbusTagCoil;
import org.apache.plc4x.java.modbus.base.tag.ModbusTagDiscreteInput;
import org.millwright.domain.observation.Tag;

/**
 * Registers, or bits, that lie side by side and are read in one request. A gap ends a block:
 * devices refuse requests that touch a register they do not have.
 *
 * @param items by rising address, at least one
 */
record Block(List<Item> items) {

  /** A request reads at most so many registers (Modbus Application Protocol 1.1b3, 6.3). */
  static final int MOST_REGISTERS = 125;

  /** One tag and its place in the device. */
  record Item(Tag tag, ModbusTag register) {

    String address() {
      return tag.address();
    }

    /** Number on the wire, from 0. */
    private int first() {
      return register.getAddress();
    }

    private int behind() {
      boolean bit = register instanceof ModbusTagCoil || register instanceof ModbusTagDiscreteInput;
      return first() + (bit ? 1 : Math.max(1, register.getLengthWords()));
    }
  }

  Block {
    items = List.copyOf(items);
    if (items.isEmpty()) {
      throw new IllegalArgumentException("a block has at least one item");
    }
  }

  /** The fewest blocks that hold all items. */
  static List<Block> of(List<Item> items) {
    var sorted = new ArrayList<>(items);
    sorted.sort(
        Comparator.comparing((Item item) -> item.register().getClass().getName())
            .thenComparing(Item::first));
    var blocks = new ArrayList<Block>();
    var open = new ArrayList<Item>();
    for (Item item : sorted) {
      if (!open.isEmpty() && !continues(open, item)) {
        blocks.add(new Block(open));
        open.clear();
      }
      open.add(item);
    }
    if (!open.isEmpty()) {
      blocks.add(new Block(open));
    }
    return blocks;
  }

  /** Each item by itself, for devices that refuse the block. */
  List<Block> singles() {
    return items.stream().map(item -> new Block(List.of(item))).toList();
  }

  private static boolean continues(List<Item> open, Item next) {
    Item first = open.getFirst();
    Item last = open.getLast();
    return next.register().getClass() == last.register().getClass()
        && next.first() == last.behind()
        && next.behind() - first.first() <= MOST_REGISTERS;
  }
}

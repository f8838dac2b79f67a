package org.millwright.connectors.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A frame as it lies in the file: when it was known, whose it is, and its bytes on the bus. */
final class KeptFrame {

  private KeptFrame() {}

  static byte[] of(long knownAt, String machine, byte[] frame) {
    byte[] name = machine.getBytes(UTF_8);
    return ByteBuffer.allocate(Long.BYTES + Short.BYTES + name.length + frame.length)
        .putLong(knownAt)
        .putShort((short) name.length)
        .put(name)
        .put(frame)
        .array();
  }

  static ProducerRecord<String, byte[]> record(byte[] entry) {
    ByteBuffer in = ByteBuffer.wrap(entry);
    long knownAt = in.getLong();
    var name = new byte[in.getShort()];
    in.get(name);
    var frame = new byte[in.remaining()];
    in.get(frame);
    return new ProducerRecord<>(Topics.OBSERVATIONS, null, knownAt, new String(name, UTF_8), frame);
  }
}

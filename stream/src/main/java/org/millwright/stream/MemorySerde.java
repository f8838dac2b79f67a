package org.millwright.stream;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.millwright.domain.finding.FindingKind;
import org.millwright.domain.measure.Counter;
import org.millwright.domain.observation.FrameId;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.plant.MachineId;
import org.millwright.domain.plant.MachineState;

/** Machine memories as bytes, for the store and its changelog. */
final class MemorySerde {

  private static final int VERSION = 4;

  private MemorySerde() {}

  static byte[] toBytes(MachineMemory memory) {
    var bytes = new ByteArrayOutputStream(512 + 256 * memory.signals.size());
    try (var out = new DataOutputStream(bytes)) {
      write(out, memory);
    } catch (IOException e) {
      throw new UncheckedIOException("memory of " + memory.machine + " cannot be written", e);
    }
    return bytes.toByteArray();
  }

  static MachineMemory fromBytes(byte[] bytes) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int version = in.readByte();
      if (version != VERSION) {
        throw new IOException("version " + version + ", expected " + VERSION);
      }
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException("a machine's memory of " + bytes.length + " bytes", e);
    }
  }

  private static void write(DataOutputStream out, MachineMemory memory) throws IOException {
    out.writeByte(VERSION);
    Bytes.writeText(out, memory.machine.value());
    out.writeLong(memory.clock);
    out.writeLong(memory.judgedAt);
    out.writeLong(memory.lastSeen);
    out.writeLong(memory.lag);
    out.writeBoolean(memory.connected);
    out.writeByte(memory.reported.ordinal());
    out.writeLong(memory.stateSince);
    out.writeInt(memory.heard.size());
    for (MachineMemory.Heard heard : memory.heard.values()) {
      Bytes.writeText(out, heard.id().source());
      out.writeLong(heard.id().session());
      out.writeLong(heard.id().sequence());
      out.writeLong(heard.knownAt());
    }
    out.writeInt(memory.signals.size());
    for (Map.Entry<SignalName, SignalMemory> entry : memory.inOrder()) {
      Bytes.writeText(out, entry.getKey().value());
      entry.getValue().write(out);
    }
    out.writeInt(memory.counters.size());
    for (Map.Entry<SignalName, Counter> entry : memory.counters.entrySet()) {
      Bytes.writeText(out, entry.getKey().value());
      out.writeLong(entry.getValue().last());
      out.writeLong(entry.getValue().total());
    }
    out.writeInt(memory.episodes.size());
    for (Map.Entry<FindingKind, Episode> entry : memory.episodes.entrySet()) {
      Bytes.writeText(out, entry.getKey().value());
      entry.getValue().write(out);
    }
  }

  private static MachineMemory read(DataInputStream in) throws IOException {
    var memory = new MachineMemory(new MachineId(Bytes.readText(in)), in.readLong());
    memory.judgedAt = in.readLong();
    memory.lastSeen = in.readLong();
    memory.lag = in.readLong();
    memory.connected = in.readBoolean();
    memory.reported = MachineState.values()[in.readByte()];
    memory.stateSince = in.readLong();
    int sources = in.readInt();
    for (int i = 0; i < sources; i++) {
      var id = new FrameId(Bytes.readText(in), in.readLong(), in.readLong());
      memory.heard.put(id.source(), new MachineMemory.Heard(id, in.readLong()));
    }
    int signals = in.readInt();
    for (int i = 0; i < signals; i++) {
      memory.signals.put(new SignalName(Bytes.readText(in)), SignalMemory.read(in));
    }
    int counters = in.readInt();
    for (int i = 0; i < counters; i++) {
      memory.counters.put(
          new SignalName(Bytes.readText(in)), new Counter(in.readLong(), in.readLong()));
    }
    int episodes = in.readInt();
    for (int i = 0; i < episodes; i++) {
      memory.episodes.put(new FindingKind(Bytes.readText(in)), Episode.read(in));
    }
    return memory;
  }
}

package org.millwright.stream;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;

/**
 * Keeps machine memories. One that has changed is only noted, however often it changes; it is
 * written when Kafka Streams commits, before the offsets of the frames that changed it are.
 *
 * <p>{@link CachedStateStore} is what Kafka Streams calls at that moment; it lies in an internal
 * package, and a new version of Kafka Streams may want this class to be looked at again.
 */
final class MemoryStore implements StateStore, CachedStateStore<String, byte[]> {

  private final KeyValueStore<String, byte[]> written;
  private final Map<String, MachineMemory> changed = new HashMap<>();

  MemoryStore(KeyValueStore<String, byte[]> written) {
    this.written = written;
  }

  /** The memory has changed. */
  void note(MachineMemory memory) {
    changed.put(memory.machine.value(), memory);
  }

  /** All that was written, by machine. */
  KeyValueIterator<String, byte[]> all() {
    return written.all();
  }

  /** Puts what was written elsewhere, as a changelog does. */
  void put(String machine, byte[] memory) {
    written.put(machine, memory);
  }

  @Override
  public void flushCache() {
    changed.forEach((machine, memory) -> written.put(machine, MemorySerde.toBytes(memory)));
    changed.clear();
  }

  @Override
  public void clearCache() {
    changed.clear();
  }

  @Override
  public boolean setFlushListener(
      CacheFlushListener<String, byte[]> listener, boolean sendOldValues) {
    return false;
  }

  @Override
  public String name() {
    return written.name();
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    written.init(context, root);
  }

  @Override
  public void commit(Map<TopicPartition, Long> changelogOffsets) {
    written.commit(changelogOffsets);
  }

  @Override
  public void close() {
    changed.clear();
    written.close();
  }

  @Override
  public boolean persistent() {
    return written.persistent();
  }

  @Override
  public boolean isOpen() {
    return written.isOpen();
  }
}

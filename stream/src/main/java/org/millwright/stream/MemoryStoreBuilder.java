package org.millwright.stream;

import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** Builds a {@link MemoryStore} over a store that is written to the changelog. */
record MemoryStoreBuilder(StoreBuilder<KeyValueStore<String, byte[]>> written)
    implements StoreBuilder<MemoryStore> {

  @Override
  public MemoryStore build() {
    return new MemoryStore(written.build());
  }

  @Override
  public StoreBuilder<MemoryStore> withCachingEnabled() {
    throw new UnsupportedOperationException("a memory store caches what has changed by itself");
  }

  @Override
  public StoreBuilder<MemoryStore> withCachingDisabled() {
    throw new UnsupportedOperationException("a memory store caches what has changed by itself");
  }

  @Override
  public StoreBuilder<MemoryStore> withLoggingEnabled(Map<String, String> config) {
    return new MemoryStoreBuilder(written.withLoggingEnabled(config));
  }

  @Override
  public StoreBuilder<MemoryStore> withLoggingDisabled() {
    return new MemoryStoreBuilder(written.withLoggingDisabled());
  }

  @Override
  public Map<String, String> logConfig() {
    return written.logConfig();
  }

  @Override
  public boolean loggingEnabled() {
    return written.loggingEnabled();
  }

  @Override
  public String name() {
    return written.name();
  }
}

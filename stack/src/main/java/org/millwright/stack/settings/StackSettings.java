package org.millwright.stack.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything a single box was told. {@code stack/millwright.properties.sample} explains every value
 * to the person who sets it.
 *
 * @param home the folder of the installation: where the launcher lies
 * @param data the only folder that is written to
 * @param parts which parts run
 * @param ports where they listen
 * @param retention how long Kafka keeps a record, at least an hour
 * @param retentionMegabytes how much Kafka keeps of one partition, MB, at least 64
 * @param roles the app's roles, as its own settings name them
 * @param erp where documents for the ERP are sent
 * @param seed what the twin's randomness starts from
 * @param crew whether the twin's simulated technicians work
 * @param javaOptions what a part's JVM is told beside our own options; never {@code null} inside
 */
public record StackSettings(
    Path home,
    Path data,
    Set<PartName> parts,
    Ports ports,
    Duration retention,
    long retentionMegabytes,
    String roles,
    URI erp,
    long seed,
    boolean crew,
    Map<PartName, List<String>> javaOptions) {

  public StackSettings {
    if (!home.isAbsolute() || !data.isAbsolute()) {
      throw new IllegalArgumentException(
          "home and data: found " + home + " and " + data + ", expected absolute paths");
    }
    if (retention.compareTo(Duration.ofHours(1)) < 0 || retentionMegabytes < 64) {
      throw new IllegalArgumentException(
          "retention: found "
              + retention
              + " and "
              + retentionMegabytes
              + " MB, expected at least an hour and 64 MB");
    }
    parts = Set.copyOf(parts);
    javaOptions = Map.copyOf(javaOptions);
  }

  /** The folder where a part keeps its state. */
  public Path stateOf(PartName part) {
    return data.resolve("stack").resolve(part.label());
  }

  public List<String> javaOptionsOf(PartName part) {
    return javaOptions.getOrDefault(part, List.of());
  }
}

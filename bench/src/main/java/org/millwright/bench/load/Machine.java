package org.millwright.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The computer that everything runs on.
 *
 * @param processor as it names itself
 * @param memoryGigabytes all of it
 * @param load how many threads ran on the average of the minute before the benchmark began: what
 *     others do disturbs the figures
 */
public record Machine(
    String processor, int cores, double memoryGigabytes, String system, String java, double load) {

  public static Machine here() throws IOException {
    return new Machine(
        field("/proc/cpuinfo", "model name"),
        Runtime.getRuntime().availableProcessors(),
        Double.parseDouble(field("/proc/meminfo", "MemTotal").replaceAll("[^0-9]", "")) / (1 << 20),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        Runtime.version().toString(),
        Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[0]));
  }

  private static String field(String file, String name) throws IOException {
    return Files.readAllLines(Path.of(file)).stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("unknown");
  }
}

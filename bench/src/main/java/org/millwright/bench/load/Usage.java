package org.millwright.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.millwright.stack.EmbeddedStack;
import org.millwright.stack.settings.PartName;

/**
 * What a program and its children have used so far, from Linux' {@code /proc}.
 *
 * @param cpuSeconds user and system, seconds
 * @param residentMegabytes now; what the children of PostgreSQL share is counted for each of them
 */
public record Usage(double cpuSeconds, double residentMegabytes) {

  /** What {@code getconf CLK_TCK} says on every Linux of today. */
  private static final double TICKS_PER_SECOND = 100;

  /** Of each part and, as {@code bench}, of the generator's own process. */
  public static Map<String, Usage> of(EmbeddedStack stack, Set<PartName> parts) throws IOException {
    var usage = new LinkedHashMap<String, Usage>();
    for (PartName part : new TreeSet<>(parts)) {
      usage.put(part.label(), of(stack.process(part)));
    }
    usage.put("bench", of(ProcessHandle.current().pid()));
    return usage;
  }

  public Usage since(Usage earlier) {
    return new Usage(cpuSeconds - earlier.cpuSeconds, residentMegabytes);
  }

  private static Usage of(ProcessHandle process) throws IOException {
    List<ProcessHandle> tree = new ArrayList<>(process.descendants().toList());
    tree.add(process);
    double cpu = 0;
    double resident = 0;
    for (ProcessHandle member : tree) {
      Usage usage = of(member.pid());
      cpu += usage.cpuSeconds;
      resident += usage.residentMegabytes;
    }
    return new Usage(cpu, resident);
  }

  /** Nothing when the process has ended meanwhile. */
  private static Usage of(long process) throws IOException {
    Path folder = Path.of("/proc", String.valueOf(process));
    if (Files.notExists(folder.resolve("stat"))) {
      return new Usage(0, 0);
    }
    String stat = Files.readString(folder.resolve("stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    double ticks = Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
    double kilobytes =
        Files.readAllLines(folder.resolve("status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
            .sum();
    return new Usage(ticks / TICKS_PER_SECOND, kilobytes / 1_024);
  }
}

package org.millwright.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An installation with the generator's machines beside its own: rules, processes and sheets are the
 * real ones, and each number that the generator sends has a limit. Its only route is the one of
 * machines that publish JSON.
 */
public record GeneratedPlant(int machines, int signals) {

  /** Machines' names begin so. */
  public static final String PREFIX = "gen-";

  /** The signal that the generator drives past its limit. */
  public static final String BREAKING = "load";

  /** The limit of every generated number; healthy values stay far below it. */
  public static final double LIMIT = 1_000;

  /** The route of all machines that publish JSON. */
  private static final String ROUTE = "conveyors-and-packer.yaml";

  /** Signals before the numbered ones: state, counter, breaking signal, watched sensor. */
  private static final List<String> NAMED = List.of("state", "parts", BREAKING, "temperature");

  public String machine(int number) {
    return PREFIX + "%03d".formatted(number + 1);
  }

  /** The signals of each machine, in the order in which a frame has them. */
  public List<String> signalNames() {
    return Stream.concat(
            NAMED.stream(),
            IntStream.rangeClosed(NAMED.size() + 1, signals).mapToObj("s-%03d"::formatted))
        .toList();
  }

  /** Writes the installation's files below {@code to}: those of {@code home} and these machines. */
  public void write(Path home, Path to) throws IOException {
    copy(home, to, "rules", "bpmn", "camel-routes");
    Path routes = to.resolve("camel-routes");
    for (int machine = 0; machine < machines; machine++) {
      Files.writeString(routes.resolve("tags/" + machine(machine) + ".csv"), tagSheet());
    }
    Files.writeString(routes.resolve("machines.csv"), machineRows(), StandardOpenOption.APPEND);
    Files.writeString(to.resolve("rules/maintenance/generator-limits.csv"), limitSheet());
  }

  private String machineRows() {
    var rows = new StringBuilder();
    for (int machine = 0; machine < machines; machine++) {
      rows.append(machine(machine)).append(",Generated machine,line-1,mqtt\n");
    }
    return rows.toString();
  }

  private String tagSheet() {
    var sheet = new StringBuilder("signal,address,type,unit\n");
    for (String signal : signalNames()) {
      String type =
          switch (signal) {
            case "state" -> "state,";
            case "parts" -> "counter,pcs";
            case "temperature" -> "number,°C";
            default -> "number,kW";
          };
      sheet.append(signal).append(',').append(signal).append(',').append(type).append('\n');
    }
    return sheet.toString();
  }

  private String limitSheet() {
    var sheet =
        new StringBuilder(
            "machine,signal,low,high,unit,severity,hysteresis,raise_after_s,clear_after_s,reason\n");
    for (String signal : signalNames().subList(2, signals)) {
      String unit = signal.equals("temperature") ? "°C" : "kW";
      sheet.append(
          "%s*,%s,,%s,%s,warning,1,0,0,a limit to be measured against\n"
              .formatted(PREFIX, signal, LIMIT, unit));
    }
    return sheet.toString();
  }

  /** Copies what owners edit, but for routes to machines that are not there. */
  private static void copy(Path home, Path to, String... folders) throws IOException {
    for (String folder : folders) {
      try (Stream<Path> all = Files.walk(home.resolve(folder))) {
        all.filter(file -> isOwners(home.resolve(folder), file))
            .forEach(file -> copy(file, to.resolve(home.relativize(file))));
      }
    }
  }

  private static boolean isOwners(Path folder, Path file) {
    String first = folder.relativize(file).getName(0).toString();
    String name = file.getFileName().toString();
    return Files.isRegularFile(file)
        && !List.of("src", "target", "pom.xml").contains(first)
        && (!name.endsWith(".yaml") || name.equals(ROUTE));
  }

  private static void copy(Path file, Path to) {
    try {
      Files.createDirectories(to.getParent());
      Files.copy(file, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.millwright.connectors.camunda.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.millwright.domain.sheet.Problem;

/**
 * Finds every mistake in the processes, decisions and forms of a folder that can be found without
 * running them: what the engine would refuse, what it would only find out later, and what keeps
 * people from reading a diagram.
 */
public final class ProcessCheck {

  private static final Feel FEEL = new Feel();

  private ProcessCheck() {}

  /**
   * Checks all files under {@code home/bpmn}.
   *
   * @param home the installation's root; problems name files from there
   * @param jobTypes those that have a worker
   * @return in the order of files and lines; empty when all is well
   */
  public static List<Problem> check(Path home, Set<String> jobTypes) {
    return check(read(home), jobTypes);
  }

  /**
   * Checks files as read.
   *
   * @param files path from the installation's root, with {@code /}, to content
   */
  public static List<Problem> check(SortedMap<String, byte[]> files, Set<String> jobTypes) {
    List<Artefact> artefacts =
        files.entrySet().stream()
            .map(file -> Artefact.read(file.getKey(), file.getValue()))
            .toList();
    Catalogue catalogue = new Catalogue(jobTypes, formIds(artefacts), decisionIds(artefacts));
    var problems = new ArrayList<Problem>();
    artefacts.forEach(artefact -> problems.addAll(check(artefact, catalogue)));
    problems.addAll(doubles(artefacts));
    problems.sort(Comparator.comparing(Problem::file).thenComparingInt(Problem::line));
    return List.copyOf(problems);
  }

  /** The files that are checked: path from the root, with {@code /}, to content. */
  public static SortedMap<String, byte[]> read(Path home) {
    Path folder = home.resolve("bpmn");
    var files = new TreeMap<String, byte[]>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(each -> isArtefact(folder, each)).toList()) {
        String name = home.relativize(file).toString().replace('\\', '/');
        files.put(name, Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be read; see that it is there", e);
    }
    return files;
  }

  private static boolean isArtefact(Path folder, Path file) {
    String first = folder.relativize(file).getName(0).toString();
    return Artefact.ENDINGS.stream().anyMatch(file.getFileName().toString()::endsWith)
        && !first.equals("target")
        && !first.equals("src")
        && Files.isRegularFile(file);
  }

  private static List<Problem> check(Artefact artefact, Catalogue catalogue) {
    var report = new Report(artefact.file());
    switch (artefact) {
      case Artefact.Bpmn(String _, XmlNode definitions) -> {
        Platform.check(definitions, report);
        BpmnShape.check(definitions, report);
        BpmnReferences.check(definitions, catalogue, report);
        new BpmnExpressions(FEEL, report).check(definitions);
      }
      case Artefact.Dmn(String _, XmlNode definitions) ->
          new DmnCheck(FEEL, report).check(definitions);
      case Artefact.Form form -> new FormCheck(FEEL, form.text(), report).check(form.json());
      case Artefact.Unreadable unreadable ->
          report.add(
              unreadable.line(), unreadable.place(), unreadable.found(), unreadable.expected());
    }
    return report.problems();
  }

  private static Set<String> formIds(List<Artefact> artefacts) {
    return artefacts.stream()
        .filter(Artefact.Form.class::isInstance)
        .map(each -> ((Artefact.Form) each).json().path("id").asText(""))
        .collect(Collectors.toSet());
  }

  private static Set<String> decisionIds(List<Artefact> artefacts) {
    return artefacts.stream()
        .filter(Artefact.Dmn.class::isInstance)
        .flatMap(each -> ((Artefact.Dmn) each).definitions().all("decision").stream())
        .map(XmlNode::id)
        .collect(Collectors.toSet());
  }

  /** The engine would run the one that was deployed last. */
  private static List<Problem> doubles(List<Artefact> artefacts) {
    var problems = new ArrayList<Problem>();
    Map<String, String> firsts = new HashMap<>();
    for (Artefact artefact : artefacts) {
      for (XmlNode owner : owners(artefact)) {
        String first = firsts.putIfAbsent(owner.name() + " " + owner.id(), artefact.file());
        if (first != null) {
          problems.add(
              new Problem(
                  artefact.file(),
                  owner.line(),
                  owner.name() + " id",
                  owner.id(),
                  "an id of its own: " + first + " has this one"));
        }
      }
    }
    return problems;
  }

  private static List<XmlNode> owners(Artefact artefact) {
    return switch (artefact) {
      case Artefact.Bpmn(String _, XmlNode definitions) -> definitions.all("process");
      case Artefact.Dmn(String _, XmlNode definitions) -> definitions.all("decision");
      case Artefact.Form(String _, String _, var json) ->
          List.of(
              new XmlNode(
                  "",
                  "form",
                  1,
                  Map.of("id", json.path("id").asText("")),
                  List.of(),
                  new StringBuilder()));
      case Artefact.Unreadable _ -> List.of();
    };
  }
}

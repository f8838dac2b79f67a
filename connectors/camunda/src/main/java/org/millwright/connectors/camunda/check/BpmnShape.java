package org.millwright.connectors.camunda.check;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Can people read the diagram, and does every path lead on? */
final class BpmnShape {

  private static final Set<String> NODES =
      Set.of(
          "startEvent",
          "endEvent",
          "intermediateCatchEvent",
          "intermediateThrowEvent",
          "boundaryEvent",
          "serviceTask",
          "userTask",
          "businessRuleTask",
          "receiveTask",
          "sendTask",
          "scriptTask",
          "callActivity",
          "subProcess",
          "exclusiveGateway",
          "inclusiveGateway",
          "parallelGateway",
          "eventBasedGateway");

  private BpmnShape() {}

  static void check(XmlNode definitions, Report report) {
    List<XmlNode> nodes = definitions.all().filter(node -> NODES.contains(node.name())).toList();
    nodes.forEach(node -> checkName(node, report));
    checkPicture(definitions, nodes, report);
    checkFlows(definitions, nodes, report);
    definitions.all("exclusiveGateway").forEach(each -> checkGateway(definitions, each, report));
  }

  private static void checkName(XmlNode node, Report report) {
    boolean joins = node.name().endsWith("Gateway") && outgoing(node) < 2;
    if (!joins && node.attribute("name").isEmpty()) {
      report.add(node, "", "name=\"...\": what happens there, in a reader's words");
    }
  }

  private static int outgoing(XmlNode node) {
    return (int) node.children().stream().filter(child -> child.is("outgoing")).count();
  }

  private static void checkPicture(XmlNode definitions, List<XmlNode> nodes, Report report) {
    Set<String> drawn =
        definitions
            .all()
            .filter(node -> node.is("BPMNShape") || node.is("BPMNEdge"))
            .flatMap(node -> node.attribute("bpmnElement").stream())
            .collect(Collectors.toSet());
    for (XmlNode node : nodes) {
      if (!drawn.contains(node.id())) {
        report.add(node, "", "a shape in the diagram; draw it in Camunda Modeler");
      }
    }
    for (XmlNode flow : definitions.all("sequenceFlow")) {
      if (!drawn.contains(flow.id())) {
        report.add(flow, "", "an edge in the diagram; draw it in Camunda Modeler");
      }
    }
  }

  private static void checkFlows(XmlNode definitions, List<XmlNode> nodes, Report report) {
    Set<String> ids = nodes.stream().map(XmlNode::id).collect(Collectors.toSet());
    for (XmlNode flow : definitions.all("sequenceFlow")) {
      for (String end : List.of("sourceRef", "targetRef")) {
        String id = flow.attribute(end).orElse("");
        if (!ids.contains(id)) {
          report.add(flow, id, "%s of an element; %s".formatted(end, Nearest.among(ids, id)));
        }
      }
    }
  }

  private static void checkGateway(XmlNode definitions, XmlNode gateway, Report report) {
    List<XmlNode> ways =
        definitions.all("sequenceFlow").stream()
            .filter(flow -> flow.attribute("sourceRef").orElse("").equals(gateway.id()))
            .toList();
    if (ways.size() < 2) {
      return;
    }
    String otherwise = gateway.attribute("default").orElse("");
    if (ways.stream().noneMatch(way -> way.id().equals(otherwise))) {
      report.add(gateway, otherwise, "default=\"...\": one of its ways, when no condition holds");
      return;
    }
    for (XmlNode way : ways) {
      if (!way.id().equals(otherwise) && way.child("conditionExpression").isEmpty()) {
        report.add(way, "", "a condition, such as =verified, or to be the gateway's default");
      }
    }
  }
}

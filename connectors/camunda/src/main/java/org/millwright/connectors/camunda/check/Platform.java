package org.millwright.connectors.camunda.check;

/** The engine that an artefact is drawn for. */
final class Platform {

  private static final String VERSION = "executionPlatformVersion";

  private Platform() {}

  static void check(XmlNode definitions, Report report) {
    if (definitions.attribute(VERSION).isEmpty()) {
      report.add(
          definitions.line(),
          "definitions",
          "",
          "modeler:executionPlatform=\"Camunda Cloud\" modeler:executionPlatformVersion=\"8.6.0\"");
    }
  }
}

package org.millwright.tests.shape;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;

/** All of Millwright's classes, without their tests. */
final class Code {

  /** Every part of the line that sees the domain and nothing else of ours. */
  static final List<String> STAGES =
      List.of(
          "routes",
          "stream",
          "rules",
          "workers",
          "connectors.opcua",
          "connectors.modbus",
          "connectors.mqtt",
          "connectors.kafka",
          "connectors.camunda",
          "connectors.zeebe",
          "connectors.historian",
          "connectors.erp",
          "connectors.store",
          "twin");

  static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.millwright");

  private Code() {}

  /** The package of a part of the line and all below it. */
  static String below(String part) {
    return "org.millwright." + part + "..";
  }
}

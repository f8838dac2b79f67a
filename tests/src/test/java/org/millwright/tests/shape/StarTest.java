package org.millwright.tests.shape;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Compile dependencies form a star: every stage sees the domain, no stage sees its neighbour. */
class StarTest {

  private static final String OURS = "org.millwright..";

  static final List<String> STAGES = Code.STAGES;

  /** The words that every stage is divided by. */
  static final List<String> FEATURES =
      List.of("oee", "quality", "maintenance", "supply", "traceability");

  @ParameterizedTest(name = "{0}")
  @FieldSource("STAGES")
  void stageSeesTheDomainAndItself(String stage) {
    noClasses()
        .that()
        .resideInAPackage(Code.below(stage))
        .should()
        .dependOnClassesThat(
            resideInAPackage(OURS)
                .and(not(resideInAnyPackage(Code.below(stage), Code.below("domain")))))
        .allowEmptyShould(true)
        .check(Code.ALL);
  }

  @Test
  void domainIsPlainJava() {
    noClasses()
        .that()
        .resideInAPackage(Code.below("domain"))
        .should()
        .dependOnClassesThat(
            not(resideInAnyPackage(Code.below("domain"), "java..", "org.jspecify..")))
        .check(Code.ALL);
  }

  @Test
  void stackKnowsNothingOfOurs() {
    noClasses()
        .that()
        .resideInAPackage(Code.below("stack"))
        .should()
        .dependOnClassesThat(resideInAPackage(OURS).and(not(resideInAPackage(Code.below("stack")))))
        .check(Code.ALL);
  }

  @Test
  void appKnowsNeitherTheTwinNorTheStack() {
    noClasses()
        .that()
        .resideInAPackage(Code.below("app"))
        .should()
        .dependOnClassesThat(resideInAnyPackage(Code.below("twin"), Code.below("stack")))
        .check(Code.ALL);
  }

  @ParameterizedTest(name = "{0} does not import {1}")
  @MethodSource("pairsOfFeatures")
  void featuresDoNotImportEachOther(String feature, String other) {
    noClasses()
        .that()
        .resideInAPackage("org.millwright.." + feature + "..")
        .should()
        .dependOnClassesThat(resideInAPackage("org.millwright.." + other + ".."))
        .allowEmptyShould(true)
        .check(Code.ALL);
  }

  static Stream<List<String>> pairs() {
    return FEATURES.stream()
        .flatMap(feature ->
            FEATURES.stream()
                .filter(other -> !other.equals(feature))
                .map(other -> List.of(feature, other)));
  }

  static Stream<Object[]> pairsOfFeatures() {
    return pairs().map(List::toArray);
  }

  @ParameterizedTest(name = "{0} only in {1}")
  @CsvSource({
    "org.drools..,                rules",
    "org.kie..,                   rules",
    "org.apache.kafka.streams..,  stream",
    "org.eclipse.milo..,          connectors.opcua",
    "org.apache.plc4x..,          connectors.modbus",
    "org.apache.camel..,          routes",
    "org.springframework.boot..,  app",
    "org.springframework.web..,   app",
    "org.springframework.jdbc..,  connectors.store",
    "io.camunda.zeebe.client..,   connectors.camunda",
    "com.influxdb..,              connectors.historian",
  })
  void libraryStaysWhereItBelongs(String library, String home) {
    // The app wires everything, the twin is the other side of the line.
    noClasses()
        .that(
            not(
                resideInAnyPackage(
                    Code.below(home), Code.below("app"), Code.below("twin"), Code.below("stack"))))
        .should()
        .dependOnClassesThat(resideInAPackage(library))
        .check(Code.ALL);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"domain", "app", "twin", "stack", "routes", "stream", "rules", "workers"})
  void everyPartIsSeenByTheseTests(String part) {
    assertThat(Code.ALL)
        .anyMatch(found -> found.getPackageName().startsWith("org.millwright." + part));
  }
}

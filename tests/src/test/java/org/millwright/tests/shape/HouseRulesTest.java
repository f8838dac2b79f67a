package org.millwright.tests.shape;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What the house forbids everywhere: hidden clocks, unmarked packages, empty names. */
class HouseRulesTest {

  /** Time is passed in; only programs with a main ask the machine for it. */
  private static final DescribedPredicate<JavaClass> WITH_A_CLOCK =
      resideInAnyPackage(Code.below("app"), Code.below("twin"), Code.below("stack"));

  private static final Set<String> NOW =
      Set.of(
          "java.time.Instant",
          "java.time.LocalDate",
          "java.time.LocalDateTime",
          "java.time.LocalTime",
          "java.time.OffsetDateTime",
          "java.time.ZonedDateTime",
          "java.time.Year",
          "java.time.YearMonth");

  private static final Pattern EMPTY_NAME =
      Pattern.compile("(Abstract.*)?(Impl|Manager|Helper|Utils?|Service|Utilities|Misc)");

  private static final Set<String> EMPTY_PACKAGES =
      Set.of("impl", "service", "services", "util", "utils", "manager", "helper", "common", "misc");

  @Test
  void nobodyAsksTheMachineForTheTimeButThePrograms() {
    noClasses()
        .that(not(WITH_A_CLOCK))
        .should()
        .callMethodWhere(describe("asks the machine for the time", HouseRulesTest::asksForTime))
        .check(Code.ALL);
  }

  private static boolean asksForTime(JavaCall<?> call) {
    String owner = call.getTargetOwner().getName();
    return switch (call.getName()) {
      case "now" -> NOW.contains(owner);
      case "currentTimeMillis" -> owner.equals("java.lang.System");
      case "system", "systemUTC", "systemDefaultZone" ->
          owner.equals(InstantSource.class.getName()) || owner.equals(Clock.class.getName());
      default -> false;
    };
  }

  @Test
  void everyPackageIsNullMarked() {
    List<String> unmarked =
        Code.ALL.stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(found -> !found.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .sorted()
            .toList();

    assertThat(unmarked).as("packages without @NullMarked in their package-info").isEmpty();
  }

  @Test
  void noClassHasANameThatSaysNothing() {
    Set<String> found =
        Code.ALL.stream()
            .filter(type -> !type.isAnonymousClass())
            .map(JavaClass::getSimpleName)
            .filter(HouseRulesTest::saysNothing)
            .collect(Collectors.toSet());

    assertThat(found).isEmpty();
  }

  private static boolean saysNothing(String name) {
    int last = name.length() - 1;
    while (last > 0 && !Character.isUpperCase(name.charAt(last))) {
      last--;
    }
    return EMPTY_NAME.matcher(name.substring(last)).matches();
  }

  @Test
  void namesThatSayNothingAreRecognised() {
    assertThat(List.of("PlantService", "SheetUtil", "Manager", "OutboxImpl"))
        .allMatch(HouseRulesTest::saysNothing);
    assertThat(List.of("Serviceable", "Simple", "Outbox", "Utilisation", "ImplicitLimit"))
        .noneMatch(HouseRulesTest::saysNothing);
  }

  @Test
  void noPackageHasANameThatSaysNothing() {
    Set<String> found =
        Code.ALL.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> EMPTY_PACKAGES.contains(name.substring(name.lastIndexOf('.') + 1)))
            .collect(Collectors.toSet());

    assertThat(found).isEmpty();
  }
}

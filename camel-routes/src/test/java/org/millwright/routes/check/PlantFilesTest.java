package org.millwright.routes.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.millwright.domain.sheet.Problem;
import org.millwright.routes.RouteWorld;
import org.millwright.routes.files.OwnersFiles;
import org.millwright.routes.files.Plant;
import org.millwright.routes.files.PlantReader;

/** The plant's own files, as their owners keep them. */
class PlantFilesTest {

  private static final Path ROOT = RouteWorld.plantRoot();

  @Test
  void theyHaveNoProblem() {
    var language = RouteLanguage.of(new RouteWorld().connectors(), RouteWorld.PROPERTIES.keySet());

    assertThat(new RoutesCheck(language).check(ROOT)).isEmpty();
  }

  static Stream<String> examples() {
    return OwnersFiles.read(ROOT).texts().keySet().stream()
        .filter(path -> path.startsWith(OwnersFiles.EXAMPLES));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void exampleHolds(String path) {
    var problems = new ArrayList<Problem>();
    OwnersFiles files = OwnersFiles.read(ROOT);
    Plant plant = PlantReader.read(files, RouteWorld.SCHEMES.keySet(), problems);

    Examples.check(files, plant, problems);

    assertThat(problems).filteredOn(problem -> problem.file().equals(path)).isEqualTo(List.of());
  }

  @Test
  void exampleOfATextKeepsItsZeros() {
    OwnersFiles files =
        OwnersFiles.read(ROOT)
            .with(
                Map.of(
                    OwnersFiles.TAGS + "packer-1.csv",
                    Optional.of("signal,address,type\nserial,serial,text\n"),
                    OwnersFiles.EXAMPLES + "packer-1.csv",
                    Optional.of("address,raw,signal,value\nserial,007,serial,007\n")));
    var problems = new ArrayList<Problem>();
    Plant plant = PlantReader.read(files, RouteWorld.SCHEMES.keySet(), problems);

    Examples.check(files, plant, problems);

    assertThat(problems).isEmpty();
  }
}

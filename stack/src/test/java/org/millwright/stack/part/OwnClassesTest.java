package org.millwright.stack.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnClassesTest {

  @TempDir Path folder;

  @Test
  void aFolderWithABlankAndAnUmlautIsFound() throws IOException {
    Path place = folder.resolve("a b").resolve("Werk Süd").resolve("classes");
    assertThat(OwnClasses.at(place.toUri().toURL())).isEqualTo(place);
  }

  @Test
  void thisModulesClassesAreFound() {
    assertThat(OwnClasses.place().resolve("org/millwright/stack/part/OwnClasses.class")).exists();
  }
}

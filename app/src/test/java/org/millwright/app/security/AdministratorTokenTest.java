package org.millwright.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdministratorTokenTest {

  private static final Instant T0 = Instant.parse("2026-03-01T06:00:00Z");

  @TempDir Path folder;
  private Path file;
  private Instant now = T0;
  private final InstantSource clock = () -> now;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("secrets/api-token");
  }

  @Test
  void theTokenIsMadeOnceAndOnlyItsOwnerCanReadIt() throws IOException {
    AdministratorToken.at(file, clock);
    String made = Files.readString(file);

    AdministratorToken again = AdministratorToken.at(file, clock);

    assertThat(again.matches(made)).isTrue();
    assertThat(again.matches(made + "x")).isFalse();
    assertThat(again.matches("")).isFalse();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aFileThatWasLeftEmptyGetsAToken() throws IOException {
    Files.createDirectories(file.getParent());
    Files.createFile(file);

    assertThat(AdministratorToken.at(file, clock).matches("")).isFalse();
  }

  @Test
  void aSessionOutlivesARestartAndEndsAfterSevenDays() throws IOException {
    String session = AdministratorToken.at(file, clock).newSession();
    AdministratorToken restarted = AdministratorToken.at(file, clock);

    assertThat(restarted.isSession(session)).isTrue();
    now = T0.plus(Duration.ofDays(7)).minusSeconds(1);
    assertThat(restarted.isSession(session)).isTrue();
    now = T0.plus(Duration.ofDays(7));
    assertThat(restarted.isSession(session)).isFalse();
  }

  @Test
  void aSessionWhoseEndWasPushedOutIsNone() throws IOException {
    AdministratorToken token = AdministratorToken.at(file, clock);
    String session = token.newSession();

    assertThat(token.isSession("9" + session)).isFalse();
    assertThat(token.isSession("")).isFalse();
    assertThat(token.isSession("99999999999." + "A".repeat(43))).isFalse();
  }

  @Test
  void aReplacedTokenEndsItsSessions() throws IOException {
    String session = AdministratorToken.at(file, clock).newSession();
    Files.delete(file);

    assertThat(AdministratorToken.at(file, clock).isSession(session)).isFalse();
  }

  @Test
  void theTokenNeverPrints() throws IOException {
    AdministratorToken token = AdministratorToken.at(file, clock);

    assertThat(token.toString()).doesNotContain(Files.readString(file));
  }
}

package org.millwright.connectors.opcua;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.domain.observation.RecordingReceiver;
import org.millwright.domain.observation.Source;
import org.millwright.domain.observation.TagSheets;

/** Signed and encrypted connections, with certificates that people move between folders. */
class SecuredConnectionTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir private Path certificates = Path.of("set by JUnit");
  private final RecordingReceiver receiver = new RecordingReceiver();
  private final MillServer mill = new MillServer();
  private Source source = connect(Map.of());

  @BeforeEach
  void switchOn() throws Exception {
    mill.secure();
    mill.start();
  }

  @AfterEach
  void switchOff() throws Exception {
    source.close();
    mill.close();
  }

  @Test
  void serverIsRefusedUntilItsCertificateIsMovedToTheTrustedOnes() throws Exception {
    listen(SecuredServer.PASSWORD);
    receiver.await(SOON, "refused", r -> !r.connections().isEmpty() && !rejected().isEmpty());
    assertThat(receiver.connected(MillServer.CNC_1)).isFalse();
    assertThat(receiver.connections().getFirst().detail())
        .contains("move its certificate from " + certificates.resolve("rejected"));

    Path refused = rejected().getFirst();
    Files.move(refused, certificates.resolve("trusted").resolve("mill.der"));

    receiver.await(SOON, "the temperature", r -> r.heard(MillServer.TEMPERATURE, 20));
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(certificates.resolve("client.key"))))
        .isEqualTo("rw-------");
  }

  @Test
  void clientKeepsItsCertificateFromStartToStart() throws Exception {
    var folder = new Certificates(certificates);

    assertThat(folder.identity().certificate()).isEqualTo(folder.identity().certificate());
  }

  @Test
  void wrongPasswordIsSaidInTheWordsOfOpcUa() throws Exception {
    trust();

    listen("wrong");

    receiver.await(SOON, "told", r -> !r.connections().isEmpty());
    assertThat(receiver.connections().getFirst().connected()).isFalse();
    assertThat(receiver.connections().getFirst().detail())
        .containsAnyOf("Bad_UserAccessDenied", "Bad_IdentityTokenRejected")
        .doesNotContain("wrong");
  }

  private void trust() throws Exception {
    Path trusted = Files.createDirectories(certificates.resolve("trusted"));
    Files.write(trusted.resolve("mill.der"), mill.certificate().getEncoded());
  }

  private List<Path> rejected() {
    Path folder = certificates.resolve("rejected");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (IOException e) {
      throw new IllegalStateException(folder + " cannot be read", e);
    }
  }

  private void listen(String password) {
    source =
        connect(
            Map.of("security", "Basic256Sha256", "user", SecuredServer.USER, "password", password));
    source.start(receiver);
  }

  private Source connect(Map<String, String> parameters) {
    var all = new HashMap<>(parameters);
    all.put("endpoint", mill.endpoint());
    return new OpcUaFactory(certificates)
        .create(
            "cnc-1",
            all,
            TagSheets.fixed(Map.of(MillServer.CNC_1, mill.sheet())),
            InstantSource.system());
  }
}

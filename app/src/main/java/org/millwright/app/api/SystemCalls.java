package org.millwright.app.api;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.millwright.app.role.InRole;
import org.millwright.app.role.Role;
import org.millwright.app.system.ArtefactBoard;
import org.millwright.app.system.PartWatch;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/system}. */
@RestController
@InRole(Role.CONSOLE)
class SystemCalls {

  private static final String ENGINE_LICENCE =
      "Zeebe 8.6, Camunda License 1.0: free for development, test and other non-production use;"
          + " production use needs an agreement with Camunda.";

  private final PartWatch parts;
  private final ArtefactBoard artefacts;
  private final Instant startedAt;

  SystemCalls(PartWatch parts, ArtefactBoard artefacts, InstantSource clock) {
    this.parts = parts;
    this.artefacts = artefacts;
    this.startedAt = clock.instant();
  }

  /** How the installation is doing. */
  record SystemView(
      String version,
      Instant startedAt,
      String engineLicence,
      List<PartWatch.Standing> parts,
      List<ArtefactBoard.Artefact> artefacts) {}

  @GetMapping("/api/system")
  SystemView system() {
    String version = SystemCalls.class.getPackage().getImplementationVersion();
    return new SystemView(
        version == null ? "development" : version,
        startedAt,
        ENGINE_LICENCE,
        parts.all(),
        artefacts.all());
  }
}

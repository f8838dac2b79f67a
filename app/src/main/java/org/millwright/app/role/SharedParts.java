package org.millwright.app.role;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.millwright.app.Settings;
import org.millwright.app.api.PlantSheets;
import org.millwright.app.system.ArtefactBoard;
import org.millwright.domain.sheet.Problem;
import org.millwright.rules.RuleBook;
import org.millwright.rules.RuleFolder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What several roles lean on: the rule book, the sheets of OEE. */
@Configuration
class SharedParts {

  @Bean
  RuleFolder rules(Settings settings, ArtefactBoard artefacts) {
    boolean edgeAlone = settings.roles().equals(Set.of(Role.EDGE));
    Path keep = settings.data().resolve(edgeAlone ? "edge/rules-in-force" : "app/rules-in-force");
    return RuleFolder.open(settings.home(), keep, new RuleNews(artefacts));
  }

  @Bean
  @InRole({Role.PLANT, Role.CONSOLE})
  OeeFiles oeeFiles(Settings settings, PlantSheets plant, ArtefactBoard artefacts) {
    return new OeeFiles(settings.home(), plant, artefacts);
  }

  /** Rules take effect as a whole: one artefact stands for the book. */
  private record RuleNews(ArtefactBoard artefacts) implements RuleFolder.Listener {

    private static final String KIND = "rules";
    private static final String BOOK = "rules/";

    @Override
    public void active(RuleBook book) {
      artefacts.accepted(KIND, BOOK, book.hash());
    }

    @Override
    public void refused(List<Problem> problems) {
      artefacts.refused(KIND, BOOK, problems);
    }
  }
}

package org.millwright.rules;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;
import org.millwright.domain.sheet.Checked;
import org.millwright.domain.sheet.Problem;

/** Compiles rules to the executable model. */
final class Compiler {

  private static final String RESOURCES = "src/main/resources/org/millwright/";
  private static final AtomicLong BOOKS = new AtomicLong();

  private Compiler() {}

  /** The rules of these files, ready to run, or what is wrong with them. */
  static synchronized Checked<KieBase> compile(Map<String, String> rules) {
    KieServices kie = KieServices.get();
    ReleaseId id = kie.newReleaseId("org.millwright", "rule-book", "1." + BOOKS.getAndIncrement());
    KieFileSystem files = kie.newKieFileSystem();
    files.generateAndWritePomXML(id);
    rules.forEach((name, text) -> files.write(RESOURCES + name, text));
    KieBuilder builder = kie.newKieBuilder(files, Compiler.class.getClassLoader());
    builder.buildAll(ExecutableModelProject.class);
    List<Problem> problems =
        new CompilerErrors(rules, RESOURCES)
            .problems(builder.getResults().getMessages(Message.Level.ERROR));
    if (!problems.isEmpty()) {
      kie.getRepository().removeKieModule(id);
      return new Checked.Refused<>(problems);
    }
    KieContainer container = kie.newKieContainer(id, Compiler.class.getClassLoader());
    KieBase rulesReady = container.getKieBase();
    kie.getRepository().removeKieModule(id);
    return new Checked.Sound<>(rulesReady);
  }
}

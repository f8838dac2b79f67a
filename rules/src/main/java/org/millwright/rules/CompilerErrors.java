package org.millwright.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kie.api.builder.Message;
import org.millwright.domain.sheet.Problem;

/**
 * Drools' errors as problems of the files that people wrote. Syntax errors come with their line;
 * errors in conditions come without one, errors in consequences with that of generated Java: these
 * are placed where the word that they complain of stands.
 */
final class CompilerErrors {

  private static final Pattern WORD = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]{2,}");
  private static final String EXPECTED = "rules that compile: rule \"...\" when ... then ... end";
  private static final int MOST_TEXT = 300;

  private final Map<String, String> rules;
  private final String resources;

  CompilerErrors(Map<String, String> rules, String resources) {
    this.rules = rules;
    this.resources = resources;
  }

  List<Problem> problems(List<Message> messages) {
    var problems = new LinkedHashSet<Problem>();
    messages.stream().filter(message -> !isEcho(message)).map(this::problem).forEach(problems::add);
    if (problems.isEmpty()) {
      messages.stream().map(this::problem).forEach(problems::add);
    }
    return new ArrayList<>(problems);
  }

  /** What Drools says once more, after the error itself. */
  private static boolean isEcho(Message message) {
    return message.getText().startsWith("Java source of ")
        || message.getText().startsWith("Parser returned a null Package");
  }

  private Problem problem(Message message) {
    String text = message.getText().strip().replaceAll("\\s+", " ");
    String found = text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT) + "…";
    String path = message.getPath() == null ? "" : message.getPath();
    String file = path.startsWith(resources) ? path.substring(resources.length()) : path;
    String source = rules.get(file);
    if (source != null && message.getLine() > 0) {
      return new Problem(file, message.getLine(), "", found, EXPECTED);
    }
    if (source != null) {
      return new Problem(file, lineOf(text, source), "", found, EXPECTED);
    }
    return rules.entrySet().stream()
        .map(rule -> new Problem(rule.getKey(), lineOf(text, rule.getValue()), "", found, EXPECTED))
        .filter(problem -> problem.line() > 0)
        .findFirst()
        .orElse(Problem.ofFile("rules", found, EXPECTED));
  }

  /** The line of the first of the message's words that stands in the rules; 0 when none does. */
  private static int lineOf(String text, String source) {
    Matcher words = WORD.matcher(text);
    while (words.find()) {
      Pattern word = Pattern.compile("\\b" + Pattern.quote(words.group()) + "\\b");
      int line = 0;
      for (String code : source.lines().toList()) {
        line++;
        if (isCode(code) && word.matcher(code.replaceAll("\"[^\"]*\"", "")).find()) {
          return line;
        }
      }
    }
    return 0;
  }

  private static boolean isCode(String line) {
    String code = line.strip();
    return !code.startsWith("//")
        && !code.startsWith("import ")
        && !code.startsWith("package ")
        && !code.startsWith("global ");
  }
}

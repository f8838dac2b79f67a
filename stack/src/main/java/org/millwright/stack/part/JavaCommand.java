package org.millwright.stack.part;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.millwright.stack.child.Tether;
import org.millwright.stack.child.Trees;
import org.millwright.stack.settings.PartName;
import org.millwright.stack.settings.StackSettings;

/** The command line of a part that runs in a JVM, tethered to its supervisor. */
final class JavaCommand {
  /**
   * Small heaps on a small box: one collector thread, small stacks, small headers of objects, an
   * end rather than a limp; large pages where the system lets programs ask for them. Ten times the
   * usual calls before the second compiler takes a method: it takes a tenth of a second, which only
   * what is called all the time gives back.
   */
  private static final List<String> COMMON =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "-XX:+UseTransparentHugePages",
          "-Xss512k",
          "-XX:ReservedCodeCacheSize=64m",
          "-XX:Tier4InvocationThreshold=50000",
          "-XX:Tier4MinInvocationThreshold=6000",
          "-XX:Tier4CompileThreshold=150000",
          "-XX:Tier4BackEdgeThreshold=400000",
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:-UsePerfData",
          "-Djava.awt.headless=true",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private static final boolean CLASS_ARCHIVES = Boolean.getBoolean("millwright.class-archives");

  private static final Pattern PROGRAM = Pattern.compile("millwright-.*(?<!-tests)\\.jar");

  /**
   * Ctrl-C at the terminal and its closing are for the supervisor, which stops the parts in order.
   * A session of its own would keep them from a part too, but Linux shares processors among
   * sessions before it looks at what {@link #goesBehind} asks for.
   */
  private static final List<String> DEAF_TO_THE_TERMINAL =
      List.of("sh", "-c", "trap '' HUP INT; exec \"$@\"", "sh");

  private final List<String> options = new ArrayList<>(COMMON);
  private final StackSettings settings;
  private final PartName part;
  private List<String> through = List.of();

  JavaCommand(StackSettings settings, PartName part) {
    this.settings = settings;
    this.part = part;
  }

  JavaCommand with(String... more) {
    options.addAll(List.of(more));
    return this;
  }

  /** Where processors are short, what answers machines runs at once, and this in what is left. */
  JavaCommand goesBehind() {
    through = OnPath.through("chrt", "--idle", "0");
    return this;
  }

  /** Runs a main class of this module or of the libraries it brings. */
  List<String> runOwn(String mainClass, List<String> arguments) throws IOException {
    with("-Dlogback.configurationFile=org/millwright/stack/child/logback.xml");
    return run(ownClassPath(), mainClass, arguments);
  }

  /** Runs the app, in the roles that its environment names. */
  List<String> runApp() throws IOException {
    with("-Dmillwright.tether.seconds=20");
    String classPath = classPathOf(settings.home().resolve("app"));
    return run(classPath, "org.millwright.app.Millwright", List.of());
  }

  List<String> run(String classPath, String mainClass, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(DEAF_TO_THE_TERMINAL);
    command.addAll(through);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(classArchive());
    command.add("-Djava.io.tmpdir=" + emptyTemporaryFolder());
    command.add("-Dmillwright.part=" + part.label());
    command.addAll(settings.javaOptionsOf(part));
    command.add("-cp");
    command.add(classPath);
    command.add(Tether.class.getName());
    command.add(mainClass);
    command.addAll(arguments);
    return command;
  }

  /**
   * Keeps what was loaded in a file when the program first ends in order, and loads from it at
   * every later start, in a third of the time. A file that does not fit or is broken is ignored and
   * made anew. Only the launcher asks for it: it takes class paths of jars, and a slow first end.
   */
  private List<String> classArchive() {
    return CLASS_ARCHIVES
        ? List.of(
            "-XX:+AutoCreateSharedArchive",
            "-XX:SharedArchiveFile=" + settings.stateOf(part).resolve("classes.jsa"),
            "-Xlog:cds=off",
            "-Xlog:cds+dynamic=off")
        : List.of();
  }

  /** Native libraries are unpacked there; a killed program cannot clear them away itself. */
  private Path emptyTemporaryFolder() throws IOException {
    Path folder = settings.data().resolve("run").resolve("tmp").resolve(part.label());
    Trees.delete(folder);
    return Files.createDirectories(folder);
  }

  static String ownClassPath() {
    return System.getProperty("java.class.path");
  }

  /** The jar of a module built for the launcher, else its folder of classes. */
  private static Path classesOf(Path module) throws IOException {
    Path target = module.resolve("target");
    if (CLASS_ARCHIVES) {
      try (Stream<Path> entries = Files.list(target)) {
        Optional<Path> jar =
            entries.filter(e -> PROGRAM.matcher(e.getFileName().toString()).matches()).findFirst();
        if (jar.isPresent()) {
          return jar.get();
        }
      }
    }
    return target.resolve("classes");
  }

  /** The class path of another module of this installation, as the build left it. */
  static String classPathOf(Path module) throws IOException {
    Path list = module.resolve("target").resolve("classpath.txt");
    if (Files.notExists(list)) {
      throw new IOException(
          list + " is missing: build first, with ./millwright run or mvn package");
    }
    return classesOf(module)
        + File.pathSeparator
        + Files.readString(list).strip()
        + File.pathSeparator
        + OwnClasses.place();
  }
}

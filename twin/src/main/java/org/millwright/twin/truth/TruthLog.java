package org.millwright.twin.truth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.millwright.twin.plant.Truth;

/**
 * The truth on disk: {@code truth.jsonl} and its predecessors {@code truth-1.jsonl} (newest) to
 * {@code truth-4.jsonl}. Old lines go when the fifth file is full. Sequence numbers go on after a
 * restart. Thread-safe.
 */
public final class TruthLog implements Consumer<Truth>, AutoCloseable {
  private static final int OLD_FILES = 4;
  private static final Pattern HEAD =
      Pattern.compile("^\\{\"sequence\":(\\d+),\"at\":\"([^\"]+)\"");

  private final Path directory;
  private final InstantSource clock;
  private final long bytesPerFile;
  private Writer writer;
  private long bytes;
  private long sequence;

  /**
   * Opens or creates the log.
   *
   * @param directory of the files; created if missing
   * @param clock the wall clock
   * @param bytesPerFile when the next file begins
   */
  public TruthLog(Path directory, InstantSource clock, long bytesPerFile) {
    this.directory = directory;
    this.clock = clock;
    this.bytesPerFile = bytesPerFile;
    try {
      Files.createDirectories(directory);
      this.sequence = lastSequence();
      this.bytes = Files.exists(file(0)) ? Files.size(file(0)) : 0;
      this.writer = open();
      if (bytes > 0 && !endsWithNewLine()) {
        write("\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("truth log in " + directory + " cannot be opened", e);
    }
  }

  @Override
  public synchronized void accept(Truth truth) {
    sequence++;
    try {
      if (bytes >= bytesPerFile) {
        rotate();
      }
      write(TruthJson.line(sequence, clock.instant().truncatedTo(ChronoUnit.MILLIS), truth) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("truth log in " + directory + " cannot be written", e);
    }
  }

  /** Sequence number of the newest event; 0 if there is none. */
  public synchronized long sequence() {
    return sequence;
  }

  /** Lines after a sequence number, oldest first, as far back as the files reach. */
  public void since(long after, Consumer<String> reader) {
    read(reader, head -> Long.parseLong(head.group(1)) > after);
  }

  /** Lines at or after a moment of the wall clock, oldest first, as far back as the files reach. */
  public void since(Instant from, Consumer<String> reader) {
    read(reader, head -> !Instant.parse(head.group(2)).isBefore(from));
  }

  @Override
  public synchronized void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException("truth log in " + directory + " cannot be closed", e);
    }
  }

  private interface Choice {
    boolean matches(Matcher head);
  }

  /**
   * A file may move on while it is read; its lines then come from the next name, so numbers only
   * grow.
   */
  private void read(Consumer<String> reader, Choice choice) {
    long last = 0;
    for (int age = oldestNeeded(choice); age >= 0; age--) {
      for (String line : lines(age)) {
        Matcher head = HEAD.matcher(line);
        if (head.find() && Long.parseLong(head.group(1)) > last && choice.matches(head)) {
          last = Long.parseLong(head.group(1));
          reader.accept(line);
        }
      }
    }
  }

  /** Files before one that begins with a line nobody wants hold older lines still. */
  private int oldestNeeded(Choice choice) {
    int age = 0;
    while (age < OLD_FILES && firstMatches(age, choice)) {
      age++;
    }
    return age;
  }

  private synchronized boolean firstMatches(int age, Choice choice) {
    Path file = file(age);
    if (!Files.exists(file)) {
      return true;
    }
    try (Stream<String> lines = Files.lines(file)) {
      Matcher head = HEAD.matcher(lines.findFirst().orElse(""));
      return !head.find() || choice.matches(head);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  private synchronized List<String> lines(int age) {
    Path file = file(age);
    if (!Files.exists(file)) {
      return List.of();
    }
    try (Stream<String> lines = Files.lines(file)) {
      return new ArrayList<>(lines.toList());
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  private long lastSequence() {
    for (int age = 0; age <= OLD_FILES; age++) {
      List<String> lines = lines(age);
      for (int i = lines.size() - 1; i >= 0; i--) {
        Matcher head = HEAD.matcher(lines.get(i));
        if (head.find()) {
          return Long.parseLong(head.group(1));
        }
      }
    }
    return 0;
  }

  private boolean endsWithNewLine() throws IOException {
    try (var file = Files.newByteChannel(file(0))) {
      file.position(file.size() - 1);
      var last = ByteBuffer.allocate(1);
      file.read(last);
      return last.get(0) == '\n';
    }
  }

  private void rotate() throws IOException {
    writer.close();
    for (int age = OLD_FILES; age > 0; age--) {
      if (Files.exists(file(age - 1))) {
        Files.move(file(age - 1), file(age), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    bytes = 0;
    writer = open();
  }

  private void write(String line) throws IOException {
    writer.write(line);
    writer.flush();
    bytes += line.length();
  }

  private Writer open() throws IOException {
    return Files.newBufferedWriter(
        file(0), StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private Path file(int age) {
    return directory.resolve(age == 0 ? "truth.jsonl" : "truth-" + age + ".jsonl");
  }
}

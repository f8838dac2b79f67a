package org.millwright.twin.erp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The accepted documents on disk, {@code HASH.xml} with {@code HASH.json} beside it, HASH from the
 * document id. A document counts as accepted once its JSON is there; both are forced to disk before
 * that. Not thread-safe.
 */
final class ErpLedger {
  private static final JsonMapper JSON = new JsonMapper();

  private final Path directory;

  ErpLedger(Path directory) {
    this.directory = directory;
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("the ERP's folder " + directory + " cannot be made", e);
    }
  }

  Optional<ErpDocument> find(String id) {
    Path file = file(id, ".json");
    return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
  }

  /** The document as it came. */
  Optional<byte[]> body(String id) {
    try {
      return find(id).isPresent()
          ? Optional.of(Files.readAllBytes(file(id, ".xml")))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("document " + id + " cannot be read", e);
    }
  }

  /** All accepted documents, in the order of their acceptance. */
  List<ErpDocument> all() {
    List<ErpDocument> documents = new ArrayList<>();
    for (Path file : files()) {
      if (file.toString().endsWith(".json")) {
        documents.add(read(file));
      }
    }
    documents.sort(Comparator.comparing(ErpDocument::receivedAt).thenComparing(ErpDocument::id));
    return documents;
  }

  void add(ErpDocument document, byte[] body) {
    write(file(document.id(), ".xml"), body);
    update(document);
  }

  void update(ErpDocument document) {
    ObjectNode json = JSON.createObjectNode();
    json.put("id", document.id());
    json.put("kind", document.kind());
    document.createdAt().ifPresent(at -> json.put("createdAt", at));
    json.put("receivedAt", document.receivedAt().toString());
    json.put("attempts", document.attempts());
    json.put("duplicates", document.duplicates());
    write(file(document.id(), ".json"), json.toString().getBytes(StandardCharsets.UTF_8));
  }

  void clear() {
    try {
      for (Path file : files()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the ERP's folder " + directory + " cannot be emptied", e);
    }
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the ERP's folder " + directory + " cannot be listed", e);
    }
  }

  private static ErpDocument read(Path file) {
    try {
      JsonNode json = JSON.readTree(file.toFile());
      return new ErpDocument(
          json.required("id").textValue(),
          json.required("kind").textValue(),
          Optional.ofNullable(json.path("createdAt").textValue()),
          Instant.parse(json.required("receivedAt").textValue()),
          json.required("attempts").intValue(),
          json.required("duplicates").intValue());
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  private void write(Path file, byte[] content) {
    Path half = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (FileChannel channel =
          FileChannel.open(
              half,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        for (ByteBuffer rest = ByteBuffer.wrap(content); rest.hasRemaining(); ) {
          channel.write(rest);
        }
        channel.force(true);
      }
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }

  private Path file(String id, String extension) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
      return directory.resolve(HexFormat.of().formatHex(hash, 0, 16) + extension);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

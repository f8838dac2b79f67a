package org.millwright.connectors.erp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxFolderTest {

  private static final Duration BOUND = Duration.ofSeconds(60);

  private final MemoryOrders orders = new MemoryOrders();
  private final MemoryDocuments documents = new MemoryDocuments();
  private final Path folder;
  private final InboxFolder inbox;

  InboxFolderTest(@TempDir Path data) throws IOException {
    folder = Files.createDirectories(data.resolve("erp/inbox"));
    var intake = new OrderIntake(orders, documents, InstantSource.system());
    inbox = new InboxFolder(folder, intake, InstantSource.system());
  }

  @BeforeEach
  void start() {
    inbox.start();
  }

  @AfterEach
  void stop() {
    inbox.close();
  }

  private void awaitFile(String name) {
    await().atMost(BOUND).until(() -> Files.exists(folder.resolve(name)));
  }

  @Test
  void soundFilesAreTakenAndMovedToDoneEvenUnderANameThatIsThereAlready() throws IOException {
    Files.createDirectories(folder.resolve("done"));
    Files.writeString(folder.resolve("done/orders.xml"), "an older one");
    Files.write(folder.resolve("orders.xml"), Samples.scheduleBytes("b-1"));
    Files.writeString(folder.resolve("orders.json"), Samples.json("b-2"));
    awaitFile("done/orders.xml.2");
    awaitFile("done/orders.json");
    assertThat(orders.orders()).containsKeys("PO-1001", "PO-1002", "PO-1", "PO-2");
    assertThat(documents.get("b-1")).isPresent();
  }

  @Test
  void aFileThatCannotBeMovedDoesNotHoldUpTheOthers() throws IOException {
    // The longest name there is; the number it would get for the one in done/ makes it too long.
    String longest = "a".repeat(251) + ".xml";
    Files.createDirectories(folder.resolve("done"));
    Files.writeString(folder.resolve("done").resolve(longest), "an older one");
    Files.write(folder.resolve(longest), Samples.scheduleBytes("b-1"));
    Files.writeString(folder.resolve("orders.json"), Samples.json("b-2"));
    awaitFile("done/orders.json");
    assertThat(orders.orders()).containsKeys("PO-1001", "PO-1");
  }

  @Test
  void aFileTakenBeforeACrashIsMovedWithoutAnotherEffect() throws IOException {
    orders.take(B2mmlReader.schedule("x", Samples.scheduleBytes("b-1")).orThrow());
    Files.write(folder.resolve("orders.xml"), Samples.scheduleBytes("b-1"));
    awaitFile("done/orders.xml");
    assertThat(orders.orders()).hasSize(2);
  }

  @Test
  void aHalfWrittenFileIsWaitedFor() throws IOException {
    byte[] whole = Samples.scheduleBytes("b-3");
    int half = whole.length / 2;
    Path file = folder.resolve("slow.xml");
    Path marker = folder.resolve("marker.json");
    Files.write(file, Arrays.copyOf(whole, half));
    // By the time the marker, written later, was taken, the half file was looked at as well.
    Files.writeString(marker, Samples.json("marker"));
    awaitFile("done/marker.json");
    assertThat(file).exists();
    Files.write(file, Arrays.copyOfRange(whole, half, whole.length), StandardOpenOption.APPEND);
    awaitFile("done/slow.xml");
    assertThat(orders.orders()).containsKey("PO-1001");
  }

  @Test
  void aBadFileIsRejectedWithItsReasonAndNamesWithADotAreLeftAlone() throws IOException {
    Files.writeString(folder.resolve("bad.xml"), "<a>\n<b></a>", UTF_8);
    Files.write(folder.resolve(".hidden.xml"), Samples.scheduleBytes("b-4"));
    Files.write(folder.resolve("later.xml.part"), Samples.scheduleBytes("b-5"));
    awaitFile("rejected/bad.xml");
    assertThat(Files.readString(folder.resolve("rejected/bad.xml.reason.txt")))
        .startsWith("bad.xml:2 column 6")
        .contains("expected well-formed XML");
    assertThat(folder.resolve(".hidden.xml")).exists();
    assertThat(folder.resolve("later.xml.part")).exists();
    assertThat(orders.orders()).isEmpty();
  }
}

package org.millwright.connectors.erp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.millwright.domain.sheet.Checked;

class MalformedPayloadsTest {

  private static final int COUNT = 1000;
  private static final long SEED = 20260301;

  private final MemoryOrders orders = new MemoryOrders();
  private final MemoryDocuments documents = new MemoryDocuments();
  private final OrderIntake intake =
      new OrderIntake(orders, documents, InstantSource.fixed(Samples.T0));

  @Test
  void eachOfAThousandSpoiledDocumentsOfSeed20260301IsRefusedWithAProblemInBoundedTime() {
    var random = new Random(SEED);
    Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () -> {
          for (int i = 0; i < COUNT; i++) {
            byte[] spoiled = spoiled(random, i);
            assertThat(intake.take("payload-" + i, spoiled).problems())
                .as("payload %d: %s", i, new String(spoiled, UTF_8))
                .isNotEmpty();
          }
        });
    assertThat(orders.orders()).isEmpty();
    assertThat(documents.incoming()).isNotEmpty().allMatch(kept -> kept.error != null);
  }

  /** Cuts, stray bytes, holes and noise: none of these documents is one any more. */
  private static byte[] spoiled(Random random, int i) {
    byte[] sound =
        i % 2 == 0
            ? Samples.scheduleBytes("b-" + i)
            : Samples.json("b-" + i).strip().getBytes(UTF_8);
    return switch (i % 5) {
      case 0, 1 -> Arrays.copyOf(sound, random.nextInt(sound.length * 9 / 10));
      case 2 -> withNoise(sound, random);
      case 3 -> withHole(sound, random);
      default -> {
        byte[] noise = new byte[random.nextInt(2000)];
        random.nextBytes(noise);
        yield noise;
      }
    };
  }

  /** Control characters, which neither XML 1.0 nor JSON allows anywhere. */
  private static byte[] withNoise(byte[] sound, Random random) {
    byte[] spoiled = sound.clone();
    for (int i = 0; i < 20; i++) {
      spoiled[random.nextInt(spoiled.length)] = (byte) (1 + random.nextInt(8));
    }
    return spoiled;
  }

  /** Leaves the head and the very end away what is between. */
  private static byte[] withHole(byte[] sound, Random random) {
    int head = sound.length / 4 + random.nextInt(sound.length / 4);
    byte[] spoiled = Arrays.copyOf(sound, head + 1);
    spoiled[head] = sound[sound.length - 1];
    return spoiled;
  }

  static Stream<Arguments> bombs() {
    String head = "<?xml version=\"1.0\"?>";
    return Stream.of(
        Arguments.of(
            "a billion laughs",
            head
                + "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
                + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;\">]>"
                + "<l>&d;</l>"),
        Arguments.of(
            "an external entity",
            head + "<!DOCTYPE l [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><l>&x;</l>"),
        Arguments.of(
            "an external document type", head + "<!DOCTYPE l SYSTEM \"http://127.0.0.1:1/x\"><l/>"),
        Arguments.of("an undeclared entity", "<l>&x;</l>"),
        Arguments.of("deep nesting", "<a>".repeat(100_000)),
        Arguments.of("deep JSON", "[".repeat(100_000)),
        Arguments.of("a huge attribute", "<a b=\"" + "x".repeat(4_000_000) + "\"/>"),
        Arguments.of("many attributes", "<a " + attributes(5_000) + "/>"),
        Arguments.of("a huge text", "<a>" + "x".repeat(4_000_000) + "</a>"),
        Arguments.of("a huge JSON number", "{\"bodId\": " + "9".repeat(4_000_000) + "}"),
        Arguments.of("many elements", "<a>" + "<b/>".repeat(300_000) + "</a>"),
        Arguments.of("a huge name", "<" + "a".repeat(4_000_000) + "/>"),
        Arguments.of("too many bytes", "<a>" + " ".repeat(6_000_000) + "</a>"),
        Arguments.of("nothing", ""),
        Arguments.of("a byte order mark alone", "\uFEFF"));
  }

  private static String attributes(int count) {
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(" a").append(i).append("=\"\"");
    }
    return text.toString();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bombs")
  void aBombIsRefusedQuickly(String title, String bomb) {
    assertThat(title).isNotBlank();
    var problems =
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(30), () -> intake.take("bomb", bomb.getBytes(UTF_8)).problems());
    assertThat(problems).isNotEmpty();
    assertThat(problems.toString()).hasSizeLessThan(2_000).doesNotContain("root:");
  }

  @Test
  void theSoundDocumentsThatWereSpoiledAreTaken() {
    for (byte[] sound :
        new byte[][] {Samples.scheduleBytes("b-1"), Samples.json("b-2").getBytes(UTF_8)}) {
      assertThat(intake.take("sound", sound)).isInstanceOf(Checked.Sound.class);
    }
    assertThat(intake.take("again", Samples.scheduleBytes("b-1")).orThrow().duplicate()).isTrue();
    assertThat(orders.orders()).hasSize(4);
  }
}

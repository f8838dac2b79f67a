package org.millwright.tests.line;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Payloads that nobody can read, the same ones for the same seed. */
final class Malformed {
  private static final byte[] TELEMETRY =
      """
      {"ts":"2026-03-01T06:00:00.000Z","session":1772344800000,"seq":7,
       "values":{"state":"EXECUTE","parts":123,"temperature":32.1,"vibration":0.8}}\
      """
          .getBytes(UTF_8);

  private static final byte[] ORDERS =
      """
      {"bodId":"SPOILED","orders":[{"id":"PO-1","product":"HOUSING-A","quantity":5,
       "machine":"cnc-1","start":"2026-03-01T06:00:00Z","end":"2026-03-01T07:00:00Z"}]}\
      """
          .getBytes(UTF_8);

  /** A wire type that protobuf does not have: no reader gets past it. */
  private static final byte NO_WIRE_TYPE = 0x07;

  private Malformed() {}

  static Stream<byte[]> telemetry(int count, long seed) {
    var random = new Random(seed);
    return IntStream.range(0, count).mapToObj(i -> spoiled(TELEMETRY, random, i));
  }

  static Stream<byte[]> orders(int count, long seed) {
    var random = new Random(seed);
    return IntStream.range(0, count).mapToObj(i -> spoiled(ORDERS, random, i));
  }

  static Stream<byte[]> sparkplug(int count, long seed) {
    var random = new Random(seed);
    return IntStream.range(0, count)
        .mapToObj(i -> {
          byte[] noise = noise(random, 1 + random.nextInt(300));
          noise[0] = NO_WIRE_TYPE;
          return noise;
        });
  }

  /** Cuts, control characters and noise: none of these is JSON any more. */
  private static byte[] spoiled(byte[] sound, Random random, int i) {
    return switch (i % 3) {
      case 0 -> Arrays.copyOf(sound, 1 + random.nextInt(sound.length * 9 / 10));
      case 1 -> withControlCharacters(sound, random);
      default -> {
        byte[] noise = noise(random, 1 + random.nextInt(2000));
        noise[0] = NO_WIRE_TYPE;
        yield noise;
      }
    };
  }

  private static byte[] withControlCharacters(byte[] sound, Random random) {
    byte[] spoiled = sound.clone();
    for (int i = 0; i < 20; i++) {
      spoiled[random.nextInt(spoiled.length)] = (byte) (1 + random.nextInt(8));
    }
    return spoiled;
  }

  private static byte[] noise(Random random, int length) {
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    return noise;
  }
}

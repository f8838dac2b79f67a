package org.millwright.app.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The local administrator's token, and the console sessions derived from it: a session is its end
 * and a MAC (RFC 2104) over it, so that it outlives a restart and ends when the token is replaced.
 */
public final class AdministratorToken {

  /** How long a console stays signed in. */
  static final Duration SESSION = Duration.ofDays(7);

  private static final Pattern SESSION_FORM = Pattern.compile("(\\d{1,19})\\.([A-Za-z0-9_-]{43})");

  private final String token;
  private final InstantSource clock;

  private AdministratorToken(String token, InstantSource clock) {
    this.token = token;
    this.clock = clock;
  }

  /**
   * Reads the token, or makes one that only the owner of the file can read.
   *
   * @throws IOException when the file can be neither read nor written
   */
  public static AdministratorToken at(Path file, InstantSource clock) throws IOException {
    Files.createDirectories(file.getParent());
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, random());
    } catch (FileAlreadyExistsException kept) {
      if (Files.size(file) == 0) {
        Files.writeString(file, random());
      }
    }
    return new AdministratorToken(Files.readString(file).strip(), clock);
  }

  private static String random() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** True for the token itself; takes the same time whatever is wrong. */
  public boolean matches(String candidate) {
    return same(token, candidate);
  }

  String newSession() {
    String end = Long.toString(clock.instant().plus(SESSION).getEpochSecond());
    return end + "." + mac(end);
  }

  boolean isSession(String candidate) {
    Matcher form = SESSION_FORM.matcher(candidate);
    return form.matches()
        && same(mac(form.group(1)), form.group(2))
        && clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(form.group(1))));
  }

  /** Where a person signs in with one click. */
  public String signInLink(int port) {
    return "http://127.0.0.1:" + port + "/sign-in?token=" + token;
  }

  private String mac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] tag = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(tag);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HmacSHA256", impossible);
    }
  }

  private static boolean same(String expected, String found) {
    List<byte[]> both =
        List.of(expected.getBytes(StandardCharsets.UTF_8), found.getBytes(StandardCharsets.UTF_8));
    return MessageDigest.isEqual(both.getFirst(), both.getLast());
  }

  @Override
  public String toString() {
    return "AdministratorToken";
  }
}

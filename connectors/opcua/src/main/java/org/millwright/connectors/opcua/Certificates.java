package org.millwright.connectors.opcua;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Period;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.security.CertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.DefaultClientCertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.FileBasedCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.MemoryTrustListManager;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;

/**
 * The folder of certificates for secured connections, all in DER.
 *
 * <ul>
 *   <li>{@code client.der} and {@code client.key}: who Millwright is; made when missing. The server
 *       has to trust {@code client.der}.
 *   <li>{@code trusted/}: the certificates of servers that Millwright trusts.
 *   <li>{@code rejected/}: certificates of servers that were refused; move one to {@code trusted/}
 *       to accept it at the next try.
 * </ul>
 */
record Certificates(Path folder) {

  /** How the client names itself; the server finds it in the client's certificate. */
  static final String APPLICATION_URI = "urn:millwright:client";

  private static final int KEY_BITS = 2048;
  private static final Period VALID_FOR = Period.ofYears(10);

  /** The client's key and certificate. */
  record Identity(KeyPair keys, X509Certificate certificate) {}

  /** The client's identity, made and kept at the first call. */
  synchronized Identity identity() throws IOException, GeneralSecurityException {
    Path certificateFile = folder.resolve("client.der");
    Path keyFile = folder.resolve("client.key");
    if (!Files.exists(certificateFile) || !Files.exists(keyFile)) {
      return make(certificateFile, keyFile);
    }
    X509Certificate certificate = read(certificateFile);
    PrivateKey key =
        KeyFactory.getInstance("RSA")
            .generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(keyFile)));
    return new Identity(new KeyPair(certificate.getPublicKey(), key), certificate);
  }

  /** Accepts the servers in {@code trusted/} and keeps the certificates of others. */
  CertificateValidator validator() throws IOException, GeneralSecurityException {
    var trusted = new MemoryTrustListManager();
    for (Path file : filesOf(Files.createDirectories(folder.resolve("trusted")))) {
      trusted.addTrustedCertificate(read(file));
    }
    return new DefaultClientCertificateValidator(
        trusted, FileBasedCertificateQuarantine.create(folder.resolve("rejected")));
  }

  /** What a person can do when a secured connection is refused. */
  String advice() {
    return "to accept the server, move its certificate from "
        + folder.resolve("rejected")
        + " to "
        + folder.resolve("trusted")
        + "; the server has to accept "
        + folder.resolve("client.der");
  }

  private Identity make(Path certificateFile, Path keyFile)
      throws IOException, GeneralSecurityException {
    KeyPair keys = SelfSignedCertificateGenerator.generateRsaKeyPair(KEY_BITS);
    X509Certificate certificate = selfSigned(keys);
    Files.createDirectories(folder);
    Files.deleteIfExists(keyFile);
    Files.createFile(
        keyFile,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(keyFile, keys.getPrivate().getEncoded());
    Files.write(certificateFile, certificate.getEncoded());
    return new Identity(keys, certificate);
  }

  private static X509Certificate selfSigned(KeyPair keys) throws GeneralSecurityException {
    try {
      return new SelfSignedCertificateBuilder(keys)
          .setCommonName("Millwright")
          .setApplicationUri(APPLICATION_URI)
          .setValidityPeriod(VALID_FOR)
          .build();
    } catch (GeneralSecurityException failed) {
      throw failed;
    } catch (Exception failed) {
      throw new GeneralSecurityException("the client's certificate cannot be made", failed);
    }
  }

  private static List<Path> filesOf(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static X509Certificate read(Path file) throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }
}

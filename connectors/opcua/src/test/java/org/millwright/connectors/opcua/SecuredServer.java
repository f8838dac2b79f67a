package org.millwright.connectors.opcua;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import org.eclipse.milo.opcua.sdk.server.identity.IdentityValidator;
import org.eclipse.milo.opcua.sdk.server.identity.UsernameIdentityValidator;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.security.CertificateManager;
import org.eclipse.milo.opcua.stack.core.security.CertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.DefaultApplicationGroup;
import org.eclipse.milo.opcua.stack.core.security.DefaultCertificateManager;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateStore;
import org.eclipse.milo.opcua.stack.core.security.MemoryTrustListManager;
import org.eclipse.milo.opcua.stack.core.security.RsaSha256CertificateFactory;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;

/** What a mill's server needs to speak signed and encrypted, to a user with a password. */
record SecuredServer(CertificateManager certificates, X509Certificate certificate) {

  static final String USER = "operator";
  static final String PASSWORD = "right";

  static final IdentityValidator USERS =
      new UsernameIdentityValidator(challenge ->
          challenge.getUsername().equals(USER) && challenge.getPassword().equals(PASSWORD));

  /** A server with a new certificate of its own, which takes every client's. */
  static SecuredServer of(String applicationUri) throws Exception {
    var factory =
        new RsaSha256CertificateFactory() {
          @Override
          protected X509Certificate[] createRsaSha256CertificateChain(KeyPair keys)
              throws Exception {
            X509Certificate certificate =
                new SelfSignedCertificateBuilder(keys)
                    .setCommonName("Mill")
                    .setApplicationUri(applicationUri)
                    .addIpAddress("127.0.0.1")
                    .build();
            return new X509Certificate[] {certificate};
          }
        };
    var group =
        DefaultApplicationGroup.createAndInitialize(
            new MemoryTrustListManager(),
            new MemoryCertificateStore(),
            factory,
            new CertificateValidator.InsecureCertificateValidator());
    X509Certificate certificate =
        group.getCertificateChain(NodeIds.RsaSha256ApplicationCertificateType).orElseThrow()[0];
    return new SecuredServer(
        new DefaultCertificateManager(new MemoryCertificateQuarantine(), group), certificate);
  }
}

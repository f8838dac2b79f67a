package org.millwright.connectors.opcua;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.milo.opcua.sdk.server.EndpointConfig;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfig;
import org.eclipse.milo.opcua.sdk.server.identity.AnonymousIdentityValidator;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.security.DefaultCertificateManager;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.transport.TransportProfile;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransport;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransportConfig;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.observation.LiveDevice;
import org.millwright.domain.observation.Source;
import org.millwright.domain.observation.TagSheet;
import org.millwright.domain.observation.TagSheets;
import org.millwright.domain.plant.MachineId;

/** A mill with a real OPC UA server, Milo's, on a free port of the loopback address. */
final class MillServer implements LiveDevice {

  static final MachineId CNC_1 = new MachineId("cnc-1");
  static final String TEMPERATURE = address("temperature");
  static final String VIBRATION = address("vibration");
  static final String STATE = address("state");

  private static final String HOST = "127.0.0.1";
  private static final String APPLICATION_URI = "urn:maker:mill:server";

  private final int port = freePort();
  private final Map<String, DataValue> values = new HashMap<>();
  private final TagSheet sheet;
  private @Nullable OpcUaServer server;
  private @Nullable MachineNodes nodes;
  private @Nullable SecuredServer secured;

  MillServer() {
    this(
        sheet(
            """
            signal,address,type,unit
            temperature,%s,number,°C
            vibration,%s,number,mm/s
            state,%s,state,
            """
                .formatted(TEMPERATURE, VIBRATION, STATE)));
  }

  MillServer(TagSheet sheet) {
    this.sheet = sheet;
    values.put("temperature", good(20.0, Instant.now()));
    values.put("vibration", good(1.0, Instant.now()));
    values.put("state", good("Execute", Instant.now()));
  }

  static String address(String name) {
    return "nsu=" + MachineNodes.URI + ";s=" + name;
  }

  static TagSheet sheet(String csv) {
    return TagSheet.parse(CNC_1, "camel-routes/tags/cnc-1.csv", csv).orThrow();
  }

  static DataValue good(Object value, Instant at) {
    return new DataValue(Variant.of(value), StatusCode.GOOD, new DateTime(at));
  }

  static String endpoint(int port) {
    return "opc.tcp://" + HOST + ":" + port + "/mill";
  }

  String endpoint() {
    return endpoint(port);
  }

  int port() {
    return port;
  }

  @Override
  public TagSheet sheet() {
    return sheet;
  }

  @Override
  public void start() throws Exception {
    var started = new OpcUaServer(config(), _ -> transport());
    var namespace = new MachineNodes(started, values);
    namespace.startup();
    started.startup().get(10, TimeUnit.SECONDS);
    server = started;
    nodes = namespace;
  }

  @Override
  public void stop() throws Exception {
    if (server != null && nodes != null) {
      nodes.shutdown();
      server.shutdown().get(10, TimeUnit.SECONDS);
    }
    server = null;
    nodes = null;
  }

  @Override
  public void set(String address, double value) {
    set(address, good(value, Instant.now()));
  }

  @Override
  public void fail(String address) {
    set(
        address,
        new DataValue(
            Variant.NULL_VALUE,
            new StatusCode(StatusCodes.Bad_SensorFailure),
            new DateTime(Instant.now())));
  }

  void set(String address, DataValue value) {
    String name = address.substring(address.lastIndexOf("s=") + 2);
    values.put(name, value);
    if (nodes != null) {
      nodes.set(name, value);
    }
  }

  @Override
  public Source connect(TagSheets tags, InstantSource clock) {
    return new OpcUaFactory(Path.of("not-used"))
        .create("cnc-1", Map.of("endpoint", endpoint(), "publishing", "100"), tags, clock);
  }

  @Override
  public boolean owns(Thread thread) {
    return thread.getName().startsWith("milo-");
  }

  @Override
  public void close() throws Exception {
    stop();
  }

  /** From the next start on, speaks signed and encrypted too, to users with a password. */
  void secure() throws Exception {
    secured = SecuredServer.of(APPLICATION_URI);
  }

  /** The server's certificate. */
  X509Certificate certificate() {
    return Objects.requireNonNull(secured, "secure() comes first").certificate();
  }

  private OpcUaServerConfig config() {
    var config =
        OpcUaServerConfig.builder()
            .setApplicationUri(APPLICATION_URI)
            .setApplicationName(LocalizedText.english("Mill"))
            .setProductUri("urn:maker:mill");
    SecuredServer certified = secured;
    if (certified == null) {
      return config
          .setEndpoints(Set.of(plain()))
          .setCertificateManager(new DefaultCertificateManager(new MemoryCertificateQuarantine()))
          .setIdentityValidator(AnonymousIdentityValidator.INSTANCE)
          .build();
    }
    return config
        .setEndpoints(Set.of(plain(), signedAndEncrypted(certified)))
        .setCertificateManager(certified.certificates())
        .setIdentityValidator(SecuredServer.USERS)
        .build();
  }

  private EndpointConfig plain() {
    return endpointConfig()
        .setSecurityPolicy(SecurityPolicy.None)
        .setSecurityMode(MessageSecurityMode.None)
        .addTokenPolicy(OpcUaServerConfig.USER_TOKEN_POLICY_ANONYMOUS)
        .build();
  }

  private EndpointConfig signedAndEncrypted(SecuredServer certified) {
    return endpointConfig()
        .setCertificate(certified.certificate())
        .setSecurityPolicy(SecurityPolicy.Basic256Sha256)
        .setSecurityMode(MessageSecurityMode.SignAndEncrypt)
        .addTokenPolicy(OpcUaServerConfig.USER_TOKEN_POLICY_USERNAME)
        .build();
  }

  private EndpointConfig.Builder endpointConfig() {
    return EndpointConfig.newBuilder()
        .setTransportProfile(TransportProfile.TCP_UASC_UABINARY)
        .setBindAddress(HOST)
        .setBindPort(port)
        .setHostname("mill.invalid")
        .setPath("/mill");
  }

  private static OpcTcpServerTransport transport() {
    return new OpcTcpServerTransport(OpcTcpServerTransportConfig.newBuilder().build());
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException("no free port", e);
    }
  }
}

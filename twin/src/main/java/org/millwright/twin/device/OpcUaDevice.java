package org.millwright.twin.device;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.milo.opcua.sdk.server.EndpointConfig;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfig;
import org.eclipse.milo.opcua.sdk.server.identity.AnonymousIdentityValidator;
import org.eclipse.milo.opcua.stack.core.security.DefaultCertificateManager;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.transport.TransportProfile;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransport;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransportConfig;
import org.jspecify.annotations.Nullable;
import org.millwright.twin.plant.MachineImage;
import org.millwright.twin.plant.MachineProfile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One OPC UA server for all mills, without security, for anonymous users, on the loopback address.
 * While any of its machines is cut off, the whole server is away.
 */
public final class OpcUaDevice implements Device {
  private static final Logger LOG = LoggerFactory.getLogger(OpcUaDevice.class);
  private static final String HOST = "127.0.0.1";
  private static final long PATIENCE_SECONDS = 20;
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final int port;
  private final List<MachineProfile> machines;
  private final ExecutorService switching =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("twin-opcua").factory());

  private volatile @Nullable Running running;
  private volatile Map<String, MachineImage> latest;
  private volatile boolean wanted = true;

  private record Running(OpcUaServer server, MillNamespace namespace) {}

  /**
   * Starts the server.
   *
   * @param port TCP port, 1 to 65535
   * @param images of its machines, all of them
   * @throws IllegalStateException if the server cannot start, for example because the port is taken
   */
  public OpcUaDevice(int port, Map<String, MachineImage> images) {
    this.port = port;
    this.machines = images.values().stream().map(MachineImage::profile).toList();
    this.latest = Map.copyOf(images);
    switchOn();
  }

  /** Where clients connect. */
  public String endpointUrl() {
    return "opc.tcp://" + HOST + ":" + port + "/millwright";
  }

  @Override
  public String title() {
    return "OPC UA " + endpointUrl();
  }

  @Override
  public void show(Map<String, MachineImage> images) {
    latest = Map.copyOf(images);
    boolean reachable = machines.stream().allMatch(m -> isReachable(images.get(m.id())));
    if (reachable != wanted) {
      wanted = reachable;
      switching.execute(reachable ? this::switchOnAgain : this::switchOff);
    }
    Running now = running;
    if (now != null && reachable) {
      now.namespace().show(images);
    }
  }

  @Override
  public void close() {
    wanted = false;
    switching.execute(this::switchOff);
    switching.shutdown();
    try {
      if (!switching.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("{} did not stop within {} s", title(), PATIENCE_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isReachable(@Nullable MachineImage image) {
    return image != null && image.reachable();
  }

  /**
   * Somebody may have taken the port meanwhile: tries until it is free, or the device is not wanted
   * any more.
   */
  private void switchOnAgain() {
    while (wanted && running == null) {
      try {
        switchOn();
      } catch (IllegalStateException e) {
        LOG.warn("{}; tries again", e.getMessage());
        pause();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(RETRY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      wanted = false;
    }
  }

  private void switchOn() {
    OpcUaServer server = new OpcUaServer(config(), OpcUaDevice::transport);
    Running next = new Running(server, new MillNamespace(server, machines));
    next.namespace().startup();
    next.namespace().show(latest);
    try {
      server.startup().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      end(next);
      throw new IllegalStateException(
          title() + " cannot start: port " + port + " is taken; choose another with --opcua-port",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(title() + ": interrupted while starting", e);
    }
    running = next;
  }

  private void switchOff() {
    Running now = running;
    running = null;
    if (now != null) {
      end(now);
    }
  }

  private void end(Running ending) {
    try {
      ending.namespace().shutdown();
      ending.server().shutdown().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("{} did not stop cleanly", title(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private OpcUaServerConfig config() {
    EndpointConfig endpoint =
        EndpointConfig.newBuilder()
            .setTransportProfile(TransportProfile.TCP_UASC_UABINARY)
            .setBindAddress(HOST)
            .setBindPort(port)
            .setHostname(HOST)
            .setPath("/millwright")
            .setSecurityPolicy(SecurityPolicy.None)
            .setSecurityMode(MessageSecurityMode.None)
            .addTokenPolicy(OpcUaServerConfig.USER_TOKEN_POLICY_ANONYMOUS)
            .build();
    return OpcUaServerConfig.builder()
        .setApplicationUri("urn:millwright:twin:server")
        .setApplicationName(LocalizedText.english("Millwright virtual factory"))
        .setProductUri("urn:millwright:twin")
        .setEndpoints(Set.of(endpoint))
        .setCertificateManager(new DefaultCertificateManager(new MemoryCertificateQuarantine()))
        .setIdentityValidator(AnonymousIdentityValidator.INSTANCE)
        .build();
  }

  private static OpcTcpServerTransport transport(TransportProfile profile) {
    if (profile != TransportProfile.TCP_UASC_UABINARY) {
      throw new IllegalArgumentException(
          "transport profile: found " + profile + ", expected opc.tcp");
    }
    return new OpcTcpServerTransport(OpcTcpServerTransportConfig.newBuilder().build());
  }
}

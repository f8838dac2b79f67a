package org.millwright.connectors.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.milo.opcua.sdk.client.DiscoveryClient;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.OpcUaClientConfig;
import org.eclipse.milo.opcua.sdk.client.OpcUaClientConfigBuilder;
import org.eclipse.milo.opcua.sdk.client.SessionActivityListener;
import org.eclipse.milo.opcua.sdk.client.UaSession;
import org.eclipse.milo.opcua.sdk.client.identity.UsernameProvider;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.util.EndpointUtil;
import org.eclipse.milo.opcua.stack.transport.client.tcp.OpcTcpClientTransportConfigBuilder;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.observation.TagSheet;

/** A client with a session at a server and the one subscription that it holds there. */
final class Session implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration REQUEST = Duration.ofSeconds(3);
  private static final Duration ALIVE = Duration.ofSeconds(1);
  private static final Duration KEPT_BY_SERVER = Duration.ofMinutes(1);

  /** Messages that wait for the line; when it is full, the server has to wait. */
  private static final int WAITING = 4;

  private final BlockingQueue<Heard> heard = new ArrayBlockingQueue<>(WAITING);
  private final OpcUaClient client;
  private final Duration publishing;
  private final ExecutorService asking;
  private @Nullable Subscription subscription;

  private Session(OpcUaClient client, Duration publishing, ExecutorService asking) {
    this.client = client;
    this.publishing = publishing;
    this.asking = asking;
    client.addSessionActivityListener(
        new SessionActivityListener() {
          @Override
          public void onSessionInactive(UaSession session) {
            // Not waited for: when the queue is full, silence will tell the same.
            heard.offer(new Heard.SessionLost());
          }
        });
  }

  /** Connects and signs in; every wait is bounded. */
  static Session open(Settings settings, Certificates certificates, ClientThreads threads)
      throws UaException,
          IOException,
          GeneralSecurityException,
          ExecutionException,
          TimeoutException,
          InterruptedException {
    EndpointDescription endpoint = select(settings, endpoints(settings.endpoint(), threads));
    OpcUaClientConfig config = config(settings, certificates, endpoint);
    var session =
        new Session(
            OpcUaClient.create(config, transport -> carry(transport, threads)),
            settings.publishing(),
            threads.executor());
    try {
      session.client.connectAsync().get(2 * REQUEST.toMillis(), TimeUnit.MILLISECONDS);
      return session;
    } catch (ExecutionException | TimeoutException | InterruptedException failed) {
      session.close();
      throw failed;
    }
  }

  /**
   * Subscribes to the sheet's nodes, in place of the subscription before.
   *
   * <p>The wait is bounded here because the client's is not: a request during a break waits until
   * the session is revived, however long that takes.
   *
   * @throws TimeoutException if it takes longer; the session is of no more use then
   */
  Subscription subscribe(TagSheet sheet, Duration patience)
      throws ExecutionException, TimeoutException, InterruptedException {
    @Nullable Subscription before = subscription;
    subscription =
        asking
            .submit(() -> {
              if (before != null) {
                before.delete();
              }
              return Subscription.open(client, publishing, sheet, heard::put);
            })
            .get(patience.toMillis(), TimeUnit.MILLISECONDS);
    return subscription;
  }

  /** The next thing heard; null when nothing comes in the given time. */
  @Nullable Heard next(Duration patience) throws InterruptedException {
    return heard.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Signs out if the server still answers. */
  @Override
  public void close() {
    try {
      client.disconnectAsync().get(CONNECT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException gone) {
      // The server is away: it will drop the session by itself.
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<EndpointDescription> endpoints(String url, ClientThreads threads)
      throws ExecutionException, TimeoutException, InterruptedException {
    return DiscoveryClient.getEndpoints(url, transport -> carry(transport, threads))
        .get(REQUEST.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void carry(OpcTcpClientTransportConfigBuilder transport, ClientThreads threads) {
    threads.carry(transport);
    transport
        .setConnectTimeout(uint(CONNECT.toMillis()))
        .setAcknowledgeTimeout(uint(CONNECT.toMillis()));
  }

  private static EndpointDescription select(Settings settings, List<EndpointDescription> offered)
      throws UaException {
    EndpointDescription strongest =
        offered.stream()
            .filter(offer -> settings.security().getUri().equals(offer.getSecurityPolicyUri()))
            .max(Comparator.comparing(offer -> offer.getSecurityLevel().intValue()))
            .orElseThrow(() -> noneFits(settings.security(), offered));
    return EndpointUtil.updateUrl(
        strongest,
        EndpointUtil.getHost(settings.endpoint()),
        EndpointUtil.getPort(settings.endpoint()));
  }

  private static UaException noneFits(SecurityPolicy wanted, List<EndpointDescription> offered) {
    return new UaException(
        StatusCodes.Bad_SecurityPolicyRejected,
        "the server offers the security policies "
            + offered.stream().map(EndpointDescription::getSecurityPolicyUri).distinct().toList()
            + ", the route asks for "
            + wanted.getUri());
  }

  private static OpcUaClientConfig config(
      Settings settings, Certificates certificates, EndpointDescription endpoint)
      throws IOException, GeneralSecurityException {
    OpcUaClientConfigBuilder config =
        OpcUaClientConfig.builder()
            .setEndpoint(endpoint)
            .setApplicationName(LocalizedText.english("Millwright"))
            .setApplicationUri(Certificates.APPLICATION_URI)
            .setRequestTimeout(uint(REQUEST.toMillis()))
            .setSessionTimeout(uint(KEPT_BY_SERVER.toMillis()))
            .setKeepAliveInterval(uint(ALIVE.toMillis()))
            .setKeepAliveTimeout(uint(REQUEST.toMillis()))
            .setKeepAliveFailuresAllowed(uint(1));
    if (settings.security() != SecurityPolicy.None) {
      secure(config, certificates);
    }
    Optional<Settings.Login> login = settings.login();
    if (login.isPresent()) {
      config.setIdentityProvider(new UsernameProvider(login.get().user(), login.get().password()));
    }
    return config.build();
  }

  private static void secure(OpcUaClientConfigBuilder config, Certificates certificates)
      throws IOException, GeneralSecurityException {
    Certificates.Identity identity = certificates.identity();
    config
        .setKeyPair(identity.keys())
        .setCertificate(identity.certificate())
        .setCertificateChain(new X509Certificate[] {identity.certificate()})
        .setCertificateValidator(certificates.validator());
  }
}

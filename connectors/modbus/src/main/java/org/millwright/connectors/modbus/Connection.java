package org.millwright.connectors.modbus;

import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.plc4x.java.api.exceptions.PlcConnectionException;
import org.apache.plc4x.java.api.messages.PlcReadRequest;
import org.apache.plc4x.java.api.messages.PlcReadResponse;
import org.apache.plc4x.java.api.types.PlcResponseCode;
import org.apache.plc4x.java.modbus.tcp.ModbusTcpDriver;
import org.apache.plc4x.java.modbus.tcp.config.ModbusTcpConfiguration;
import org.apache.plc4x.java.modbus.types.ModbusByteOrder;
import org.apache.plc4x.java.spi.connection.DefaultNettyPlcConnection;
import org.jspecify.annotations.Nullable;

/** One TCP connection to a device; every wait is bounded. */
final class Connection implements AutoCloseable {

  /** A device that has not answered for so long is lost. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Beyond the driver's own time-out, which may be late by a tick. */
  private static final Duration MARGIN = Duration.ofMillis(500);

  private static final int MOST_COILS = 2000;

  private final DefaultNettyPlcConnection connection;

  private Connection(DefaultNettyPlcConnection connection) {
    this.connection = connection;
  }

  static Connection open(Settings settings, EventLoopGroup eventLoop)
      throws PlcConnectionException {
    var channels = new Channels(eventLoop, settings.host(), settings.port(), PATIENCE);
    DefaultNettyPlcConnection connection = new Driver().connection(settings.unit(), channels);
    connection.connect();
    return new Connection(connection);
  }

  /**
   * Reads a block in one request.
   *
   * @throws TimeoutException when the device does not answer
   * @throws IOException when the connection broke
   */
  PlcReadResponse read(Block block)
      throws IOException, TimeoutException, ExecutionException, InterruptedException {
    PlcReadRequest.Builder request = connection.readRequestBuilder();
    for (Block.Item item : block.items()) {
      request.addTag(item.address(), item.register());
    }
    long began = System.nanoTime();
    @Nullable PlcReadResponse response =
        request.build().execute().get(PATIENCE.plus(MARGIN).toMillis(), TimeUnit.MILLISECONDS);
    if (response == null || !connection.isConnected()) {
      throw new IOException("the device closed the connection");
    }
    if (refused(response) && Duration.ofNanos(System.nanoTime() - began).compareTo(PATIENCE) >= 0) {
      throw new TimeoutException("no answer within " + PATIENCE.toMillis() + " ms");
    }
    return response;
  }

  /** A time-out comes as a response code too: only the time it took tells it from a refusal. */
  private static boolean refused(PlcReadResponse response) {
    return response.getTagNames().stream()
        .anyMatch(name -> response.getResponseCode(name) != PlcResponseCode.OK);
  }

  @Override
  public void close() throws PlcConnectionException {
    connection.close();
  }

  /** Opens the driver's stack on channels of ours. */
  private static final class Driver extends ModbusTcpDriver {
    DefaultNettyPlcConnection connection(int unit, Channels channels) {
      return new DefaultNettyPlcConnection(
          canPing(),
          canRead(),
          canWrite(),
          canSubscribe(),
          canBrowse(),
          getValueHandler(),
          configuration(unit),
          channels,
          false,
          awaitSetupComplete(),
          awaitDisconnectComplete(),
          awaitDiscoverComplete(),
          getStackConfigurer(),
          getOptimizer(),
          null);
    }

    private static ModbusTcpConfiguration configuration(int unit) {
      var configuration = new ModbusTcpConfiguration();
      configuration.setDefaultUnitIdentifier(unit);
      configuration.setRequestTimeout(Math.toIntExact(PATIENCE.toMillis()));
      configuration.setPingAddress("holding-register:1");
      configuration.setDefaultPayloadByteOrder(ModbusByteOrder.BIG_ENDIAN);
      configuration.setMaxCoilsPerRequest(MOST_COILS);
      configuration.setMaxRegistersPerRequest(Block.MOST_REGISTERS);
      return configuration;
    }
  }
}

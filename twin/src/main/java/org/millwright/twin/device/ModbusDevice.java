package org.millwright.twin.device;

import com.digitalpetri.modbus.ExceptionCode;
import com.digitalpetri.modbus.FunctionCode;
import com.digitalpetri.modbus.exceptions.ModbusResponseException;
import com.digitalpetri.modbus.exceptions.UnknownUnitIdException;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersRequest;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersResponse;
import com.digitalpetri.modbus.server.ModbusRequestContext;
import com.digitalpetri.modbus.server.ModbusServices;
import com.digitalpetri.modbus.server.ModbusTcpServer;
import com.digitalpetri.modbus.tcp.server.NettyTcpServerTransport;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.millwright.twin.plant.MachineImage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Modbus TCP server with a unit for each machine, read-only, on the loopback address. A unit
 * that is cut off does not answer at all. See {@link RegisterImage} for the addresses.
 */
public final class ModbusDevice implements Device {
  private static final Logger LOG = LoggerFactory.getLogger(ModbusDevice.class);
  private static final String HOST = "127.0.0.1";

  private final int port;
  private final List<String> units;
  private final NioEventLoopGroup eventLoop =
      new NioEventLoopGroup(1, new DefaultThreadFactory("twin-modbus", true));
  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("twin-modbus-requests").factory());
  private final ModbusTcpServer server;

  private volatile Map<String, MachineImage> latest;

  /**
   * Starts the server.
   *
   * @param port TCP port, 1 to 65535
   * @param units machine ids; the first is unit 1
   * @param images of these machines
   * @throws IllegalStateException if the port is taken
   */
  public ModbusDevice(int port, List<String> units, Map<String, MachineImage> images) {
    this.port = port;
    this.units = List.copyOf(units);
    this.latest = Map.copyOf(images);
    this.server = ModbusTcpServer.create(transport(), new Registers());
    try {
      server.start();
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          title() + " cannot start: port " + port + " is taken; choose another with --modbus-port",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(title() + ": interrupted while starting", e);
    }
  }

  @Override
  public String title() {
    return "Modbus TCP " + HOST + ":" + port;
  }

  @Override
  public void show(Map<String, MachineImage> images) {
    latest = Map.copyOf(images);
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (ExecutionException e) {
      LOG.warn("{} did not stop cleanly", title(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    executor.shutdownNow();
    eventLoop.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  private NettyTcpServerTransport transport() {
    return NettyTcpServerTransport.create(config ->
        config
            .setBindAddress(HOST)
            .setPort(port)
            .setEventLoopGroup(eventLoop)
            .setExecutor(executor));
  }

  private MachineImage unit(int unitId) throws UnknownUnitIdException {
    MachineImage image =
        unitId >= 1 && unitId <= units.size() ? latest.get(units.get(unitId - 1)) : null;
    if (image == null || !image.reachable()) {
      throw new UnknownUnitIdException(unitId);
    }
    return image;
  }

  private final class Registers implements ModbusServices {
    @Override
    public ReadHoldingRegistersResponse readHoldingRegisters(
        ModbusRequestContext context, int unitId, ReadHoldingRegistersRequest request)
        throws ModbusResponseException, UnknownUnitIdException {
      MachineImage image = unit(unitId);
      int from = request.address();
      int to = from + request.quantity();
      if (to > RegisterImage.COUNT) {
        throw new ModbusResponseException(
            FunctionCode.READ_HOLDING_REGISTERS.getCode(),
            ExceptionCode.ILLEGAL_DATA_ADDRESS.getCode());
      }
      return new ReadHoldingRegistersResponse(
          Arrays.copyOfRange(RegisterImage.of(image), from * 2, to * 2));
    }
  }
}

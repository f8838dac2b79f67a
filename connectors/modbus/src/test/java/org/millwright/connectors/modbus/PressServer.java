package org.millwright.connectors.modbus;

import com.digitalpetri.modbus.ExceptionCode;
import com.digitalpetri.modbus.FunctionCode;
import com.digitalpetri.modbus.exceptions.ModbusResponseException;
import com.digitalpetri.modbus.exceptions.UnknownUnitIdException;
import com.digitalpetri.modbus.pdu.ReadCoilsRequest;
import com.digitalpetri.modbus.pdu.ReadCoilsResponse;
import com.digitalpetri.modbus.pdu.ReadDiscreteInputsRequest;
import com.digitalpetri.modbus.pdu.ReadDiscreteInputsResponse;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersRequest;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersResponse;
import com.digitalpetri.modbus.pdu.ReadInputRegistersRequest;
import com.digitalpetri.modbus.pdu.ReadInputRegistersResponse;
import com.digitalpetri.modbus.server.ModbusRequestContext;
import com.digitalpetri.modbus.server.ModbusServices;
import com.digitalpetri.modbus.server.ModbusTcpServer;
import com.digitalpetri.modbus.tcp.server.NettyTcpServerTransport;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.observation.LiveDevice;
import org.millwright.domain.observation.Source;
import org.millwright.domain.observation.TagSheet;
import org.millwright.domain.observation.TagSheets;
import org.millwright.domain.plant.MachineId;

/**
 * A press with a real Modbus TCP server, digitalpetri's, on a free port of the loopback address. It
 * has the registers that were put, and refuses all others.
 */
final class PressServer implements LiveDevice {

  static final MachineId PRESS_1 = new MachineId("press-1");
  static final String TEMPERATURE = "holding-register:6:REAL";
  static final String VIBRATION = "holding-register:8:REAL";

  private static final String HOST = "127.0.0.1";
  private static final String NAN = "7FC00000";

  /** How the press falls silent. */
  enum Silence {
    /** Its server goes down and closes the connections. */
    SERVER_DOWN,
    /** The connection stays, but the unit behind it answers nothing. */
    UNIT_MUTE
  }

  private final int port = freePort();
  private final TagSheet sheet;
  private final Silence silence;
  private final Map<Integer, Map<Integer, Short>> units = new TreeMap<>();
  private final EventLoopGroup eventLoop =
      new MultiThreadIoEventLoopGroup(
          1, new DefaultThreadFactory("press-server", true), NioIoHandler.newFactory());
  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("press-server-requests").factory());
  private @Nullable ModbusTcpServer server;
  private volatile boolean mute;
  private volatile @Nullable ExceptionCode refusal;

  PressServer(Silence silence) {
    this(
        silence,
        """
        signal,address,type,unit
        temperature,%s,number,°C
        vibration,%s,number,mm/s
        """
            .formatted(TEMPERATURE, VIBRATION));
  }

  PressServer(Silence silence, String sheet) {
    this.silence = silence;
    this.sheet = sheet(sheet);
    set(TEMPERATURE, 20);
    set(VIBRATION, 1);
  }

  static TagSheet sheet(String csv) {
    return TagSheet.parse(PRESS_1, "camel-routes/tags/press-1.csv", csv).orThrow();
  }

  /**
   * Puts bytes into registers.
   *
   * @param first number of the first register on the wire, from 0
   * @param hex two bytes a register, the high one first
   */
  void put(int unit, int first, String hex) {
    ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    synchronized (units) {
      Map<Integer, Short> registers = units.computeIfAbsent(unit, _ -> new TreeMap<>());
      for (int number = first; bytes.hasRemaining(); number++) {
        registers.put(number, bytes.getShort());
      }
    }
  }

  /** Answers every request with an exception from now on; null answers again. */
  void refuse(@Nullable ExceptionCode with) {
    refusal = with;
  }

  Map<String, String> parameters(int unit) {
    return Map.of("address", HOST + ":" + port, "unit", Integer.toString(unit), "every", "100");
  }

  @Override
  public TagSheet sheet() {
    return sheet;
  }

  @Override
  public void start() throws Exception {
    mute = false;
    if (server == null) {
      var transport =
          NettyTcpServerTransport.create(config ->
              config
                  .setBindAddress(HOST)
                  .setPort(port)
                  .setEventLoopGroup(eventLoop)
                  .setExecutor(executor));
      server = ModbusTcpServer.create(transport, new Registers());
      server.start();
    }
  }

  @Override
  public void stop() throws Exception {
    if (silence == Silence.UNIT_MUTE) {
      mute = true;
    } else {
      shutDown();
    }
  }

  @Override
  public void set(String address, double value) {
    put(1, first(address), "%08X".formatted(Float.floatToIntBits((float) value)));
  }

  @Override
  public void fail(String address) {
    put(1, first(address), NAN);
  }

  @Override
  public Source connect(TagSheets tags, InstantSource clock) {
    return new ModbusFactory().create("press-1", parameters(1), tags, clock);
  }

  @Override
  public boolean owns(Thread thread) {
    return thread.getName().startsWith("press-server");
  }

  @Override
  public void close() throws Exception {
    shutDown();
    executor.shutdownNow();
    eventLoop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(1000);
  }

  private void shutDown() throws Exception {
    if (server != null) {
      server.stop();
      server = null;
    }
  }

  /** Data sheets count registers from 1, the wire from 0. */
  private static int first(String address) {
    return Integer.parseInt(address.substring(address.indexOf(':') + 1, address.lastIndexOf(':')))
        - 1;
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException("no free port", e);
    }
  }

  private byte[] registers(int unit, int address, int quantity, FunctionCode function)
      throws ModbusResponseException, UnknownUnitIdException {
    ExceptionCode exception = refusal;
    if (exception != null) {
      throw new ModbusResponseException(function, exception);
    }
    ByteBuffer bytes = ByteBuffer.allocate(quantity * 2);
    synchronized (units) {
      Map<Integer, Short> registers = units.get(unit);
      if (registers == null || mute) {
        throw new UnknownUnitIdException(unit);
      }
      for (int number = address; number < address + quantity; number++) {
        Short register = registers.get(number);
        if (register == null) {
          throw new ModbusResponseException(function, ExceptionCode.ILLEGAL_DATA_ADDRESS);
        }
        bytes.putShort(register);
      }
    }
    return bytes.array();
  }

  /** Every second bit is set, beginning with the first. */
  private static byte[] bits(int address, int quantity) {
    byte[] bits = new byte[Math.ceilDiv(quantity, 8)];
    for (int i = 0; i < quantity; i++) {
      if ((address + i) % 2 == 0) {
        bits[i / 8] |= (byte) (1 << (i % 8));
      }
    }
    return bits;
  }

  private final class Registers implements ModbusServices {
    @Override
    public ReadHoldingRegistersResponse readHoldingRegisters(
        ModbusRequestContext context, int unit, ReadHoldingRegistersRequest request)
        throws ModbusResponseException, UnknownUnitIdException {
      return new ReadHoldingRegistersResponse(
          registers(
              unit, request.address(), request.quantity(), FunctionCode.READ_HOLDING_REGISTERS));
    }

    @Override
    public ReadInputRegistersResponse readInputRegisters(
        ModbusRequestContext context, int unit, ReadInputRegistersRequest request)
        throws ModbusResponseException, UnknownUnitIdException {
      return new ReadInputRegistersResponse(
          registers(
              unit, request.address(), request.quantity(), FunctionCode.READ_INPUT_REGISTERS));
    }

    @Override
    public ReadCoilsResponse readCoils(
        ModbusRequestContext context, int unit, ReadCoilsRequest request) {
      return new ReadCoilsResponse(bits(request.address(), request.quantity()));
    }

    @Override
    public ReadDiscreteInputsResponse readDiscreteInputs(
        ModbusRequestContext context, int unit, ReadDiscreteInputsRequest request) {
      return new ReadDiscreteInputsResponse(bits(request.address(), request.quantity()));
    }
  }
}

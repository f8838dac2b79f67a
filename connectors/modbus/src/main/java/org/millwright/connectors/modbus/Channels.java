package org.millwright.connectors.modbus;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.apache.plc4x.java.api.exceptions.PlcConnectionException;
import org.apache.plc4x.java.spi.connection.ChannelFactory;
import org.apache.plc4x.java.spi.events.CloseConnectionEvent;

/**
 * TCP channels on the source's own event loop. PLC4X's own factory starts a loop of non-daemon
 * threads for each channel, and when the device closes the channel, PLC4X forgets the timer and the
 * request threads that belong to it; here they end with the channel, whoever closes it.
 */
final class Channels implements ChannelFactory {

  private final EventLoopGroup eventLoop;
  private final String host;
  private final int port;
  private final Duration patience;

  Channels(EventLoopGroup eventLoop, String host, int port, Duration patience) {
    this.eventLoop = eventLoop;
    this.host = host;
    this.port = port;
    this.patience = patience;
  }

  @Override
  public Channel createChannel(ChannelHandler handler) throws PlcConnectionException {
    ChannelFuture connected =
        new Bootstrap()
            .group(eventLoop)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(patience.toMillis()))
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.SO_KEEPALIVE, true)
            .handler(handler)
            .connect(new InetSocketAddress(host, port));
    try {
      connected.await();
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      connected.channel().close().awaitUninterruptibly();
      throw new PlcConnectionException("closed while connecting", closing);
    }
    if (!connected.isSuccess()) {
      throw new PlcConnectionException(connected.cause());
    }
    return connected.channel();
  }

  @Override
  public boolean isPassive() {
    return false;
  }

  @Override
  public void initializePipeline(ChannelPipeline pipeline) {
    pipeline.addLast(new EndWithChannel());
  }

  private static final class EndWithChannel extends ChannelInboundHandlerAdapter {
    @Override
    public void channelInactive(ChannelHandlerContext context) {
      end(context.pipeline());
      context.fireChannelInactive();
    }

    /** A channel that never became active is not told that it is inactive. */
    @Override
    public void channelUnregistered(ChannelHandlerContext context) {
      end(context.pipeline());
      context.fireChannelUnregistered();
    }

    /** What PLC4X does when we close; the channel itself is closed already. */
    private static void end(ChannelPipeline pipeline) {
      pipeline.fireUserEventTriggered(new CloseConnectionEvent());
      var _ = pipeline.close();
    }
  }
}

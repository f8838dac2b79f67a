package org.millwright.connectors.opcua;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.HashedWheelTimer;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.milo.opcua.stack.transport.client.tcp.OpcTcpClientTransportConfigBuilder;

/** The threads of one source's client, so that closing the source ends them all. */
record ClientThreads(
    EventLoopGroup eventLoop,
    ExecutorService executor,
    ScheduledExecutorService scheduler,
    HashedWheelTimer timer)
    implements AutoCloseable {

  private static final long GRACE_MILLIS = 1000;

  static ClientThreads named(String name) {
    var threads = new DefaultThreadFactory(name, true);
    return new ClientThreads(
        new MultiThreadIoEventLoopGroup(1, threads, NioIoHandler.newFactory()),
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(name + "-task").factory()),
        Executors.newSingleThreadScheduledExecutor(threads),
        new HashedWheelTimer(threads));
  }

  void carry(OpcTcpClientTransportConfigBuilder transport) {
    transport
        .setEventLoop(eventLoop)
        .setExecutor(executor)
        .setScheduledExecutor(scheduler)
        .setWheelTimer(timer);
  }

  @Override
  public void close() {
    timer.stop();
    scheduler.shutdownNow();
    executor.shutdownNow();
    eventLoop
        .shutdownGracefully(0, GRACE_MILLIS, TimeUnit.MILLISECONDS)
        .awaitUninterruptibly(GRACE_MILLIS);
  }
}

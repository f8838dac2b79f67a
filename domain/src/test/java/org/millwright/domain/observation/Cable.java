package org.millwright.domain.observation;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A network cable between a source and a device on this machine, which can be cut: then nothing
 * passes and nobody is told, as when a switch loses power. What was under way arrives once the
 * cable is mended, as TCP has it.
 */
public final class Cable implements AutoCloseable {

  private final ServerSocket plug;
  private final int devicePort;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private boolean cut;

  /** A whole cable to the device. */
  public Cable(int devicePort) throws IOException {
    this.plug = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.devicePort = devicePort;
    Thread.startVirtualThread(this::accept);
  }

  /** The port that the source connects to. */
  public int port() {
    return plug.getLocalPort();
  }

  public synchronized void cut() {
    cut = true;
  }

  public synchronized void mend() {
    cut = false;
    notifyAll();
  }

  @Override
  public void close() throws IOException {
    mend();
    plug.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private void accept() {
    while (!plug.isClosed()) {
      try {
        Socket source = plug.accept();
        sockets.add(source);
        Thread.startVirtualThread(() -> join(source));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void join(Socket source) {
    try {
      whole();
      Socket device = new Socket(InetAddress.getLoopbackAddress(), devicePort);
      sockets.add(device);
      Thread.startVirtualThread(() -> carry(source, device));
      carry(device, source);
    } catch (IOException | InterruptedException away) {
      drop(source);
    }
  }

  private void carry(Socket from, Socket to) {
    byte[] buffer = new byte[8192];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        whole();
        out.write(buffer, 0, length);
      }
    } catch (IOException | InterruptedException broken) {
      // Both ends are dropped below.
    }
    drop(from);
    drop(to);
  }

  private synchronized void whole() throws InterruptedException {
    while (cut) {
      wait();
    }
  }

  private void drop(Socket socket) {
    sockets.remove(socket);
    try {
      whole();
      socket.close();
    } catch (IOException | InterruptedException gone) {
      Thread.currentThread().interrupt();
    }
  }
}

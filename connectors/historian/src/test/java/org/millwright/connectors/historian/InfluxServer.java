package org.millwright.connectors.historian;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Debian's InfluxDB 1.6 as child processes. It does not know {@code /api/v2/write} yet, so that an
 * nginx stands before it and rewrites that to {@code /write}.
 */
final class InfluxServer implements HistorianServer {

  static final String NOT_INSTALLED =
      "InfluxDB or nginx is not installed; apt-get install influxdb nginx-light";

  private final Path folder;
  private final int own = freePort();
  private final int rpc = freePort();
  private final int front = freePort();
  private final Process nginx;
  private Process influx;

  InfluxServer(Path folder) throws IOException {
    this.folder = folder;
    Files.writeString(folder.resolve("influxdb.conf"), influxConf());
    Files.writeString(folder.resolve("nginx.conf"), nginxConf());
    influx = startInflux();
    nginx =
        start(
            "nginx",
            program("nginx").orElseThrow(),
            "-p",
            folder.toString(),
            "-c",
            folder.resolve("nginx.conf").toString());
    awaitAnswer();
  }

  static boolean installed() {
    return program("influxd").isPresent() && program("nginx").isPresent();
  }

  private static Optional<String> program(String name) {
    return Stream.of("/usr/bin/", "/usr/sbin/", "/usr/local/bin/", "/usr/local/sbin/")
        .map(place -> place + name)
        .filter(file -> Files.isExecutable(Path.of(file)))
        .findFirst();
  }

  @Override
  public HistorianSettings settings(Keep keep) {
    return HistorianSettings.of(
        URI.create("http://127.0.0.1:" + front),
        new Backend.InfluxDb("millwright", "millwright", null),
        keep);
  }

  @Override
  public void kill() throws IOException {
    end(influx.destroyForcibly());
    influx = startInflux();
    awaitAnswer();
  }

  @Override
  public void close() throws IOException {
    nginx.destroy();
    influx.destroy();
    end(nginx);
    end(influx);
  }

  private Process startInflux() throws IOException {
    return start(
        "influxd",
        program("influxd").orElseThrow(),
        "-config",
        folder.resolve("influxdb.conf").toString());
  }

  private Process start(String name, String... command) throws IOException {
    return new ProcessBuilder(new ArrayList<>(List.of(command)))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve(name + ".log").toFile()))
        .start();
  }

  private static void end(Process process) throws IOException {
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a server ends", e);
    }
  }

  private void awaitAnswer() throws IOException {
    HttpRequest ping =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + front + "/ping")).build();
    try (var http = HttpClient.newHttpClient()) {
      Awaitility.await()
          .atMost(60, TimeUnit.SECONDS)
          .ignoreExceptions()
          .until(() -> http.send(ping, BodyHandlers.discarding()).statusCode() == 204);
    } catch (ConditionTimeoutException e) {
      throw new IOException(Files.readString(folder.resolve("influxd.log")), e);
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private String influxConf() {
    return """
    reporting-disabled = true
    bind-address = "127.0.0.1:%1$d"
    [meta]
      dir = "%3$s/meta"
    [data]
      dir = "%3$s/data"
      wal-dir = "%3$s/wal"
    [retention]
      enabled = true
      check-interval = "1s"
    [http]
      bind-address = "127.0.0.1:%2$d"
      log-enabled = false
    [monitor]
      store-enabled = false
    [continuous_queries]
      enabled = false
    """
        .formatted(rpc, own, folder);
  }

  private String nginxConf() {
    return """
    daemon off;
    master_process off;
    pid %3$s/nginx.pid;
    error_log stderr;
    events {}
    http {
      access_log off;
      client_max_body_size 64m;
      client_body_temp_path %3$s/body;
      proxy_temp_path %3$s/proxy;
      fastcgi_temp_path %3$s/fastcgi;
      uwsgi_temp_path %3$s/uwsgi;
      scgi_temp_path %3$s/scgi;
      map $arg_bucket $database { ~^(?<d>[^/%%]+) $d; }
      map $arg_bucket $policy { ~(?:/|%%2F)(?<p>.+)$ $p; }
      server {
        listen 127.0.0.1:%1$d;
        location = /api/v2/write {
          rewrite ^ /write?db=$database&rp=$policy&precision=$arg_precision? break;
          proxy_pass http://127.0.0.1:%2$d;
        }
        location / { proxy_pass http://127.0.0.1:%2$d; }
      }
    }
    """
        .formatted(front, own, folder);
  }
}

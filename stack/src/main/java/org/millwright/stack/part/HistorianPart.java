package org.millwright.stack.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.millwright.stack.settings.PartName;
import org.millwright.stack.settings.Port;
import org.millwright.stack.settings.StackSettings;

/** QuestDB: takes lines of the Influx protocol, answers SQL over the PostgreSQL wire. */
final class HistorianPart implements Part {
  static final String USER = "admin";

  private final StackSettings settings;

  HistorianPart(StackSettings settings) {
    this.settings = settings;
  }

  @Override
  public PartName name() {
    return PartName.HISTORIAN;
  }

  @Override
  public Set<PartName> needs() {
    return Set.of();
  }

  @Override
  public String address() {
    return "http://" + settings.ports().address(Port.HISTORIAN);
  }

  @Override
  public Launch launch() throws IOException {
    Path root = settings.stateOf(PartName.HISTORIAN);
    Files.write(Files.createDirectories(root.resolve("conf")).resolve("server.conf"), properties());
    Files.copy(
        HistorianPart.class.getResourceAsStream("questdb-log.conf"),
        root.resolve("conf").resolve("log.conf"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    return new Launch(
        new JavaCommand(settings, PartName.HISTORIAN)
            .goesBehind()
            .with("-Xmx160m")
            // QuestDB reads the layout of objects from their headers and crashes with small ones;
            // large pages cost it 900 MB
            .with("-XX:-UseCompactObjectHeaders", "-XX:-UseTransparentHugePages")
            .with("--add-exports=java.base/jdk.internal.math=ALL-UNNAMED")
            .runOwn("io.questdb.ServerMain", List.of("-d", root.toString())),
        Map.of("QDB_HTTP_PASSWORD", password(settings), "QDB_PG_PASSWORD", password(settings)));
  }

  @Override
  public boolean ready() throws IOException {
    return Http.answersTo(
        USER, password(settings), address() + "/exec?query=select%201", "dataset");
  }

  static String password(StackSettings settings) throws IOException {
    return Secret.in(settings.data().resolve("secrets/historian-password"));
  }

  private List<String> properties() {
    return List.of(
        "http.bind.to=" + settings.ports().address(Port.HISTORIAN),
        "http.min.enabled=false",
        "pg.net.bind.to=" + settings.ports().address(Port.HISTORIAN_PG),
        "pg.user=" + USER,
        "http.user=" + USER,
        "line.tcp.enabled=false",
        "line.udp.enabled=false",
        "telemetry.enabled=false",
        "metrics.enabled=false",
        "query.tracing.enabled=false",
        // A commit is answered only when it is on the disk; the standard mode does not ask for it.
        "cairo.commit.mode=sync",
        // Machines report a little out of turn: only the tail of the hour is written anew for it.
        "cairo.o3.partition.split.min.size=262144",
        "shared.worker.count=2",
        // Workers look for work some times and then sleep; the standard is thousands of looks.
        "shared.worker.nap.threshold=20",
        "shared.worker.sleep.threshold=40",
        "wal.apply.worker.nap.threshold=20",
        "wal.apply.worker.sleep.threshold=40",
        "mat.view.refresh.worker.nap.threshold=20",
        "mat.view.refresh.worker.sleep.threshold=40",
        // Pools that grow when needed; their standard sizes alone fill 100 MB.
        "cairo.lexer.pool.capacity=128",
        "cairo.model.pool.capacity=64",
        "cairo.expression.pool.capacity=512",
        "cairo.column.pool.capacity=512",
        "cairo.o3.column.memory.size=262144",
        "cairo.writer.data.append.page.size=1048576",
        "cairo.wal.writer.data.append.page.size=262144",
        "cairo.system.writer.data.append.page.size=65536",
        "http.send.buffer.size=524288",
        "http.net.connection.limit=32",
        "pg.net.connection.limit=16");
  }
}

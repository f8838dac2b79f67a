package org.millwright.bench.ingest;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.millwright.bench.load.Program;
import org.millwright.bench.load.Quantiles;

/** A console's live stream: when the values of machines come to be seen there. */
final class LiveWatch implements AutoCloseable {

  private static final String DATA = "data:{\"id\":\"";

  private final Visible visible;
  private final InstantSource clock;
  private final Stream<String> lines;
  private final Thread reader =
      Thread.ofPlatform().daemon().name("live-watch").unstarted(this::read);

  /** Opens the stream. */
  LiveWatch(Program program, long frameMillis, InstantSource clock)
      throws IOException, InterruptedException {
    visible = new Visible(frameMillis);
    this.clock = clock;
    HttpRequest request =
        HttpRequest.newBuilder(program.app().resolve("/api/live"))
            .header("Authorization", "Bearer " + program.token())
            .build();
    HttpResponse<Stream<String>> answer =
        program.http().send(request, HttpResponse.BodyHandlers.ofLines());
    if (answer.statusCode() != 200) {
      throw new IOException(request.uri() + " answers " + answer.statusCode() + ", expected 200");
    }
    lines = answer.body();
    reader.start();
  }

  void reset() {
    visible.reset();
  }

  Quantiles latencies() {
    return visible.latencies();
  }

  private void read() {
    try {
      lines.forEach(line -> {
        if (line.startsWith(DATA)) {
          String machine = line.substring(DATA.length(), line.indexOf('"', DATA.length()));
          visible.picture(machine, line, clock.millis());
        }
      });
    } catch (java.io.UncheckedIOException ended) {
      // the program was stopped, or let this listener go: the count of latencies tells
    }
  }

  @Override
  public void close() {
    lines.close();
  }
}

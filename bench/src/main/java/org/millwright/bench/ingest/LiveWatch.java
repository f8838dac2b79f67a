package org.millwright.bench.ingest;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.millwright.bench.load.Program;

/** A console's live stream: when OEE that counts what a machine told comes to be seen there. */
final class LiveWatch implements AutoCloseable {

  private static final String MACHINE = "data:{\"machine\":\"";
  private static final String HEARD = "\"heardUntil\":\"";

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

  Latencies latencies() {
    return visible.latencies();
  }

  private void read() {
    try {
      lines.forEach(line -> {
        int heard = line.startsWith(MACHINE) ? line.indexOf(HEARD) : -1;
        if (heard >= 0) {
          String machine = word(line, MACHINE.length());
          String until = word(line, heard + HEARD.length());
          visible.shows(machine, Instant.parse(until).toEpochMilli(), clock.millis());
        }
      });
    } catch (java.io.UncheckedIOException ended) {
      // the program was stopped, or let this listener go: the count of latencies tells
    }
  }

  private static String word(String line, int from) {
    return line.substring(from, line.indexOf('"', from));
  }

  @Override
  public void close() {
    lines.close();
  }
}

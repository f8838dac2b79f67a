package org.millwright.connectors.erp;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.millwright.connectors.erp.B2mmlReader.Confirmation;
import org.millwright.domain.erp.Documents.Letter;
import org.millwright.domain.sheet.Checked;

/** Posts a document to the ERP, once. */
final class ErpCall implements AutoCloseable {

  private static final long LONGEST_ANSWER = 1_000_000;

  private final ErpSettings settings;
  private final HttpClient client;

  ErpCall(ErpSettings settings) {
    this.settings = settings;
    client =
        HttpClient.newBuilder()
            .connectTimeout(settings.connectTimeout())
            .version(HttpClient.Version.HTTP_1_1)
            .build();
  }

  Answer send(Letter letter) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(settings.url())
            .timeout(settings.answerTimeout())
            .header("Content-Type", letter.contentType())
            .header("Accept", "application/xml")
            .header("X-Document-Id", letter.id())
            .POST(HttpRequest.BodyPublishers.ofByteArray(letter.body()))
            .build();
    CompletableFuture<HttpResponse<byte[]>> response =
        client.sendAsync(
            request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
    Duration longest = settings.connectTimeout().plus(settings.answerTimeout());
    try {
      return answer(letter.id(), response.get(longest.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException e) {
      return new Answer.Failed(settings.url() + ": " + sentence(e));
    } catch (TimeoutException _) {
      return new Answer.Failed(
          settings.url() + " did not end its answer in " + longest.toMillis() + " ms");
    } finally {
      response.cancel(true);
    }
  }

  private Answer answer(String id, HttpResponse<byte[]> response) {
    int status = response.statusCode();
    if (status / 100 == 2) {
      return confirmed(id, response.body());
    }
    String sentence = settings.url() + " answered " + status + ": " + beginning(response.body());
    return status == 400 || status == 422
        ? new Answer.Refused(sentence)
        : new Answer.Failed(sentence);
  }

  /** A 2xx is a receipt, unless it carries a ConfirmBOD for something else. */
  private Answer confirmed(String id, byte[] body) {
    return switch (B2mmlReader.confirmation("the ERP's answer", body)) {
      case Checked.Sound<Confirmation>(Confirmation confirmation)
          when !confirmation.bodIds().contains(id) ->
          new Answer.Failed(
              settings.url() + " confirmed " + confirmation.bodIds() + ", expected " + id);
      case Checked.Sound<Confirmation> _, Checked.Refused<Confirmation> _ -> new Answer.Accepted();
    };
  }

  private static String beginning(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8).strip();
    return text.length() <= 500 ? text : text.substring(0, 500) + "…";
  }

  private static String sentence(ExecutionException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    String message = cause.getMessage();
    String kind = cause.getClass().getSimpleName();
    return message == null ? kind : kind + ", " + message;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}

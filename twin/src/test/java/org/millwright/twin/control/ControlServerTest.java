package org.millwright.twin.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millwright.twin.PlantClock;
import org.millwright.twin.erp.Documents;
import org.millwright.twin.erp.Erp;
import org.millwright.twin.plant.Plant;
import org.millwright.twin.plant.PlantLayout;
import org.millwright.twin.truth.TruthLog;

class ControlServerTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private TruthLog truth;
  private PlantClock plantClock;
  private ControlServer server;

  @BeforeEach
  void start() {
    InstantSource clock = InstantSource.system();
    truth = new TruthLog(folder, clock, 1_000_000);
    Plant plant = new Plant(PlantLayout.machines(), 1, truth);
    plantClock = new PlantClock(plant, List.of(), clock, 10);
    Erp erp = new Erp(folder.resolve("erp"), clock);
    server = new ControlServer(0, plant, plantClock, truth, erp, clock);
  }

  @AfterEach
  void stop() {
    server.close();
    plantClock.close();
    truth.close();
    client.close();
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
        .timeout(PATIENCE);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return send(to(path).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    return JSON.readTree(send(to(path)).body());
  }

  private HttpRequest.Builder document(String id) {
    return to("/erp/documents")
        .header("Content-Type", "application/xml")
        .header("X-Document-Id", id)
        .POST(HttpRequest.BodyPublishers.ofByteArray(Documents.performance(id)));
  }

  @Test
  void tenMachinesOnTwoLinesAreListedWithTheirValues() throws Exception {
    JsonNode machines = get("/machines");

    assertThat(machines.findValuesAsText("id"))
        .containsExactly(
            "cnc-1",
            "cnc-2",
            "cnc-3",
            "robot-1",
            "conveyor-1",
            "press-1",
            "oven-1",
            "robot-2",
            "packer-1",
            "conveyor-2");
    JsonNode press = machines.get(5);
    assertThat(press.path("protocol").textValue()).isEqualTo("modbus");
    assertThat(press.path("line").textValue()).isEqualTo("line-2");
    assertThat(press.path("state").textValue()).isEqualTo("EXECUTE");
    assertThat(press.path("values").path("temperature").doubleValue()).isBetween(43.0, 47.0);
    assertThat(press.path("units").path("speed").textValue()).isEqualTo("strokes/min");
  }

  @Test
  void nineKindsOfFaultAreDescribed() throws Exception {
    JsonNode kinds = get("/faults");

    assertThat(kinds.findValuesAsText("kind"))
        .containsExactly(
            "bearing-wear",
            "overheating",
            "jam",
            "tool-break",
            "sensor-stuck",
            "sensor-drop-out",
            "connection-loss",
            "clock-skew",
            "counter-reset");
    assertThat(kinds.get(4).path("parameters").has("signal")).isTrue();
    assertThat(kinds.get(0).path("parameters").has("signal")).isFalse();
  }

  @Test
  void aFaultStartsIsShownAtItsMachineAndEndsWithTheRepair() throws Exception {
    HttpResponse<String> injected =
        post("/faults", "{\"machine\":\"cnc-1\",\"kind\":\"bearing-wear\",\"for\":\"PT1H\"}");
    assertThat(injected.statusCode()).isEqualTo(201);
    String id = JSON.readTree(injected.body()).path("id").textValue();
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> get("/machines").get(0).path("faults").path(0).path("active").booleanValue());

    JsonNode repaired = JSON.readTree(post("/machines/cnc-1/repair", "").body());

    assertThat(repaired.path("ended").findValuesAsText("id")).containsExactly(id);
    assertThat(get("/machines").get(0).path("faults")).isEmpty();
    assertThat(send(to("/truth?since=0")).body())
        .contains("\"kind\":\"fault-injected\",\"machine\":\"cnc-1\",\"fault\":\"" + id)
        .contains("\"kind\":\"fault-started\"")
        .contains("\"kind\":\"repaired\"")
        .contains("\"cause\":\"repaired\"");
  }

  @Test
  void aWithdrawnFaultIsGoneAndASecondWithdrawalFindsNothing() throws Exception {
    String answer =
        post("/faults", "{\"machine\":\"oven-1\",\"kind\":\"jam\",\"after\":3600}").body();
    String path = "/faults/" + JSON.readTree(answer).path("id").textValue();

    assertThat(send(to(path).DELETE()).statusCode()).isEqualTo(204);
    assertThat(send(to(path).DELETE()).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest(name = "{0} {1} {2} is refused at {4}")
  @CsvSource(
      delimiter = '|',
      value = {
        "POST | /faults                | {'machine':'cnc-9','kind':'jam'}                | 400 | machine        | one of cnc-1",
        "POST | /faults                | {'machine':'cnc-1','kind':'rust'}               | 400 | kind           | one of bearing-wear",
        "POST | /faults                | {'machine':'cnc-1'}                             | 400 | kind           | one of bearing-wear",
        "POST | /faults                | {'kind':'jam','machine':7}                      | 400 | machine        | one of cnc-1",
        "POST | /faults                | {'machine':'cnc-1','kind':'jam','for':'soon'}   | 400 | for            | PT90S",
        "POST | /faults                | {'machine':'cnc-1','kind':'jam','after':-1}     | 400 | after          | between PT0S",
        "POST | /faults                | {'machine':'cnc-1','kind':'jam','for':0}        | 400 | for            | between PT0.1S",
        "POST | /faults                | {'machine':'cnc-1','kind':'jam','since':1}      | 400 | since          | one of machine",
        "POST | /faults                | {'machine':'cnc-1','kind':'jam','signal':'power'} | 400 | signal       | none",
        "POST | /faults                | {'machine':'cnc-1','kind':'sensor-stuck','signal':'noise'} | 400 | signal | temperature",
        "POST | /faults                | {'machine':'cnc-1'                              | 400 | line 1         | one JSON object",
        "POST | /faults                | {'machine':'cnc-1','kind':'jam'} {}             | 400 | line 1         | one JSON object",
        "POST | /faults                | []                                              | 400 | body           | an object with machine",
        "POST | /speed                 | {'factor':0}                                    | 400 | factor         | from 0.01 to 100",
        "POST | /speed                 | {'factor':'2'}                                  | 400 | factor         | from 0.01 to 100",
        "POST | /machines/cnc-9/repair | {}                                              | 404 | path           | one of cnc-1",
        "GET  | /truth?since=yesterday | {}                                              | 400 | since          | sequence number",
        "GET  | /nowhere               | {}                                              | 404 | path           | GET /machines",
        "PUT  | /faults                | {}                                              | 405 | method         | GET, POST",
        "POST | /erp/behaviour         | {'mode':'moody'}                                | 400 | mode           | accept-then-time-out",
        "POST | /erp/behaviour         | {'mode':'slow','times':-1}                      | 400 | times          | or more",
        "POST | /erp/documents         | <a                                              | 400 | line 1, column | a B2MML document",
        "GET  | /erp/documents/WO-1    | {}                                              | 404 | path           | /erp/documents",
      })
  void whatIsNotUnderstoodIsAnsweredWithWhatWasExpected(
      String method, String path, String body, int status, String at, String expected)
      throws Exception {
    HttpResponse<String> answer =
        send(to(path).method(method, HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'))));
    JsonNode problem = JSON.readTree(answer.body());

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(problem.path("status").intValue()).isEqualTo(status);
    assertThat(problem.path("at").textValue()).startsWith(at);
    assertThat(problem.path("expected").textValue()).contains(expected);
    assertThat(problem.path("detail").textValue()).isNotBlank();
  }

  @Test
  void theSpeedIsChanged() throws Exception {
    assertThat(post("/speed", "{\"factor\":2.5}").statusCode()).isEqualTo(200);
    assertThat(get("/speed").path("factor").doubleValue()).isEqualTo(2.5);
  }

  @Test
  void aDocumentIsConfirmedListedAndReadBack() throws Exception {
    HttpResponse<String> confirmation = send(document("WO 17/1"));

    assertThat(confirmation.statusCode()).isEqualTo(200);
    assertThat(confirmation.headers().firstValue("Content-Type")).hasValue("application/xml");
    assertThat(confirmation.body()).contains("<ConfirmBOD ").contains("<BODID>WO 17/1</BODID>");
    JsonNode listed = get("/erp/documents").get(0);
    assertThat(listed.path("id").textValue()).isEqualTo("WO 17/1");
    assertThat(listed.path("kind").textValue()).isEqualTo("ProcessOperationsPerformance");
    assertThat(send(to(listed.path("body").textValue())).body())
        .isEqualTo(
            new String(Documents.performance("WO 17/1"), java.nio.charset.StandardCharsets.UTF_8));

    assertThat(send(to("/erp/documents").DELETE()).statusCode()).isEqualTo(204);
    assertThat(get("/erp/documents")).isEmpty();
  }

  @Test
  void anErpThatAcceptsThenTimesOutHasTheDocumentOnceInTheEnd() throws Exception {
    post("/erp/behaviour", "{\"mode\":\"accept-then-time-out\",\"delaySeconds\":60,\"times\":1}");

    assertThatThrownBy(() -> send(document("WO-17").timeout(Duration.ofMillis(500))))
        .isInstanceOf(HttpTimeoutException.class);
    assertThat(get("/erp/documents").findValuesAsText("id")).containsExactly("WO-17");

    assertThat(send(document("WO-17")).statusCode()).isEqualTo(200);
    JsonNode documents = get("/erp/documents");
    assertThat(documents).hasSize(1);
    assertThat(documents.get(0).path("attempts").intValue()).isEqualTo(2);
    assertThat(documents.get(0).path("duplicates").intValue()).isEqualTo(1);
  }

  @Test
  void anErpThatRefusesAnswers503AndOneThatIsDownNothing() throws Exception {
    post("/erp/behaviour", "{\"mode\":\"refuse\",\"times\":1}");
    assertThat(send(document("WO-17")).statusCode()).isEqualTo(503);

    post("/erp/behaviour", "{\"mode\":\"down\"}");
    assertThatThrownBy(() -> send(document("WO-17"))).isInstanceOf(IOException.class);

    post("/erp/behaviour", "{\"mode\":\"normal\"}");
    assertThat(get("/erp/documents")).isEmpty();
    assertThat(send(document("WO-17")).statusCode()).isEqualTo(200);
  }
}

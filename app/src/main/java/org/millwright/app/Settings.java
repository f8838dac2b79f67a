package org.millwright.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.millwright.app.role.Role;
import org.millwright.connectors.historian.Backend;
import org.millwright.connectors.historian.HistorianSettings;
import org.millwright.connectors.historian.Keep;
import org.millwright.connectors.mqtt.Joining;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Everything that can be set, as {@code millwright.*} properties or {@code MILLWRIGHT_*}
 * environment variables. {@code docs/reference/settings.md} tells each with its unit and when to
 * change it. All faults are reported at once.
 *
 * @param home the installation: where {@code rules/}, {@code bpmn/} and {@code camel-routes/} lie
 * @param data the data folder; nothing is written outside it
 * @param roles what this process does
 */
@ConfigurationProperties("millwright")
public record Settings(
    @DefaultValue(".") Path home,
    @DefaultValue("data") Path data,
    @DefaultValue({"edge", "plant", "console"}) Set<Role> roles,
    Kafka kafka,
    Mqtt mqtt,
    Historian historian,
    Postgres postgres,
    Engine engine,
    Erp erp,
    Opcua opcua,
    Modbus modbus,
    Edge edge) {

  /** The bus. {@code bootstrap}: host:port pairs, comma-separated. */
  public record Kafka(String bootstrap) {}

  /** The MQTT broker, such as {@code tcp://127.0.0.1:21883}. */
  public record Mqtt(String url) {}

  /**
   * The historian: {@code url} takes writes (Influx protocol).
   *
   * @param backend {@code questdb}, asked through {@code pg}, or {@code influxdb}
   * @param keep how long readings are kept as they came
   * @param keepMinutes how long their roll-ups by the minute are kept
   * @param keepHours how long their roll-ups by the hour are kept
   */
  public record Historian(
      URI url,
      @DefaultValue("questdb") String backend,
      Pg pg,
      @DefaultValue Influx influx,
      @DefaultValue("P30D") Duration keep,
      @DefaultValue("P366D") Duration keepMinutes,
      @DefaultValue("P3653D") Duration keepHours) {

    private static final String QUESTDB = "questdb";
    private static final String INFLUXDB = "influxdb";

    /** As the connector wants it. */
    public HistorianSettings forConnector() {
      return HistorianSettings.of(url, server(), new Keep(keep, keepMinutes, keepHours));
    }

    private Backend server() {
      return switch (backend) {
        case QUESTDB -> new Backend.QuestDb(pg.url, pg.user, pg.password);
        case INFLUXDB ->
            new Backend.InfluxDb(
                influx.database, influx.organisation, influx.token.isEmpty() ? null : influx.token);
        default ->
            throw new IllegalArgumentException(
                "backend is \"" + backend + "\", expected " + QUESTDB + " or " + INFLUXDB);
      };
    }

    /** InfluxDB's database; organisation and token where it asks for them. */
    public record Influx(
        @DefaultValue("millwright") String database,
        @DefaultValue("millwright") String organisation,
        @DefaultValue("") String token) {
      @Override
      public String toString() {
        return "Influx[database=" + database + ", organisation=" + organisation + "]";
      }
    }

    /** The PostgreSQL wire of the historian, a JDBC URL. */
    public record Pg(String url, String user, String password) {
      @Override
      public String toString() {
        return "Pg[url=" + url + ", user=" + user + "]";
      }
    }
  }

  /** The database, a JDBC URL. */
  public record Postgres(String url, String user, String password) {
    @Override
    public String toString() {
      return "Postgres[url=" + url + ", user=" + user + "]";
    }
  }

  /** The process engine's gateway. */
  public record Engine(URI grpc, URI rest) {}

  /** The ERP. {@code url}: documents are posted to {@code url/documents}. */
  public record Erp(
      URI url,
      @DefaultValue("PT5S") Duration answerWithin,
      @DefaultValue("PT0.5S") Duration retryAfter,
      @DefaultValue("PT1M") Duration refusedRetryAfter) {}

  /** The default endpoint of OPC UA routes, {@code {{opcua.endpoint}}}. */
  public record Opcua(String endpoint) {}

  /** The default host:port of Modbus routes, {@code {{modbus.address}}}. */
  public record Modbus(String address) {}

  /**
   * {@code silence}: a machine that says nothing for so long is lost. {@code frameReadings} and
   * {@code frameSpan}: how far MQTT messages that wait for the bus are joined, see {@link Joining}.
   */
  public record Edge(
      @DefaultValue("PT4S") Duration silence,
      @DefaultValue("100") int frameReadings,
      @DefaultValue("PT0.02S") Duration frameSpan) {

    public Joining joining() {
      return new Joining(frameReadings, frameSpan);
    }
  }

  public Settings {
    Objects.requireNonNull(home, "home");
    var faults = new ArrayList<String>();
    if (roles.isEmpty()) {
      faults.add("millwright.roles is empty, expected some of edge, plant, console");
    }
    positive("millwright.erp.answer-within", erp.answerWithin(), faults);
    positive("millwright.erp.retry-after", erp.retryAfter(), faults);
    positive("millwright.erp.refused-retry-after", erp.refusedRetryAfter(), faults);
    positive("millwright.edge.silence", edge.silence(), faults);
    understood("millwright.historian", historian::forConnector, faults);
    understood("millwright.edge.frame", edge::joining, faults);
    refuse(faults);
    home = home.toAbsolutePath().normalize();
    data = data.toAbsolutePath().normalize();
    roles = Set.copyOf(roles);
  }

  private static void positive(String name, Duration value, List<String> faults) {
    if (value.isNegative() || value.isZero()) {
      faults.add(name + " is " + value + ", expected above 0, such as PT5S");
    }
  }

  private static void understood(String name, Supplier<?> setting, List<String> faults) {
    try {
      var _ = setting.get();
    } catch (IllegalArgumentException fault) {
      faults.add(name + ": " + fault.getMessage());
    }
  }

  private static void refuse(List<String> faults) {
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", faults));
    }
  }
}

package org.millwright.connectors.historian.archive;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.InfluxDBClientOptions;
import java.net.URI;
import java.time.Duration;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Clients of the InfluxDB protocol with our time limits. */
public final class LineClient {

  private LineClient() {}

  /**
   * A client.
   *
   * @param authorization replaces the client's own header, which knows tokens only; null to keep it
   */
  public static InfluxDBClient of(
      URI url,
      @Nullable String token,
      String organisation,
      String bucket,
      @Nullable String authorization) {
    return InfluxDBClientFactory.create(
        InfluxDBClientOptions.builder()
            .url(url.toString())
            .authenticateToken((token == null ? "none" : token).toCharArray())
            .org(organisation)
            .bucket(bucket)
            .okHttpClient(http(authorization))
            .build());
  }

  private static OkHttpClient.Builder http(@Nullable String authorization) {
    var http =
        new OkHttpClient.Builder()
            .connectTimeout(Duration.ofSeconds(5))
            .writeTimeout(Duration.ofSeconds(30))
            .readTimeout(Duration.ofSeconds(30));
    if (authorization != null) {
      http.addNetworkInterceptor(call ->
          call.proceed(call.request().newBuilder().header("Authorization", authorization).build()));
    }
    return http;
  }
}

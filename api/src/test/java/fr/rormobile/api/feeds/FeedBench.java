package fr.rormobile.api.feeds;

import static fr.rormobile.api.feeds.FeedControllerTest.BLOIS;

import fr.rormobile.api.testing.RorServer;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * How many units a second a feed writes, through HTTP, in batches of 5,000, each with seven
 * figures; first of units that nobody spoke of yet, then of the same units again. Run it by hand.
 */
final class FeedBench {
  private static final int BATCH = 5_000;
  private static final int BATCHES = 4;
  private static final int ROUNDS = 3;

  private FeedBench() {}

  public static void main(String[] arguments) throws Exception {
    try (var server = RorServer.start(Map.of())) {
      create(server.jdbi());
      var statements = new ConcurrentHashMap<String, Long>();
      server.jdbi().setSqlLogger(timing(statements));
      var token = server.client().login("flux", RorServer.PASSWORD);
      for (var round = 0; round < ROUNDS; round++) {
        statements.clear();
        var nanos = 0L;
        var parsing = 0L;
        for (var batch = 0; batch < BATCHES; batch++) {
          var message = message(batch, round).getBytes(StandardCharsets.UTF_8);
          var read = System.nanoTime();
          FeedJson.read(new ByteArrayInputStream(message)).digest();
          var sent = System.nanoTime();
          send(server, token, message);
          parsing += sent - read;
          nanos += System.nanoTime() - sent;
        }
        System.out.printf(
            "round %d: %.0f units/s; a batch: %.0f ms, of which reading %.0f ms%n",
            round, BATCH * BATCHES / (nanos / 1e9), nanos / 1e6 / BATCHES, parsing / 1e6 / BATCHES);
        statements.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(9)
            .forEach(
                of ->
                    System.out.printf(
                        "  %5.0f ms %s%n", of.getValue() / 1e6 / BATCHES, of.getKey()));
      }
    }
    System.exit(0);
  }

  private static void create(Jdbi jdbi) {
    jdbi.useHandle(
        h ->
            h.createUpdate(
                    """
                    INSERT INTO care_unit (id, facility_finess, name, activity_field_code, care_mode_code,
                                           operational_activity_code, external_id, source)
                    SELECT 'ue-bench-' || n, :facility, 'UNITE ' || n, '01', '28', '013', 'N-' || n, 'MANUAL'
                      FROM generate_series(0, :units - 1) n
                    """)
                .bind("facility", BLOIS)
                .bind("units", BATCH * BATCHES)
                .execute());
  }

  private static SqlLogger timing(Map<String, Long> statements) {
    return new SqlLogger() {
      @Override
      public void logAfterExecution(StatementContext context) {
        var sql = context.getRenderedSql().strip().replaceAll("\\s+", " ");
        statements.merge(
            sql.substring(0, Math.min(70, sql.length())),
            context.getElapsedTime(ChronoUnit.NANOS),
            Long::sum);
      }
    };
  }

  private static void send(RorServer server, String token, byte[] message) throws Exception {
    var request =
        HttpRequest.newBuilder(server.uri().resolve("/feeds/beds"))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofByteArray(message))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200 || !answer.body().contains("\"applied\":" + BATCH)) {
        throw new IllegalStateException(answer.statusCode() + " " + answer.body());
      }
    }
  }

  private static String message(int batch, int round) {
    var reports = new String[BATCH];
    for (var i = 0; i < BATCH; i++) {
      var free = (i + round) % 4;
      reports[i] =
          FeedControllerTest.report(
              BLOIS,
              "N-" + (batch * BATCH + i),
              Instant.now(),
              line("INSTALLED", "", 20),
              line("AVAILABLE", ", \"gender\": \"FEMALE\"", free),
              line("AVAILABLE", ", \"gender\": \"MALE\"", 1),
              line("AVAILABLE", ", \"gender\": \"UNDETERMINED\"", 2),
              line("OCCUPIED", "", 14 - free),
              line("RESERVED", "", 1),
              line("CLOSED", ", \"closingType\": \"REOPENABLE\"", 2));
    }
    return FeedControllerTest.message(UUID.randomUUID().toString(), reports);
  }

  private static String line(String status, String more, int count) {
    return "{\"nature\": \"BED\", \"status\": \"%s\", \"horizon\": \"NOW\"%s, \"count\": %d}"
        .formatted(status, more, count);
  }
}

package fr.rormobile.api.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A feed's message that the program is killed in: all of it is done, or none, and it can be sent
 * again.
 */
class KilledFeedIT {
  private static final String UNIT = "ue-410000020-rea";
  private static final String REPORTS =
      "SELECT count(*) FROM bed_report WHERE message_id = 'nuit-2' AND unit_id = '" + UNIT + "'";

  @TempDir Path folder;

  @Test
  void aMessageSentAgainAfterAKillHasTheSameResult() throws Exception {
    int http = PackagedApplication.freePort();
    int database = PackagedApplication.freePort();
    var environment = Map.of("ROR_EMBEDDED_POSTGRESQL_PORT", Integer.toString(database));
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    var message = message("nuit-2", now, 2);

    try (var first = PackagedApplication.embedded(folder, http, environment).awaitReady();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var flux = first.as("flux");
      var before = flux.post("/feeds/beds", message("nuit-1", now.minusSeconds(60), 1));
      assertThat(before.json().at("/counts/applied").asInt()).as(before.text()).isEqualTo(1);
      try (var holder = connect(database)) {
        holder.setAutoCommit(false);
        query(holder, "SELECT count(*) FROM (SELECT FROM feed FOR UPDATE) f");
        var sent = threads.submit(() -> flux.post("/feeds/beds", message));
        Awaitility.await("all but the commit is done")
            .atMost(Duration.ofSeconds(30))
            .until(() -> query(holder, WAITING) > 0);

        first.kill();

        assertThatThrownBy(sent::get).isInstanceOf(ExecutionException.class);
        holder.rollback();
        Awaitility.await("PostgreSQL has noticed")
            .atMost(Duration.ofSeconds(30))
            .until(() -> query(holder, WAITING) == 0);
      }
    }

    try (var second = PackagedApplication.embedded(folder, http, environment).awaitReady();
        var reader = connect(database)) {
      assertThat(query(reader, REPORTS)).isZero();

      var again = second.as("flux").post("/feeds/beds", message);
      var oncemore = second.as("flux").post("/feeds/beds", message);

      assertThat(again.json().at("/results/0/status").asText()).isEqualTo("APPLIED");
      assertThat(oncemore.text()).isEqualTo(again.text());
      assertThat(query(reader, REPORTS)).isEqualTo(1);
    }
  }

  private static final String WAITING =
      "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
          + " AND query LIKE 'INSERT INTO feed AS%'";

  private static Connection connect(int port) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "");
  }

  private static int query(Connection database, String sql) throws SQLException {
    try (var statement = database.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    }
  }

  private static String message(String id, Instant at, int occupied) {
    return """
    {"messageId": "%s", "reports": [{"facilityId": "410000020", "zone": "Z-REA", "validAt": "%s",
     "lines": [{"nature": "BED", "status": "RESERVED", "horizon": "NOW", "count": %d}]}]}
    """
        .formatted(id, at, occupied);
  }
}

package fr.rormobile.api.feeds;

import static fr.rormobile.api.feeds.FeedControllerTest.BLOIS;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.account.Role;
import fr.rormobile.api.testing.RorServer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whatever the order in which messages come, and however many at once, what stands at the end is
 * what all reports add up to by valid time, and of two at the same moment, the one known last.
 */
class FeedFoldTest {
  private static final int UNITS = 12;
  private static final int MESSAGES = 60;
  private static final List<String> STATUSES =
      List.of("INSTALLED", "AVAILABLE", "CLOSED", "OCCUPIED");

  /** Of each group the report that counts; lines that it does not name any more are not there. */
  private static final String DIFFERENCES =
      """
      WITH said AS (
        SELECT r.unit_id, r.id, r.valid_at, r.source, g->>'nature' AS nature, g->>'status' AS status,
               g->>'horizon' AS horizon, g->'lines' AS lines,
               row_number() OVER (PARTITION BY r.unit_id, g->>'nature', g->>'status', g->>'horizon'
                                      ORDER BY r.valid_at DESC, r.id DESC) AS place
          FROM bed_report r CROSS JOIN jsonb_array_elements(r.groups) g
         WHERE r.unit_id = ANY (:units)
      ), fold AS (
        SELECT s.unit_id, s.nature, s.status, s.horizon, coalesce(l->>'gender', '') AS gender,
               coalesce(l->>'closingType', '') AS closing_type, (l->>'count')::int AS count,
               s.source, s.valid_at
          FROM said s CROSS JOIN jsonb_array_elements(s.lines) l WHERE s.place = 1
      ), now AS (
        SELECT unit_id, nature, status, horizon, gender, closing_type, count, source, updated_at
          FROM capacity_line WHERE unit_id = ANY (:units)
      )
      (SELECT 'only in the fold ' || f::text FROM fold f EXCEPT SELECT 'only in the fold ' || n::text FROM now n)
       UNION ALL
      (SELECT 'only now ' || n::text FROM now n EXCEPT SELECT 'only now ' || f::text FROM fold f)
      """;

  private static RorServer server;

  @BeforeAll
  static void start() {
    server = RorServer.start(Map.of());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void whateverTheOrderTheStateIsTheFoldOfTheLog() throws Exception {
    var seed = Long.getLong("seed", System.nanoTime());
    System.out.println("FeedFoldTest seed " + seed);
    var random = new Random(seed);
    var zones = new Zones(server.jdbi());
    var units = new ArrayList<String>();
    for (var i = 0; i < UNITS; i++) {
      units.add(zones.create(BLOIS, "FOLD-" + i));
    }
    var messages = new ArrayList<FeedMessage>();
    var start = Instant.now().minusSeconds(3_600);
    for (var i = 0; i < MESSAGES; i++) {
      messages.add(message(random, start));
    }
    messages.addAll(messages.subList(0, MESSAGES / 3)); // sent again
    Collections.shuffle(messages, random);

    var feeds = server.context().getBean(Feeds.class);
    var caller = caller();
    var sending = new ArrayList<Callable<Feeds.Received>>();
    messages.forEach(message -> sending.add(() -> feeds.receive(caller, message)));
    try (var threads = Executors.newFixedThreadPool(6)) {
      for (var done : threads.invokeAll(sending)) {
        assertThat(done.get()).as("seed %s", seed).isInstanceOf(Feeds.Received.Answered.class);
      }
    }

    var differences =
        server
            .jdbi()
            .withHandle(
                h ->
                    h.createQuery(DIFFERENCES)
                        .bindArray("units", String.class, units)
                        .mapTo(String.class)
                        .list());
    assertThat(differences).as("seed %s", seed).isEmpty();
    assertThat(units.stream().mapToInt(zones::reports).sum()).isPositive();
  }

  private static FeedMessage message(Random random, Instant start) {
    var reports = new ArrayList<String>();
    for (var i = 0; i < 1 + random.nextInt(8); i++) {
      var lines = new ArrayList<String>();
      for (var status : STATUSES) {
        if (random.nextInt(3) > 0) {
          lines.addAll(lines(random, status));
        }
      }
      if (lines.isEmpty()) {
        lines.addAll(lines(random, "OCCUPIED"));
      }
      reports.add(
          FeedControllerTest.report(
              BLOIS,
              "FOLD-" + random.nextInt(UNITS),
              start.plusSeconds(random.nextInt(40)), // moments that meet are wanted
              lines.toArray(String[]::new)));
    }
    var text =
        FeedControllerTest.message(UUID.randomUUID().toString(), reports.toArray(String[]::new));
    return FeedJson.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> lines(Random random, String status) {
    return switch (status) {
      case "INSTALLED" -> List.of(line(status, "", 20 + random.nextInt(3)));
      case "AVAILABLE" ->
          random.nextBoolean()
              ? List.of(line(status, "", random.nextInt(5)))
              : List.of(
                  line(status, ", \"gender\": \"FEMALE\"", random.nextInt(4)),
                  line(status, ", \"gender\": \"MALE\"", random.nextInt(4)));
      case "CLOSED" ->
          List.of(line(status, ", \"closingType\": \"REOPENABLE\"", random.nextInt(6)));
      default -> List.of(line(status, "", random.nextInt(20)));
    };
  }

  private static String line(String status, String more, int count) {
    return "{\"nature\": \"BED\", \"status\": \"%s\"%s, \"count\": %d}"
        .formatted(status, more, count);
  }

  private static Caller caller() {
    var id =
        server
            .jdbi()
            .withHandle(
                h ->
                    h.createQuery("SELECT id FROM account WHERE login = 'flux'")
                        .mapTo(UUID.class)
                        .one());
    return new Caller(id, "flux", "Flux", Set.of(Role.FEED), Set.of(BLOIS), Set.of(), Set.of());
  }
}

package fr.rormobile.api.measuring;

import static fr.rormobile.api.measuring.Report.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * The night's feed of all hospitals, batch after batch, while people search: units a second, how
 * long until the search knows, and what it does to those who search.
 */
final class FeedMeasure {
  private static final double SEARCHES_PER_SECOND = 50;
  private static final Duration SLICE = Duration.ofSeconds(1);
  private static final Duration LONGEST_BATCH = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration INDEXED_BEFORE = Duration.ofSeconds(3);
  private static final long LOOK_AGAIN_NANOS = 25_000_000;
  private static final int WATCHED_A_BATCH = 8;
  private static final int LETTERS = 26;

  private final URI server;
  private final Connection database;
  private final Phone clinician;

  FeedMeasure(URI server, Connection database, Phone clinician) {
    this.server = server;
    this.database = database;
    this.clinician = clinician;
  }

  void run(Report report, Supplier<Request> searches)
      throws IOException, InterruptedException, SQLException {
    var batches = FeedOffer.prepare(database);
    var watched = watch(batches);
    var delays = new Series();
    var during = new Series();
    var going = new AtomicBoolean(true);
    var counts = new Counts();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.execute(
          () -> {
            while (going.get()) {
              during.add(OpenLoop.run(SEARCHES_PER_SECOND, SLICE, searches));
            }
          });
      try {
        for (var batch : batches) {
          counts.add(send(batch, 1));
          var committed = System.nanoTime();
          watched.stream()
              .filter(seen -> batch.zones().contains(seen.zone()))
              .forEach(seen -> threads.execute(() -> await(seen, committed, delays)));
        }
      } finally {
        going.set(false);
      }
    }
    report(report, counts, delays, during);
  }

  private record Watched(FeedOffer.Zone zone, String word) {}

  /** Some units of each batch get a name of their own, and no free bed for now. */
  private List<Watched> watch(List<FeedOffer.Batch> batches)
      throws IOException, InterruptedException, SQLException {
    var watched = new ArrayList<Watched>();
    for (var batch : batches) {
      var step = Math.max(1, batch.zones().size() / WATCHED_A_BATCH);
      var of = new ArrayList<FeedOffer.Zone>();
      for (var i = 0; i < batch.zones().size() && of.size() < WATCHED_A_BATCH; i += step) {
        var zone = batch.zones().get(i);
        var word = word(watched.size());
        try (var update = database.prepareStatement("UPDATE care_unit SET name = ? WHERE id = ?")) {
          update.setString(1, "UNITE " + word);
          update.setString(2, zone.unit());
          update.executeUpdate();
        }
        watched.add(new Watched(zone, word));
        of.add(zone);
      }
      send(new FeedOffer.Batch(batch.login(), of), 0);
    }
    LockSupport.parkNanos(INDEXED_BEFORE.toNanos());
    return watched;
  }

  /** Of no language, and far from each other in spelling and sound. */
  private static String word(int number) {
    var letter = (char) ('a' + number % LETTERS);
    var group = (char) ('a' + number / LETTERS);
    return "vxk" + letter + "w" + group + "zq" + letter + group;
  }

  private void await(Watched watched, long committed, Series delays) {
    var until = committed + PATIENCE.toNanos();
    while (System.nanoTime() < until) {
      try {
        var path = "/search?bedsAvailable=true&q=" + watched.word();
        if (shows(Phone.read(Phone.expect(clinician.get(path))), watched.zone().unit())) {
          delays.record(System.nanoTime() - committed, new Reply(200, false));
          return;
        }
      } catch (IOException | IllegalStateException refused) {
        // asked again: the search's own errors are counted by those who search
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return;
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
    delays.record(System.nanoTime() - committed, new Reply(404, false));
  }

  private static boolean shows(JsonNode page, String unit) {
    for (var item : page.path("items")) {
      if (item.path("id").asText().equals(unit)) {
        return true;
      }
    }
    return false;
  }

  private Sent send(FeedOffer.Batch batch, int free) throws IOException, InterruptedException {
    var id = UUID.randomUUID().toString();
    var now = Instant.now().toString();
    var reports = batch.zones().stream().map(zone -> report(zone, now, free)).toList();
    var system = Phone.login(server, batch.login());
    var request =
        HttpRequest.newBuilder(
                system.post("/feeds/beds", Map.of("messageId", id, "reports", reports), id),
                (name, value) -> true)
            .timeout(LONGEST_BATCH)
            .build();
    var began = System.nanoTime();
    var answer = Phone.expect(request);
    var nanos = System.nanoTime() - began;
    return new Sent(reports.size(), nanos, Phone.read(answer).path("counts"));
  }

  private static Map<String, Object> report(FeedOffer.Zone zone, String at, int free) {
    return Map.of(
        "facilityId",
        zone.facility(),
        "zone",
        zone.code(),
        "validAt",
        at,
        "lines",
        List.of(
            line("AVAILABLE", free, "gender", "FEMALE"),
            line("AVAILABLE", 0, "gender", "MALE"),
            line("AVAILABLE", 0, "gender", "UNDETERMINED"),
            line("OCCUPIED", 1, "horizon", "NOW"),
            line("RESERVED", 0, "horizon", "NOW")));
  }

  private static Map<String, Object> line(String status, int count, String more, String value) {
    return Map.of("nature", "BED", "status", status, "count", count, more, value);
  }

  private record Sent(int units, long nanos, JsonNode counts) {}

  /** What all batches gave. */
  private static final class Counts {
    private int batches;
    private long units;
    private long written;
    private long nanos;
    private long slowest;

    void add(Sent sent) {
      batches++;
      units += sent.units();
      nanos += sent.nanos();
      slowest = Math.max(slowest, sent.nanos());
      var counts = sent.counts();
      written += counts.path("applied").asLong() + counts.path("unchanged").asLong();
    }
  }

  private static void report(Report report, Counts counts, Series delays, Series during) {
    report.add(
        "flux de lits : unités validées par seconde, pendant 50 recherches/s",
        "≥ 2 000/s",
        format(
            "%.0f/s ; %,d unités écrites sur %,d, en %d messages d'au plus 5 000 (le plus long"
                + " %.1f s)",
            counts.written * 1e9 / counts.nanos,
            counts.written,
            counts.units,
            counts.batches,
            counts.slowest / 1e9));
    report.add(
        "flux de lits : message validé → lit trouvé",
        "p95 ≤ 1 s",
        format(
            "p50 %.0f ms, p95 %.0f, max %.0f ; %d trouvés sur %d",
            delays.percentile(50),
            delays.percentile(95),
            delays.max(),
            delays.acceptedCount(),
            delays.count()));
    report.add("recherches pendant le flux, 50/s", "aucune en échec", Report.latency(during));
  }
}

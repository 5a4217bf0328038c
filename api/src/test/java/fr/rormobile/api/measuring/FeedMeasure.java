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
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The night's feed of all hospitals, whose systems do not wait for each other, while people search:
 * units a second, how long until the search knows, and what it does to those who search.
 */
final class FeedMeasure {
  /** Systems that send at the same time, each of its own hospitals. */
  private static final int SENDERS = 2;

  private static final double SEARCHES_PER_SECOND = 50;
  private static final Duration SLICE = Duration.ofSeconds(1);
  private static final Duration LONGEST_BATCH = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration INDEXED_BEFORE = Duration.ofSeconds(3);
  private static final long LOOK_AGAIN_NANOS = 50_000_000;
  private static final Duration LONGEST_BACKLOG = Duration.ofMinutes(3);
  private static final int WATCHED_A_BATCH = 19;
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
    alone(report, batches);
    var watched = watch(batches);
    var delays = new Series();
    var during = new Series();
    var going = new AtomicBoolean(true);
    Counts counts;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var underWay = Collections.synchronizedList(new ArrayList<Future<?>>());
      underWay.add(
          threads.submit(
              () -> {
                while (going.get()) {
                  during.add(OpenLoop.run(SEARCHES_PER_SECOND, SLICE, searches));
                }
                return null;
              }));
      try {
        counts =
            sendAll(
                batches,
                1,
                i -> {
                  var committed = System.nanoTime();
                  underWay.add(
                      threads.submit(
                          () -> {
                            await(watched.get(i), committed, delays);
                            return null;
                          }));
                });
      } finally {
        going.set(false);
      }
      for (var task : underWay) {
        get(task);
      }
    }
    report(report, counts, delays, during);
  }

  /** With nobody searching; the index is kept up to date meanwhile. */
  private void alone(Report report, List<FeedOffer.Batch> batches)
      throws IOException, InterruptedException, SQLException {
    var counts = sendAll(batches, 2, i -> {});
    report.add("flux de lits seul : unités validées par seconde", "≥ 2 000/s", counts.text());
    awaitIndex();
  }

  /**
   * @param committed is told of each batch when it was answered
   */
  private Counts sendAll(List<FeedOffer.Batch> batches, int free, IntConsumer committed)
      throws InterruptedException {
    var sent = new ArrayList<Future<Sent>>();
    var began = System.nanoTime();
    try (var senders = Executors.newFixedThreadPool(SENDERS)) {
      for (var i = 0; i < batches.size(); i++) {
        var number = i;
        sent.add(
            senders.submit(
                () -> {
                  var batch = send(batches.get(number), free);
                  committed.accept(number);
                  return batch;
                }));
      }
    }
    var nanos = System.nanoTime() - began;
    var counts = new Counts(nanos);
    for (var batch : sent) {
      counts.add(get(batch));
    }
    return counts;
  }

  private static <T> T get(Future<T> task) throws InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException("La mesure du flux a échoué.", failed.getCause());
    }
  }

  /** Until the index has all of it, so that what is measured next starts even. */
  private void awaitIndex() throws SQLException {
    var until = System.nanoTime() + LONGEST_BACKLOG.toNanos();
    try (var query = database.prepareStatement("SELECT count(*) FROM index_document WHERE dirty")) {
      while (System.nanoTime() < until) {
        try (var rows = query.executeQuery()) {
          if (rows.next() && rows.getLong(1) == 0) {
            return;
          }
        }
        LockSupport.parkNanos(SLICE.toNanos());
      }
    }
    throw new IllegalStateException("L'index n'a pas rattrapé le flux.");
  }

  /**
   * Units of one batch.
   *
   * @param word in the name of each, and in no other
   */
  private record Watched(Set<String> units, String word) {}

  /**
   * Some units of each batch get a name of their own, and no free bed for now; but for one of them:
   * a search that finds nothing would be asked again with typing errors, and is dear.
   */
  private List<Watched> watch(List<FeedOffer.Batch> batches)
      throws IOException, InterruptedException, SQLException {
    var watched = new ArrayList<Watched>();
    for (var batch : batches) {
      var step = Math.max(1, batch.zones().size() / WATCHED_A_BATCH);
      var of = new ArrayList<FeedOffer.Zone>();
      var word = word(watched.size());
      for (var i = 0; i < batch.zones().size() && of.size() <= WATCHED_A_BATCH; i += step) {
        var zone = batch.zones().get(i);
        try (var update = database.prepareStatement("UPDATE care_unit SET name = ? WHERE id = ?")) {
          update.setString(1, "UNITE " + word);
          update.setString(2, zone.unit());
          update.executeUpdate();
        }
        of.add(zone);
      }
      var full = of.subList(1, of.size());
      watched.add(
          new Watched(
              full.stream().map(FeedOffer.Zone::unit).collect(Collectors.toUnmodifiableSet()),
              word));
      send(new FeedOffer.Batch(batch.login(), of.subList(0, 1)), 1);
      send(new FeedOffer.Batch(batch.login(), full), 0);
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
    var missing = new HashSet<>(watched.units());
    var path = "/search?bedsAvailable=true&size=50&q=" + watched.word();
    while (!missing.isEmpty() && System.nanoTime() < until) {
      try {
        var page = Phone.read(Phone.expect(clinician.get(path)));
        var after = System.nanoTime() - committed;
        for (var item : page.path("items")) {
          if (missing.remove(item.path("id").asText())) {
            delays.record(after, new Reply(200, false));
          }
        }
      } catch (IOException | IllegalStateException refused) {
        // asked again: the search's own errors are counted by those who search
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return;
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
    missing.forEach(unit -> delays.record(PATIENCE.toNanos(), new Reply(404, false)));
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
    private final long nanos;
    private long slowest;

    /**
     * @param nanos from the first byte of the first to the last answer
     */
    Counts(long nanos) {
      this.nanos = nanos;
    }

    void add(Sent sent) {
      batches++;
      units += sent.units();
      slowest = Math.max(slowest, sent.nanos());
      var counts = sent.counts();
      written += counts.path("applied").asLong() + counts.path("unchanged").asLong();
    }

    String text() {
      return format(
          "%.0f/s ; %,d unités écrites sur %,d, en %d messages d'au plus 5 000, %d à la fois (le"
              + " plus long %.1f s)",
          written * 1e9 / nanos, written, units, batches, SENDERS, slowest / 1e9);
    }
  }

  private static void report(Report report, Counts counts, Series delays, Series during) {
    report.add(
        "flux de lits : unités validées par seconde, pendant 50 recherches/s",
        "≥ 2 000/s",
        counts.text());
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

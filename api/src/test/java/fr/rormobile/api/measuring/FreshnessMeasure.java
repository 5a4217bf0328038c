package fr.rormobile.api.measuring;

import static fr.rormobile.api.measuring.Report.format;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** How long after a commit the search finds what was written. */
final class FreshnessMeasure {
  private static final int SAMPLES = 40;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long LOOK_AGAIN_NANOS = 10_000_000;
  private static final int LETTERS = 26;

  private FreshnessMeasure() {}

  static void run(Report report, Phone phone, Connection database, List<Sample.Unit> units)
      throws IOException, InterruptedException, SQLException {
    var series = new Series();
    for (var i = 0; i < Math.min(SAMPLES, units.size()); i++) {
      var word = word(i);
      rename(database, units.get(i).id(), "UNITE " + word);
      var committed = System.nanoTime();
      var found = awaitFound(phone, word, units.get(i).id());
      series.record(System.nanoTime() - committed, new Reply(found ? 200 : 404, false));
    }
    report.add(
        "écriture validée → trouvée",
        "p95 ≤ 1 s",
        format(
            "p50 %.0f ms, p95 %.0f, max %.0f ; %d trouvées sur %d",
            series.percentile(50),
            series.percentile(95),
            series.max(),
            series.acceptedCount(),
            series.count()));
  }

  /** Of no language, and far from each other in spelling and sound. */
  private static String word(int number) {
    var letter = (char) ('a' + number % LETTERS);
    var group = (char) ('a' + number / LETTERS);
    return "zwk" + letter + "v" + group + "xq" + letter + group;
  }

  private static void rename(Connection database, String unit, String name) throws SQLException {
    try (var update = database.prepareStatement("UPDATE care_unit SET name = ? WHERE id = ?")) {
      update.setString(1, name);
      update.setString(2, unit);
      update.executeUpdate();
    }
  }

  private static boolean awaitFound(Phone phone, String word, String unit)
      throws IOException, InterruptedException {
    var until = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < until) {
      var items = Phone.read(Phone.expect(phone.get("/search?q=" + word))).path("items");
      for (var item : items) {
        if (item.path("id").asText().equals(unit)) {
          return true;
        }
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
    return false;
  }
}

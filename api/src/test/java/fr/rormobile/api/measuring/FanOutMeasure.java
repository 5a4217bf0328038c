package fr.rormobile.api.measuring;

import static fr.rormobile.api.measuring.Report.format;

import fr.rormobile.notifier.Alert;
import fr.rormobile.notifier.AlertOutbox;
import fr.rormobile.notifier.Recipient;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** One alert to ten thousand phones: how long until the first and the last one is pushed. */
final class FanOutMeasure {
  private static final int PHONES = 10_000;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final long LOOK_AGAIN_NANOS = 20_000_000;

  private static final String REGISTER =
      """
      INSERT INTO notifier.device (id, owner_ref, platform, token, registered_at)
      SELECT 'fan-' || n, 'fan-' || n, 'ANDROID', 'fan:' || n, now()
        FROM generate_series(1, ?) AS n
      """;

  private final Connection database;
  private final FcmStub fcm;

  FanOutMeasure(Connection database, FcmStub fcm) {
    this.database = database;
    this.fcm = fcm;
  }

  void run(Report report) throws SQLException {
    try (var register = database.prepareStatement(REGISTER)) {
      register.setInt(1, PHONES);
      register.executeUpdate();
    }
    var recipients =
        IntStream.rangeClosed(1, PHONES)
            .mapToObj(n -> new Recipient("fan-" + n, "Téléphone " + n, null, true))
            .toList();
    var topic = UUID.randomUUID();
    var before = fcm.taken();
    database.setAutoCommit(false);
    long enqueuing;
    long committed;
    try {
      var began = System.nanoTime();
      new AlertOutbox(Clock.systemUTC()).enqueue(database, alert(topic), recipients);
      database.commit();
      committed = System.nanoTime();
      enqueuing = committed - began;
    } finally {
      database.setAutoCommit(true);
    }
    var until = committed + PATIENCE.toNanos();
    while (fcm.taken() - before < PHONES && System.nanoTime() < until) {
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
    var ended = System.nanoTime();
    var first = fcm.arrivals().first().get(topic.toString());
    report.add(
        "une alerte à 10 000 téléphones",
        "–",
        format(
            "écrite en %.1f s ; validée → premier appel à FCM %s ; %d appels sur %d en %.1f s"
                + " (%.0f/s)",
            enqueuing / 1e9,
            first == null ? "jamais" : format("%.0f ms", Math.max(0, first - committed) / 1e6),
            fcm.taken() - before,
            PHONES,
            (ended - committed) / 1e9,
            (fcm.taken() - before) / ((ended - committed) / 1e9)));
  }

  private static Alert alert(UUID topic) {
    return new Alert(
        UUID.randomUUID(),
        "TENSION_DECLARED",
        topic.toString(),
        "Mesure",
        "Une alerte à dix mille téléphones.",
        List.of(),
        List.of(),
        null,
        true,
        Clock.systemUTC().instant(),
        ZoneId.of("Europe/Paris"),
        Duration.ofHours(1));
  }
}

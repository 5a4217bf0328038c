package fr.rormobile.notifier.campaign;

import com.zaxxer.hikari.HikariDataSource;
import fr.rormobile.notifier.NotifierSchema;
import fr.rormobile.notifier.TestDatabase;
import fr.rormobile.notifier.campaign.Ledger.Trouble;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Two notifiers on one database, and all that can happen to them; one run. */
final class Campaign implements AutoCloseable {
  private static final int NOTIFIERS = 2;

  /** Of a hundred disturbances. */
  private static final int KILLS_BOTH = 8;

  private static final int DATABASE_GOES = 5;
  private static final int PROVIDER_FAILS = 12;
  private static final int LONGEST_PAUSE_MILLIS = 2_500;
  private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

  private final CampaignSettings settings;
  private final Clock clock;
  private final Random random;
  private final Consumer<String> progress;
  private final Ledger ledger = new Ledger();
  private final Providers providers;
  private final DatabaseServer server;
  private final HikariDataSource database;
  private final Jdbi jdbi;
  private final List<NotifierProcess> notifiers = new ArrayList<>();
  private final List<Path> logs = new ArrayList<>();
  private final CountDownLatch never = new CountDownLatch(1);
  private int kills;
  private int restarts;
  private int outages;

  Campaign(CampaignSettings settings, Path folder, Clock clock, Consumer<String> progress) {
    this.settings = settings;
    this.clock = clock;
    this.progress = progress;
    random = new Random(settings.seed());
    providers = new Providers(ledger, clock);
    server = new DatabaseServer(folder);
    database = TestDatabase.pool(server.url());
    jdbi = Jdbi.create(database);
    NotifierSchema.migrate(database);
    for (var n = 0; n < NOTIFIERS; n++) {
      notifiers.add(started(folder.resolve("notifier-" + n + ".log")));
      logs.add(folder.resolve("notifier-" + n + ".log"));
    }
  }

  private NotifierProcess started(Path log) {
    Map<String, String> environment = new HashMap<>(providers.settings());
    environment.putAll(settings.environment());
    environment.put("ROR_DATABASE_URL", server.url());
    return NotifierProcess.start(environment, log);
  }

  /** Disturbs until enough was killed, mends all, and waits for the last message. */
  CampaignResult run() {
    try (var _ = Declarer.start(database, ledger, clock, settings.alertsPerSecond())) {
      while (kills < settings.kills() || restarts < settings.restarts()) {
        pause(random.nextInt(LONGEST_PAUSE_MILLIS));
        disturb();
      }
    }
    progress.accept("Plus rien ne tombe : les derniers messages sont attendus.");
    var drained = drained();
    return result(drained);
  }

  private void disturb() {
    var dice = random.nextInt(100);
    if (dice < DATABASE_GOES || kills >= settings.kills()) {
      databaseGoes();
    } else if (dice < DATABASE_GOES + PROVIDER_FAILS && settings.longestOutage().isPositive()) {
      providerFails();
    } else if (dice < DATABASE_GOES + PROVIDER_FAILS + KILLS_BOTH) {
      kill(List.of(0, 1));
    } else {
      kill(List.of(random.nextInt(NOTIFIERS)));
    }
  }

  private void kill(List<Integer> which) {
    var from = clock.instant();
    which.forEach(n -> notifiers.get(n).kill());
    ledger.hit(inHand(), clock.instant());
    ledger.trouble(new Trouble("kill", from, clock.instant(), false));
    pause(random.nextInt(LONGEST_PAUSE_MILLIS / 2));
    which.forEach(n -> notifiers.set(n, started(logs.get(n))));
    kills += which.size();
    if (kills % 20 < which.size()) {
      progress.accept(
          "%d morts sur %d, %d alertes déclarées"
              .formatted(kills, settings.kills(), ledger.declared().size()));
    }
  }

  /**
   * Messages that somebody was sending. Some of them belong to the notifier that lives and are
   * settled in a moment: for these the moment of the hit is late by no more than that.
   */
  private List<Ledger.InHand> inHand() {
    try {
      return jdbi.withHandle(
          h ->
              h.createQuery(
                      """
                      SELECT id, lease_id
                        FROM notifier.outbox
                       WHERE state = 'WAITING'
                         AND lease_id IS NOT NULL
                      """)
                  .map(
                      (rs, context) ->
                          new Ledger.InHand(
                              rs.getObject("id", UUID.class), rs.getObject("lease_id", UUID.class)))
                  .list());
    } catch (JdbiException away) {
      return List.of();
    }
  }

  private void databaseGoes() {
    var from = clock.instant();
    if (random.nextBoolean()) {
      server.restart();
    } else {
      server.crash();
    }
    // The pools notice with their next connection.
    ledger.trouble(new Trouble("database", from, clock.instant(), true));
    restarts++;
  }

  private void providerFails() {
    var from = clock.instant();
    var length = random.nextInt((int) settings.longestOutage().toMillis());
    if (random.nextBoolean()) {
      providers.failPushes(random);
      killDuring(length);
      providers.pushesWell();
      ledger.trouble(new Trouble("PUSH", from, clock.instant(), true));
    } else {
      var command = providers.failMails(random);
      killDuring(length);
      providers.mailsWell(command);
      ledger.trouble(new Trouble("EMAIL", from, clock.instant(), true));
    }
    outages++;
  }

  /** One trouble seldom comes alone. */
  private void killDuring(int millis) {
    pause(millis / 2);
    if (kills < settings.kills()) {
      kill(List.of(random.nextInt(NOTIFIERS)));
    }
    pause(millis / 2);
  }

  private boolean drained() {
    var end = System.nanoTime() + settings.drain().toNanos();
    while (System.nanoTime() < end) {
      if (waiting() == 0) {
        return true;
      }
      pause((int) LOOK_AGAIN.toMillis());
    }
    return false;
  }

  private long waiting() {
    try {
      return jdbi.withHandle(
          h ->
              h.createQuery("SELECT count(*) FROM notifier.outbox WHERE state = 'WAITING'")
                  .mapTo(Long.class)
                  .one());
    } catch (JdbiException away) {
      return -1;
    }
  }

  private record Row(UUID id, UUID alert, String channel, String state, Instant committed) {}

  private CampaignResult result(boolean drained) {
    var rows =
        jdbi.withHandle(
            h ->
                h.createQuery(
                        "SELECT id, alert_id, channel, state, enqueued_at FROM notifier.outbox")
                    .map(
                        (rs, context) ->
                            new Row(
                                rs.getObject("id", UUID.class),
                                rs.getObject("alert_id", UUID.class),
                                rs.getString("channel"),
                                rs.getString("state"),
                                rs.getTimestamp("enqueued_at").toInstant()))
                    .list());
    var declared = ledger.declared();
    var known = rows.stream().filter(row -> !ledger.isUncertain(row.alert)).toList();
    var missingRows = (long) declared.size() * Declarer.MESSAGES_OF_AN_ALERT - known.size();
    var lost = missingRows + rows.stream().filter(row -> !ledger.isAccepted(row.id)).count();
    var recoveries =
        rows.stream()
            .filter(row -> ledger.isAccepted(row.id))
            .map(
                row ->
                    ledger.recovery(
                        row.id, row.channel, declared.getOrDefault(row.alert, row.committed)))
            .sorted()
            .toList();
    return new CampaignResult(
        declared.size(),
        ledger.uncertain(),
        rows.size(),
        rows.stream().filter(row -> ledger.isAccepted(row.id)).count(),
        lost,
        rows.stream().filter(row -> row.state.equals("PARKED")).count(),
        ledger.duplicates(),
        ledger.unexplainedDuplicates(),
        ledger.underTwoIds(),
        kills,
        ledger.hits(),
        restarts,
        outages,
        recoveries.isEmpty() ? Duration.ZERO : recoveries.get(recoveries.size() / 2),
        recoveries.isEmpty() ? Duration.ZERO : recoveries.getLast(),
        drained);
  }

  private void pause(int millis) {
    try {
      var _ = never.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * @throws SQLException never in practice
   */
  @Override
  public void close() throws SQLException {
    notifiers.forEach(NotifierProcess::stop);
    database.close();
    server.close();
    providers.close();
  }
}

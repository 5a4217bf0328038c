package fr.rormobile.api.freshness;

import static fr.rormobile.api.freshness.Wards.BLOIS;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.account.MovableClock;
import fr.rormobile.api.crisis.PersonalAlerts;
import fr.rormobile.api.freshness.Wards.Sent;
import fr.rormobile.api.testing.Engines;
import fr.rormobile.notifier.AlertOutbox;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedWatchTest {
  private final MovableClock clock = new MovableClock();
  private final Jdbi database = Engines.freshDatabase();
  private final Wards wards = new Wards(database);
  private final FeedWatch watch =
      new FeedWatch(
          database,
          new WatchStore(),
          new WatchWords(null),
          new PersonalAlerts(new AlertOutbox(clock)),
          clock);
  private UUID feed = UUID.randomUUID();

  @BeforeEach
  void aFeedThatIsExpectedEveryTwoHours() {
    wards.facility(BLOIS, "CH de Blois");
    feed = wards.account("flux", "FEED", List.of(BLOIS), List.of());
    wards.account("region", "REGIONAL_TEAM", List.of(), List.of("24"));
    wards.account("bretagne", "REGIONAL_TEAM", List.of(), List.of("53"));
    wards.run(
        "INSERT INTO feed (account_id, expected_minutes, last_received_at) VALUES (?, 120, ?)",
        feed,
        Timestamp.from(clock.instant()));
  }

  @Test
  void aSilenceIsToldOnceToTheTeamOfItsRegionAndItsEndToo() {
    clock.pass(Duration.ofHours(4));
    assertThat(watch.run()).isZero();
    clock.pass(Duration.ofSeconds(1));
    assertThat(watch.run()).isEqualTo(1);
    clock.pass(Duration.ofDays(3));
    assertThat(watch.run()).isZero();

    hear();
    assertThat(watch.run()).isEqualTo(1);
    assertThat(watch.run()).isZero();
    assertThat(wards.sent())
        .extracting(Sent::kind, Sent::title, Sent::to)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "FEED_SILENT", "Flux de lits silencieux : Compte flux", List.of("Compte region")),
            org.assertj.core.groups.Tuple.tuple(
                "FEED_HEARD",
                "Flux de lits de nouveau reçu : Compte flux",
                List.of("Compte region")));

    clock.pass(Duration.ofHours(5));
    assertThat(watch.run()).as("silent again").isEqualTo(1);
  }

  @Test
  void aClosedAccountIsNoFeed() {
    wards.run("UPDATE account SET active = false WHERE login = 'flux'");
    clock.pass(Duration.ofDays(1));

    assertThat(watch.run()).isZero();
  }

  @Test
  void processesAtOnceTellOnce() throws Exception {
    clock.pass(Duration.ofDays(1));
    var runs = new ArrayList<Callable<Integer>>();
    for (var i = 0; i < 6; i++) {
      runs.add(watch::run);
    }
    try (var threads = Executors.newFixedThreadPool(6)) {
      var told = 0;
      for (var done : threads.invokeAll(runs)) {
        told += done.get();
      }
      assertThat(told).isEqualTo(1);
    }
    assertThat(wards.sent()).hasSize(1);
  }

  @Test
  void aFeedOfAFacilityThatIsNotKnownHoldsUpNoOther() {
    var other = wards.account("autre", "FEED", List.of("999999999"), List.of());
    wards.run(
        "INSERT INTO feed (account_id, expected_minutes, last_received_at) VALUES (?, 120, ?)",
        other,
        Timestamp.from(clock.instant()));
    clock.pass(Duration.ofDays(1));

    assertThat(watch.run()).isEqualTo(1);
  }

  private void hear() {
    wards.run(
        "UPDATE feed SET last_received_at = ? WHERE account_id = ?",
        Timestamp.from(clock.instant()),
        feed);
  }
}

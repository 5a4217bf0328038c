package fr.rormobile.api.freshness;

import static fr.rormobile.api.freshness.Wards.BLOIS;
import static fr.rormobile.api.freshness.Wards.INTENSIVE_CARE;
import static fr.rormobile.api.freshness.Wards.OTHER;
import static fr.rormobile.api.freshness.Wards.TOURS;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.account.MovableClock;
import fr.rormobile.api.crisis.PersonalAlerts;
import fr.rormobile.api.freshness.Wards.Sent;
import fr.rormobile.api.platform.Turns;
import fr.rormobile.api.testing.Engines;
import fr.rormobile.notifier.AlertOutbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BedWatchTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final MovableClock clock = new MovableClock();
  private final Jdbi database = Engines.freshDatabase();
  private final Wards wards = new Wards(database);
  private final BedWatch watch = watch();
  private UUID director = UUID.randomUUID();

  @BeforeEach
  void aHospitalWithThreeUnits() {
    wards
        .facility(BLOIS, "CH de Blois")
        .unit("rea", BLOIS, "Réanimation", INTENSIVE_CARE)
        .unit("usic", BLOIS, "USIC", INTENSIVE_CARE)
        .unit("med", BLOIS, "Médecine", OTHER);
    wards.account("lits", "BED_MANAGER", List.of(BLOIS), List.of());
    director = wards.account("directeur", "DIRECTOR", List.of(BLOIS), List.of());
  }

  @Test
  void bedManagersAreRemindedOnceBeforeTheFiguresAreOverdue() {
    wards.free("rea", clock.instant()).free("usic", clock.instant().plus(Duration.ofMinutes(10)));

    clock.pass(Duration.ofHours(20).minusSeconds(1));
    assertThat(watch.run().reminders()).isZero();
    clock.pass(Duration.ofSeconds(1));
    assertThat(watch.run().reminders()).isEqualTo(1);
    for (var minute = 0; minute < 60; minute++) {
      clock.pass(Duration.ofMinutes(1));
      watch.run();
    }

    assertThat(wards.sent())
        .containsExactly(
            new Sent(
                "BEDS_DUE",
                "Lits à mettre à jour avant le 26 octobre à 1 h 59 : 2 unités, CH de Blois",
                List.of("Compte lits"),
                List.of("Réanimation", "USIC")));
  }

  @Test
  void whoeverRefreshesInTimeIsNotTold() {
    wards.free("rea", clock.instant());
    clock.pass(Duration.ofHours(21));
    watch.run();
    wards.free("rea", clock.instant());
    clock.pass(Duration.ofHours(19));
    watch.run();

    assertThat(wards.sent()).hasSize(1);
  }

  @Test
  void theReferentIsToldOnceADayUntilAllIsRefreshedAndOthersJoin() {
    var start = clock.instant();
    wards.free("rea", start).free("usic", start.plus(Duration.ofHours(6)));
    everyHalfHour(Duration.ofHours(26));
    assertThat(overdue()).hasSize(1);
    assertThat(overdue().getFirst().to()).containsExactly("Compte directeur");
    assertThat(overdue().getFirst().units()).containsExactly("Réanimation");

    everyHalfHour(Duration.ofHours(21)); // 47 h: the second unit is overdue since the 30th
    assertThat(overdue()).hasSize(1);
    everyHalfHour(Duration.ofHours(2));
    assertThat(overdue()).hasSize(2);
    assertThat(overdue().getLast().units()).containsExactly("Réanimation", "USIC");

    wards.free("rea", clock.instant()).free("usic", clock.instant());
    everyHalfHour(Duration.ofHours(23));
    assertThat(overdue()).hasSize(2);
    everyHalfHour(Duration.ofHours(2)); // a new story, told at once
    assertThat(overdue()).hasSize(3);
  }

  @Test
  void aWeekLaterNobodyIsToldAnyMore() {
    wards.free("rea", clock.instant());
    everyHour(Duration.ofDays(30));

    assertThat(overdue()).hasSize(7);
    assertThat(wards.sent()).hasSize(8);
  }

  @Test
  void aReferentWhoIsNamedIsToldInsteadOfTheDirector() {
    var referent = wards.account("referente", "BED_MANAGER", List.of(BLOIS), List.of());
    wards.run("INSERT INTO facility_referent VALUES (?, ?)", BLOIS, referent);
    wards.free("rea", clock.instant());
    everyHour(Duration.ofHours(26));

    assertThat(overdue()).hasSize(1);
    assertThat(overdue().getFirst().to()).containsExactly("Compte referente");
  }

  @Test
  void aTensionThatOpensRemindsAtOnceAndGivesTimeBeforeTheReferentHears() {
    wards.free("rea", clock.instant()).free("med", clock.instant());
    clock.pass(Duration.ofHours(15));
    watch.run();
    assertThat(wards.sent()).isEmpty();

    wards.tension(BLOIS, "pmi-1", true, director);
    watch.run();
    assertThat(wards.sent()).as("a drill").isEmpty();
    wards.tension(BLOIS, "pmi-1", false, director);
    watch.run();
    assertThat(wards.sent()).hasSize(1);
    assertThat(wards.sent().getFirst().title())
        .isEqualTo("Lits à mettre à jour dès maintenant : Réanimation, CH de Blois");

    every(Duration.ofMinutes(10), Duration.ofMinutes(110));
    assertThat(overdue()).isEmpty();
    every(Duration.ofMinutes(10), Duration.ofMinutes(20));
    assertThat(overdue()).hasSize(1);
    wards.run("UPDATE tension SET status = 'CLOSED', closed_at = now()");
    watch.run();
    assertThat(toldOverdue()).as("relaxed: nothing is overdue").isFalse();
  }

  @Test
  void onlyUnitsThatOnceSaidWhatIsFreeAreWaitedFor() {
    var old = clock.instant().minus(Duration.ofDays(2));
    wards
        .line("rea", "01", "01", old) // installed alone
        .line("usic", "02", "03", old) // a forecast alone
        .free("med", old)
        .run("UPDATE care_unit SET deleted_at = now() WHERE id = 'med'");

    assertThat(watch.run()).isEqualTo(new BedWatch.Run(0, 0, 0));
  }

  @Test
  void aFirstRunOnOldDataTellsEachFacilityOnceAndLeavesWhatIsOlderThanAWeek() {
    var names = new ArrayList<String>();
    for (var i = 0; i < 40; i++) {
      var finess = "45%07d".formatted(i);
      names.add(finess);
      wards.facility(finess, "CH " + i);
      for (var u = 0; u < 10; u++) {
        var unit = "u-" + i + "-" + u;
        wards.unit(unit, finess, "Unité " + u, INTENSIVE_CARE);
        wards.free(unit, clock.instant().minus(HOUR.multipliedBy(20 + 40L * u)));
      }
    }
    wards.account("tous", "BED_MANAGER", names, List.of());

    var first = watch.run();
    clock.pass(Duration.ofMinutes(1));
    var second = watch.run();

    assertThat(first).isEqualTo(new BedWatch.Run(40, 0, 0));
    assertThat(second).isEqualTo(new BedWatch.Run(0, 0, 0));
    assertThat(wards.sent()).allMatch(sent -> sent.units().size() == 5);
  }

  @Test
  void processesAtOnceSendOnce() throws Exception {
    wards.facility(TOURS, "CHRU").unit("t", TOURS, "Chirurgie", OTHER);
    wards.account("tours", "BED_MANAGER", List.of(TOURS), List.of());
    for (var round = 1; round <= 5; round++) {
      wards.free("rea", clock.instant()).free("t", clock.instant());
      clock.pass(Duration.ofHours(21));
      var together = new CyclicBarrier(6);
      var runs = new ArrayList<Callable<Integer>>();
      for (var i = 0; i < 6; i++) {
        var process = watch();
        runs.add(
            () -> {
              together.await();
              return process.run().reminders();
            });
      }
      try (var threads = Executors.newFixedThreadPool(6)) {
        var reminders = 0;
        for (var done : threads.invokeAll(runs)) {
          reminders += done.get();
        }
        assertThat(reminders).isEqualTo(2);
      }
      assertThat(wards.sent()).hasSize(2 * round);
    }
  }

  @Test
  void aFacilityThatCannotBeToldHoldsUpNoOtherAndLeavesNothingHalfDone() {
    wards.facility(TOURS, "CHRU").unit("t", TOURS, "Chirurgie", OTHER);
    wards.account("tours", "BED_MANAGER", List.of(TOURS), List.of());
    wards.free("rea", clock.instant()).free("t", clock.instant());
    wards.run(
        """
        ALTER TABLE bed_reminder ADD CONSTRAINT broken CHECK (unit_id <> 't')
        """);
    clock.pass(Duration.ofHours(21));

    assertThat(watch.run()).isEqualTo(new BedWatch.Run(1, 0, 1));
    assertThat(wards.sent()).hasSize(1);
    wards.run("ALTER TABLE bed_reminder DROP CONSTRAINT broken");
    assertThat(watch.run()).isEqualTo(new BedWatch.Run(1, 0, 0));
    assertThat(wards.sent()).hasSize(2);
  }

  @Test
  void anAccountThatIsClosedIsNotTold() {
    wards.run("UPDATE account SET active = false");
    wards.free("rea", clock.instant());
    everyHour(Duration.ofDays(3));

    assertThat(wards.sent()).isEmpty();
  }

  @Test
  void ofSeveralProcessesOneTakesTheTurn() {
    var minute = Duration.ofMinutes(1);

    assertThat(
            database.<Boolean, RuntimeException>withHandle(
                h -> Turns.take(h, "x", clock.instant(), minute)))
        .isTrue();
    assertThat(
            database.<Boolean, RuntimeException>withHandle(
                h -> Turns.take(h, "x", clock.instant(), minute)))
        .isFalse();
    clock.pass(minute);
    assertThat(
            database.<Boolean, RuntimeException>withHandle(
                h -> Turns.take(h, "x", clock.instant(), minute)))
        .isTrue();
  }

  private BedWatch watch() {
    return new BedWatch(
        database,
        new WatchStore(),
        new WatchWords(null),
        new PersonalAlerts(new AlertOutbox(clock)),
        clock);
  }

  private void everyHalfHour(Duration time) {
    every(Duration.ofMinutes(30), time);
  }

  private void everyHour(Duration time) {
    every(HOUR, time);
  }

  private void every(Duration step, Duration time) {
    Instant end = clock.instant().plus(time);
    while (clock.instant().isBefore(end)) {
      clock.pass(step);
      watch.run();
    }
  }

  private List<Sent> overdue() {
    return wards.sent().stream().filter(sent -> sent.kind().equals("BEDS_OVERDUE")).toList();
  }

  private boolean toldOverdue() {
    return database.withHandle(
        h -> h.createQuery("SELECT bool_or(overdue) FROM bed_watch").mapTo(Boolean.class).one());
  }
}

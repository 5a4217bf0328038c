package fr.rormobile.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.account.Accounts.Account;
import fr.rormobile.api.platform.Secret;
import fr.rormobile.api.platform.Sha256;
import fr.rormobile.api.testing.Engines;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private static final Jdbi DATABASE = Engines.freshDatabase();
  private static final Duration A_SECOND = Duration.ofSeconds(1);

  private final MovableClock clock = new MovableClock();
  private final Accounts accounts =
      new Accounts(DATABASE, new Passwords(1, Duration.ofSeconds(30)), clock);
  private final Sessions sessions = new Sessions(DATABASE, clock, List.of());

  @Test
  void eachRefreshGivesTheTokenOfTheNext() {
    var first = open();

    var second = refreshed(first);
    var third = refreshed(second);

    assertThat(Set.of(first, second, third)).hasSize(3);
    assertThat(sessions.refresh(third)).isPresent();
  }

  @Test
  void whoeverLostTheAnswerAsksAgainWithTheSameToken() {
    var first = open();
    var lost = refreshed(first);
    clock.pass(Sessions.GRACE.minus(A_SECOND));

    var second = refreshed(first);

    assertThat(second).isNotEqualTo(lost);
    assertThat(sessions.refresh(second)).isPresent();
  }

  @Test
  void theLostAnswerIsWorthNothingOnceItWasReplaced() {
    var first = open();
    var lost = refreshed(first);
    var second = refreshed(first);

    assertThat(sessions.refresh(lost)).isEmpty();
    assertThat(sessions.refresh(second)).as("two hold the session: it is over").isEmpty();
  }

  @Test
  void askingAgainDoesNotProlongTheGrace() {
    var first = open();
    refreshed(first);
    clock.pass(Sessions.GRACE.minus(A_SECOND));
    refreshed(first);

    clock.pass(A_SECOND);

    assertThat(sessions.refresh(first)).isEmpty();
  }

  @Test
  void anOldTokenAfterTheGraceEndsTheWholeSession() {
    var first = open();
    var second = refreshed(first);
    clock.pass(Sessions.GRACE);

    assertThat(sessions.refresh(first)).isEmpty();
    assertThat(sessions.refresh(second)).isEmpty();
  }

  @Test
  void aTokenTwoTurnsOldEndsTheWholeSessionEvenWithinTheGrace() {
    var first = open();
    var second = refreshed(first);
    var third = refreshed(second);

    assertThat(sessions.refresh(first)).isEmpty();
    assertThat(sessions.refresh(third)).isEmpty();
  }

  @Test
  void aThiefWithinTheGraceIsFoundOutAtTheNextRefreshOfThePhone() {
    var stolen = open();
    var ofThePhone = refreshed(stolen);
    var ofTheThief = refreshed(stolen);

    assertThat(sessions.refresh(ofThePhone)).isEmpty();
    assertThat(sessions.refresh(ofTheThief)).isEmpty();
  }

  @Test
  void aGuessedSecretEndsNothingButTheSessionItNames() {
    var mine = open();
    var other = open();
    var session = RefreshToken.parse(mine).orElseThrow().session();
    var guess = RefreshToken.fresh(session, new SecureRandom()).text();

    assertThat(sessions.refresh(guess)).isEmpty();
    assertThat(sessions.refresh(mine)).isEmpty();
    assertThat(sessions.refresh(other)).isPresent();
  }

  @Test
  void whatIsNotOneOfOurTokensIsRefused() {
    var unknown = RefreshToken.fresh(UUID.randomUUID(), new SecureRandom()).text();

    assertThat(sessions.refresh(unknown)).isEmpty();
    assertThat(sessions.refresh("")).isEmpty();
    assertThat(sessions.refresh("é".repeat(64))).isEmpty();
    assertThat(sessions.refresh("a".repeat(4000))).isEmpty();
  }

  @Test
  void aSessionLastsThirtyDaysHoweverOftenItIsRefreshed() {
    var token = open();
    clock.pass(Sessions.LIFE.minus(A_SECOND));
    var last = refreshed(token);

    clock.pass(A_SECOND);

    assertThat(sessions.refresh(last)).isEmpty();
  }

  @Test
  void aClosedAccountIsOutAtItsNextRefresh() {
    var account = account();
    var token = sessions.open(account).token().text();
    DATABASE.useHandle(
        h -> h.execute("UPDATE account SET active = false WHERE id = ?", account.caller().id()));

    assertThat(sessions.refresh(token)).isEmpty();
    DATABASE.useHandle(
        h -> h.execute("UPDATE account SET active = true WHERE id = ?", account.caller().id()));
    assertThat(sessions.refresh(token)).as("the session itself was ended").isEmpty();
    assertThat(accounts.findByLogin(account.caller().login())).isPresent();
  }

  @Test
  void rightsAreReadAnewAtEachRefresh() {
    var account = account();
    var token = sessions.open(account).token().text();
    DATABASE.useHandle(
        h ->
            h.execute(
                "UPDATE account SET roles = '{DIRECTOR}', facilities = '{2A0000014}' WHERE id = ?",
                account.caller().id()));

    var held = sessions.refresh(token).orElseThrow();

    assertThat(held.account().caller().directs("2A0000014")).isTrue();
  }

  @Test
  void nothingOfATokenIsKeptButItsDigest() {
    var token = open();
    refreshed(token);

    var rows = DATABASE.withHandle(h -> h.createQuery("SELECT * FROM session").mapToMap().list());

    assertThat(rows.toString()).doesNotContain(token).contains(Sha256.hex(token));
  }

  @Test
  void openingASessionForgetsThoseThatEndedADayAgo() {
    var account = account();
    var ended = sessions.open(account).token().session();
    sessions.end(ended);
    sessions.open(account);
    clock.pass(Duration.ofDays(1).plus(A_SECOND));

    sessions.open(account);

    var left =
        DATABASE.withHandle(
            h ->
                h.createQuery("SELECT id FROM session WHERE account_id = :id")
                    .bind("id", account.caller().id())
                    .mapTo(UUID.class)
                    .list());
    assertThat(left).hasSize(2).doesNotContain(ended);
  }

  /** A phone that sends twice at once: both are answered, and the session lives on with one. */
  @Test
  void twoAtTheSameMomentLeaveOnePresentToken() throws Exception {
    var token = open();
    var together = new CyclicBarrier(2);
    Callable<Optional<String>> refresh =
        () -> {
          together.await();
          return sessions.refresh(token).map(held -> held.token().text());
        };

    try (var threads = Executors.newFixedThreadPool(2)) {
      var answers =
          threads.invokeAll(List.of(refresh, refresh)).stream()
              .map(future -> future.resultNow().orElseThrow())
              .toList();

      assertThat(answers).doesNotHaveDuplicates();
    }
    var present =
        DATABASE.withHandle(
            h ->
                h.createQuery("SELECT count(*) FROM session WHERE id = :id AND ended_at IS NULL")
                    .bind("id", RefreshToken.parse(token).orElseThrow().session())
                    .mapTo(Integer.class)
                    .one());
    assertThat(present).isEqualTo(1);
  }

  private String open() {
    return sessions.open(account()).token().text();
  }

  private String refreshed(String token) {
    return sessions.refresh(token).orElseThrow().token().text();
  }

  private Account account() {
    var login = "awkward.o'neil-" + UUID.randomUUID();
    accounts.create(
        new NewAccount(
            login,
            "Mme O'Neil",
            null,
            new Secret("peu importe ici"),
            Set.of(Role.CLINICIAN),
            Set.of(),
            Set.of(),
            Set.of(),
            false));
    return accounts.findByLogin(login).orElseThrow();
  }
}

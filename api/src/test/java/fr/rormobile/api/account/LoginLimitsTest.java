package fr.rormobile.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.account.Access.Login;
import fr.rormobile.api.account.LoginLimits.Attempt;
import fr.rormobile.api.platform.Secret;
import fr.rormobile.api.testing.Engines;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class LoginLimitsTest {
  private static final Jdbi DATABASE = Engines.freshDatabase();
  private static final Secret RIGHT = new Secret("une phrase assez longue");
  private static final Secret WRONG = new Secret("autre chose");

  private final MovableClock clock = new MovableClock();
  private final Passwords passwords = new Passwords(2, Duration.ofSeconds(30));
  private final Accounts accounts = new Accounts(DATABASE, passwords, clock);
  private final LoginLimits limits = new LoginLimits(DATABASE, clock);
  private final Access access =
      new Access(accounts, passwords, limits, new Sessions(DATABASE, clock, List.of()));
  private final String login = account();
  private final String address = "2001:db8::" + UUID.randomUUID();

  @Test
  void afterTenErrorsEvenTheRightPasswordMustWait() {
    fail(LoginLimits.PER_LOGIN);

    var refused = access.login(login, RIGHT, "elsewhere");

    assertThat(refused).isEqualTo(new Login.TooManyFailures(LoginLimits.WINDOW));
  }

  @Test
  void waitingHelpsHoweverOftenOneTriedMeanwhile() {
    fail(LoginLimits.PER_LOGIN);
    clock.pass(Duration.ofMinutes(5));
    access.login(login, RIGHT, address);
    access.login(login, RIGHT, address);
    assertThat(access.login(login, RIGHT, address))
        .isEqualTo(new Login.TooManyFailures(Duration.ofMinutes(10)));

    clock.pass(Duration.ofMinutes(10));

    assertThat(access.login(login, RIGHT, address)).isInstanceOf(Login.Opened.class);
  }

  @Test
  void theRightPasswordForgivesEarlierErrors() {
    fail(LoginLimits.PER_LOGIN - 1);
    assertThat(access.login(login, RIGHT, address)).isInstanceOf(Login.Opened.class);

    fail(LoginLimits.PER_LOGIN);

    assertThat(access.login(login, WRONG, address)).isInstanceOf(Login.TooManyFailures.class);
  }

  @Test
  void successesAreNotCounted() {
    for (var i = 0; i < LoginLimits.PER_LOGIN + 2; i++) {
      assertThat(access.login(login, RIGHT, address)).isInstanceOf(Login.Opened.class);
    }
  }

  @Test
  void anAddressMayBeWrongAHundredTimesWhateverTheLogins() {
    for (var i = 0; i < LoginLimits.PER_ADDRESS; i++) {
      assertThat(limits.begin("somebody " + i + address, address))
          .isInstanceOf(Attempt.Allowed.class);
    }

    assertThat(limits.begin(login, address)).isEqualTo(new Attempt.Refused(LoginLimits.WINDOW));
    assertThat(limits.begin(login, address + "1")).isInstanceOf(Attempt.Allowed.class);
  }

  @Test
  void anUnknownLoginIsLimitedLikeAKnownOne() {
    var unknown = "personne-" + UUID.randomUUID();
    for (var i = 0; i < LoginLimits.PER_LOGIN; i++) {
      assertThat(access.login(unknown, WRONG, address)).isEqualTo(new Login.Refused());
    }

    assertThat(access.login(unknown, WRONG, address)).isInstanceOf(Login.TooManyFailures.class);
  }

  @Test
  void aClosedAccountIsToldWhatAnUnknownOneIs() {
    DATABASE.useHandle(h -> h.execute("UPDATE account SET active = false WHERE login = ?", login));

    assertThat(access.login(login, RIGHT, address)).isEqualTo(new Login.Refused());
  }

  @Test
  void manyAtTheSameMomentDoNotSlipPastTheCount() throws Exception {
    Callable<Attempt> attempt = () -> limits.begin(login, address);

    try (var threads = Executors.newFixedThreadPool(8)) {
      var allowed =
          threads.invokeAll(Collections.nCopies(40, attempt)).stream()
              .filter(future -> future.resultNow() instanceof Attempt.Allowed)
              .count();

      assertThat(allowed).isLessThanOrEqualTo(LoginLimits.PER_LOGIN);
    }
  }

  @Test
  void whatWasTypedIsNotKept() {
    access.login("mot-de-passe-dans-le-mauvais-champ", WRONG, "192.0.2.7");

    var rows =
        DATABASE.withHandle(h -> h.createQuery("SELECT * FROM login_failure").mapToMap().list());
    assertThat(rows).isNotEmpty();
    assertThat(rows.toString()).doesNotContain("mot-de-passe", "192.0.2.7");
  }

  private void fail(int times) {
    for (var i = 0; i < times; i++) {
      assertThat(access.login(login, WRONG, address)).isEqualTo(new Login.Refused());
    }
  }

  private String account() {
    var name = "agent-" + UUID.randomUUID();
    accounts.create(
        new NewAccount(
            name,
            "Agent",
            null,
            RIGHT,
            Set.of(Role.CLINICIAN),
            Set.of(),
            Set.of(),
            Set.of(),
            false));
    return name;
  }
}

package fr.rormobile.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.platform.Secret;
import fr.rormobile.api.testing.Engines;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoAccountsTest {
  private static final URI HERE = URI.create("http://127.0.0.1:8080");

  private final Jdbi database = Engines.freshDatabase();
  private final Accounts accounts =
      new Accounts(database, new Passwords(2, Duration.ofSeconds(30)), Clock.systemUTC());
  private final DemoAccounts demonstration =
      new DemoAccounts(accounts, new KnownScopes(database), database);
  private final List<String> said = new ArrayList<>();

  @BeforeEach
  void aRegionWithBloisAndWithoutTours() {
    database.useHandle(
        h -> {
          h.execute("INSERT INTO region (code, name) VALUES ('24', 'Centre-Val de Loire')");
          h.execute(
              "INSERT INTO facility (finess, name, source) VALUES (?, 'CH Blois', 'DEMO')",
              DemoAccount.BLOIS);
        });
  }

  @Test
  void thereIsOneOfEachRoleAndEachCanLogIn() {
    demonstration.run(said::add);

    var roles = DemoAccount.ALL.stream().map(DemoAccount::role).toList();
    assertThat(roles).contains(Role.values());
    for (var expected : DemoAccount.ALL) {
      var account = accounts.findByLogin(expected.login()).orElseThrow();
      assertThat(account.caller().roles()).containsExactly(expected.role());
      assertThat(Argon2id.matches(new Secret(DemoAccounts.PASSWORD), account.passwordHash()))
          .isTrue();
    }
    assertThat(said).hasSize(1);
  }

  @Test
  void scopesNameOnlyWhatTheDatabaseHolds() {
    demonstration.run(said::add);

    assertThat(caller("directeur").facilities()).containsExactly(DemoAccount.BLOIS);
    assertThat(caller("ars").crisisCells()).containsExactly("ars-24");
    assertThat(caller("ars").regions()).containsExactly("24");
    assertThat(caller("cellule").crisisCells()).isEmpty();
    assertThat(cells()).containsExactly("ars-24", "eg-" + DemoAccount.BLOIS);
  }

  @Test
  void aSecondStartChangesNothing() {
    demonstration.run(said::add);
    var before = caller("ars").id();

    demonstration.run(said::add);

    assertThat(caller("ars").id()).isEqualTo(before);
    assertThat(said).hasSize(1);
  }

  @Test
  void aStartAfterAKillMakesWhatIsMissing() {
    demonstration.run(said::add);
    database.useHandle(h -> h.execute("DELETE FROM account WHERE login = 'flux'"));

    demonstration.run(said::add);

    assertThat(accounts.findByLogin("flux")).isPresent();
  }

  @Test
  void aDatabaseWithARealAccountGetsNone() {
    accounts.create(
        new NewAccount(
            "dr.martin",
            "Dr Martin",
            null,
            new Secret("une phrase assez longue"),
            Set.of(Role.CLINICIAN),
            Set.of(),
            Set.of(),
            Set.of(),
            false));

    demonstration.run(said::add);

    assertThat(accounts.findByLogin("clinicien")).isEmpty();
    assertThat(new DemoAccountsBanner(new OfferedAccounts(accounts, true)).lines(HERE)).isEmpty();
  }

  @Test
  void theBannerTellsHowToComeInAndWhatFor() {
    demonstration.run(said::add);

    var lines = new DemoAccountsBanner(new OfferedAccounts(accounts, true)).lines(HERE);

    assertThat(lines).hasSize(1 + DemoAccount.ALL.size());
    assertThat(lines.getFirst()).contains(DemoAccounts.PASSWORD);
    assertThat(String.join("\n", lines)).contains("directeur").contains("déclare une tension");
  }

  private Caller caller(String login) {
    return accounts.findByLogin(login).orElseThrow().caller();
  }

  private List<String> cells() {
    return database.withHandle(
        h -> h.createQuery("SELECT id FROM crisis_cell ORDER BY id").mapTo(String.class).list());
  }
}

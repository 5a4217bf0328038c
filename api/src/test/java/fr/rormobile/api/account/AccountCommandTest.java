package fr.rormobile.api.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.platform.Secret;
import fr.rormobile.api.testing.Engines;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountCommandTest {
  private static final Jdbi DATABASE = Engines.freshDatabase();
  private static final String PASSWORD = "où est le scanner ?";

  private final Accounts accounts =
      new Accounts(DATABASE, new Passwords(1, Duration.ofSeconds(30)), Clock.systemUTC());
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  AccountCommandTest() {
    DATABASE.useHandle(
        h ->
            h.execute(
                """
                INSERT INTO facility (finess, name, source)
                VALUES ('2A0000014', 'CH Ajaccio', 'DEMO')
                ON CONFLICT DO NOTHING
                """));
  }

  @Test
  void theFirstDirectorCanLogIn() {
    var code =
        run(
            PASSWORD + "\n",
            "creer",
            "Dir.Garde",
            "Direction de garde",
            "director,clinician",
            "--etablissement",
            "2A0000014",
            "--courriel",
            "garde@ch.exemple");

    assertThat(err.toString(UTF_8)).isEmpty();
    assertThat(code).isZero();
    var account = accounts.findByLogin("dir.garde").orElseThrow();
    assertThat(account.caller().directs("2A0000014")).isTrue();
    assertThat(account.caller().roles()).containsExactlyInAnyOrder(Role.DIRECTOR, Role.CLINICIAN);
    assertThat(Argon2id.matches(new Secret(PASSWORD), account.passwordHash())).isTrue();
    assertThat(out.toString(UTF_8)).contains("Dir.Garde").doesNotContain(PASSWORD);
  }

  @Test
  void aTakenLoginIsSaidAndChangesNothing() {
    run(PASSWORD, "creer", "samu41", "SAMU 41", "CLINICIAN");
    var before = accounts.findByLogin("samu41").orElseThrow().caller();

    var code = run(PASSWORD, "creer", "SAMU41", "Un autre", "CLINICIAN");

    assertThat(code).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("existe déjà");
    assertThat(accounts.findByLogin("samu41").orElseThrow().caller()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Usage : compte creer | supprimer;x;X;CLINICIAN",
        "Usage : compte creer | creer;x",
        "Rôle inconnu : « ROI » | creer;x;X;ROI",
        "Option inconnue : « --mot-de-passe » | creer;x;X;CLINICIAN;--mot-de-passe;secret",
        "Il manque une valeur après « --region » | creer;x;X;CLINICIAN;--region",
        "Établissement inconnu : « 2B0000020 » | creer;x;X;DIRECTOR;--etablissement;2B0000020",
        "Région inconnue : « 99 » | creer;x;X;REGIONAL_TEAM;--region;99",
        "Cellule de crise inconnue : « ars-99 » | creer;x;X;CRISIS_CELL;--cellule;ars-99",
        "Le rôle DIRECTOR ne permet rien sans périmètre | creer;x;X;DIRECTOR",
        "n'est pas une adresse de courriel | creer;x;X;CLINICIAN;--courriel;nulle part",
        "Donnez un identifiant | creer; ;X;CLINICIAN"
      })
  void whatIsWrongIsSaidInOneFrenchLine(String message, String arguments) {
    var code = run(PASSWORD, arguments.split(";"));

    assertThat(code).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains(message).hasLineCount(1);
    assertThat(accounts.findByLogin("x")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"''", "court", "onze signes"})
  void aShortPasswordIsRefused(String password) {
    var code = run(password, "creer", "x", "X", "CLINICIAN");

    assertThat(code).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("12 à 200 caractères");
  }

  private int run(String input, String... arguments) {
    return new AccountCommand(
            accounts,
            new KnownScopes(DATABASE),
            new ByteArrayInputStream(input.getBytes(UTF_8)),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8))
        .run(List.of(arguments));
  }
}

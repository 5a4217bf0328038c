package fr.rormobile.api.crisispack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rormobile.api.platform.ProcessEnvironment;
import fr.rormobile.api.platform.start.StartFailure;
import fr.rormobile.api.testing.Answer;
import fr.rormobile.api.testing.RorServer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrisisPackTest {
  private static final String BLOIS = "410000020";
  private static final String TOURS = "370004467";
  private static RorServer server;

  @BeforeAll
  static void start() {
    server = RorServer.start(Map.of());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"directeur", "ars", "clinicien", "region", "lits", "cellule"})
  void eachProfileCarriesItsTerritoryInThreeHundredKilobytes(String login) {
    var answer = read(login, "Accept-Encoding", "gzip");
    var pack = answer.json();

    assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(answer.text().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(300_000);
    assertThat(pack.path("units")).isNotEmpty();
    assertThat(pack.path("plans")).isNotEmpty();
    assertThat(pack.path("actions")).isNotEmpty();
    assertThat(pack.path("cells").findValuesAsText("id")).contains("ars-24");
    assertThat(pack.at("/leftOut/units").asInt()).isZero();
  }

  @Test
  void itIsSignedByAKeyThatIsListedAndOneChangedByteShows() {
    var answer = read("directeur");
    var bytes = answer.text().getBytes(StandardCharsets.UTF_8);
    var signature = Base64.getUrlDecoder().decode(answer.header("X-Pack-Signature"));
    var key =
        keys().findParents("kid").stream()
            .filter(one -> one.get("kid").asText().equals(answer.header("X-Pack-Key-Id")))
            .findFirst()
            .orElseThrow();
    var x = Base64.getUrlDecoder().decode(key.get("x").asText());

    assertThat(PackKey.isBy(x, bytes, signature)).isTrue();
    bytes[100] ^= 1;
    assertThat(PackKey.isBy(x, bytes, signature)).isFalse();
  }

  @Test
  void whatHasNotChangedIsNotSentAgainAndWhatHasIs() {
    var first = read("directeur");
    var tag = first.header("ETag");

    assertThat(server.as("directeur").get("/crisis-pack", "If-None-Match", tag).status())
        .isEqualTo(304);
    server
        .as("directeur")
        .post(
            "/tensions",
            """
            {"facilityId": "%s", "disciplineGroupId": "critical-care-adult", "planId": "pmi-1", "reason": "Afflux"}
            """
                .formatted(TOURS),
            "Idempotency-Key",
            UUID.randomUUID().toString());

    var second = server.as("directeur").get("/crisis-pack", "If-None-Match", tag);
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.json().get("version")).isNotEqualTo(first.json().get("version"));
    assertThat(second.json().at("/tensions/0/facility/finess").asText()).isEqualTo(TOURS);
    var stream = server.as("ars").get("/stream?seconds=0", "Last-Event-ID", "0").text();
    assertThat(stream).contains("event: crisis-pack").contains("\"kind\":\"CRISIS_PACK\"");
    var at = Instant.parse(second.json().get("generatedAt").asText());
    assertThat(at).isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
  }

  @Test
  void whatIsVeryRestrictedStaysWithThoseWhoSeeItOnTheSheet() {
    var clinician = read("clinicien").json();
    var director = read("directeur").json();

    assertThat(kinds(clinician, "samu")).contains("STANDARD").doesNotContain("ALERT");
    assertThat(kinds(director, "samu")).contains("STANDARD", "ALERT");
    assertThat(server.as("flux").get("/crisis-pack").status()).isEqualTo(403);
    // The address of a cell is for those who may read the cell.
    assertThat(cell(director, "eg-" + BLOIS).has("email")).isTrue();
    assertThat(cell(director, "ars-24").has("email")).isFalse();
    assertThat(cell(read("ars").json(), "ars-24").has("email")).isTrue();
    assertThat(clinician.path("cells").findValuesAsText("id")).containsExactly("ars-24");
  }

  @Test
  void theDirectionCarriesItsDutiesAndOthersNone() {
    var duty =
        server
            .as("region")
            .post(
                "/alert-duties",
                """
                {"role": "DIRECTION", "label": "Direction de garde", "facilityId": "%s",
                 "login": "directeur", "events": ["DECLARATION"]}
                """
                    .formatted(BLOIS),
                "Idempotency-Key",
                UUID.randomUUID().toString())
            .json();
    var from = Instant.now().plus(Duration.ofHours(2));
    for (var starts : List.of(from, from.plus(Duration.ofDays(3)))) {
      server
          .as("region")
          .post(
              "/alert-duties/" + duty.get("id").asText() + "/shifts",
              "{\"login\": \"directeur\", \"startsAt\": \"%s\", \"endsAt\": \"%s\"}"
                  .formatted(starts, starts.plus(Duration.ofHours(12))),
              "Idempotency-Key",
              UUID.randomUUID().toString());
    }

    var onCall = read("directeur").json().at("/onCall/0");

    assertThat(onCall.get("label").asText()).isEqualTo("Direction de garde");
    assertThat(onCall.get("turns")).hasSize(1);
    assertThat(read("clinicien").json().path("onCall")).isEmpty();
    assertThat(read("ars").json().path("onCall")).isEmpty();
  }

  @Test
  void whoReadsItIsKept() {
    read("lits");
    read("lits");

    var kept =
        server
            .jdbi()
            .withHandle(
                h ->
                    h.createQuery(
                            """
                            SELECT count(*) FROM audit_entry e JOIN account a ON a.id = e.account_id
                             WHERE e.action = 'CRISIS_PACK_READ' AND a.login = 'lits'
                            """)
                        .mapTo(Integer.class)
                        .one());
    assertThat(kept).isEqualTo(1);
  }

  @Test
  void aKeyThatIsReplacedStaysListedAndOneGivenBySettingSigns() {
    var before = read("directeur").header("X-Pack-Key-Id");
    var later = Clock.offset(Clock.systemUTC(), PackKeys.SIGNS.plusDays(1));
    var replaced = new PackKeys(server.jdbi(), later, given(Map.of()));
    assertThat(replaced.current().id()).isNotEqualTo(before);
    assertThat(replaced.list()).extracting(PackKeys.Listed::id).contains(before);

    var given = PackKey.fresh();
    var setting =
        "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"d\":\"%s\",\"x\":\"%s\"}"
            .formatted(base64(given.seed()), base64(given.publicHalf()));
    var set =
        new PackKeys(
            server.jdbi(),
            Clock.offset(later, Duration.ofDays(1)),
            given(Map.of("ROR_PACK_KEY", setting)));
    assertThat(set.current().id()).isEqualTo(given.id());
    assertThat(set.list().getFirst().id()).isEqualTo(given.id());
    assertThat(set.list()).hasSizeGreaterThanOrEqualTo(3);
    int secrets =
        server
            .jdbi()
            .withHandle(
                h ->
                    h.createQuery("SELECT count(seed) FROM pack_key WHERE kid = :kid")
                        .bind("kid", given.id())
                        .mapTo(Integer.class)
                        .one());
    assertThat(secrets).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "secret",
        "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}",
        "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"d\":\"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A\","
            + "\"x\":\"22qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}"
      })
  void aSettingThatIsNoPairIsALineAtTheStartWithoutTheKey(String setting) {
    assertThatThrownBy(() -> PackKey.of(setting))
        .isInstanceOf(StartFailure.class)
        .hasMessageStartingWith("ROR_PACK_KEY doit être une clé Ed25519")
        .hasMessageNotContaining(setting);
  }

  /** RFC 8037, appendix A. */
  @Test
  void theKeyOfTheStandardHasItsIdAndItsSignature() {
    var key =
        PackKey.of(
            "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"d\":\"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A\","
                + "\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}");

    assertThat(key.id()).isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    assertThat(
            base64(
                key.sign(
                    "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc"
                        .getBytes(StandardCharsets.US_ASCII))))
        .isEqualTo(
            "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg");
  }

  private static GivenKey given(Map<String, String> environment) {
    return new GivenKey(new ProcessEnvironment(environment));
  }

  private static Answer read(String login, String... headers) {
    var answer = server.as(login).get("/crisis-pack", headers);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer;
  }

  private static JsonNode keys() {
    return server.as("clinicien").get("/crisis-pack/keys").json();
  }

  private static List<String> kinds(JsonNode pack, String unit) {
    for (var each : pack.get("units")) {
      if (each.get("facilityId").asText().equals(BLOIS) && each.get("id").asText().endsWith(unit)) {
        return each.path("phones").findValuesAsText("kind");
      }
    }
    throw new AssertionError("no " + unit);
  }

  private static JsonNode cell(JsonNode pack, String id) {
    for (var each : pack.get("cells")) {
      if (each.get("id").asText().equals(id)) {
        return each;
      }
    }
    throw new AssertionError("no " + id + " in " + pack.get("cells"));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

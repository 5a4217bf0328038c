package fr.rormobile.api.feeds;

import static fr.rormobile.api.feeds.FeedControllerTest.BLOIS;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.testing.Answer;
import fr.rormobile.api.testing.RorServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Statuses and outcomes are those that the national service documents: clients decide by them. */
class LocationPatchControllerTest {
  private static final String LINE =
      "Location.extension.where(url='" + CapacityElement.EXTENSION + "')";
  private static RorServer server;
  private static Zones zones;

  @BeforeAll
  static void start() {
    server = RorServer.start(Map.of());
    zones = new Zones(server.jdbi());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aConnectorReplacesIsToldToAddAddsAndReplaces() {
    var unit = zones.create(BLOIS, "P-1");
    var free = value("02", "nbCapacity:3", "genderCapacityAvailable:04");

    assertOutcome(patch("P-1", operation("replace", path("02"), free)), 404, "not-found", LINE);
    assertOutcome(
        patch("P-1", operation("add", "Location.extension", free)),
        200,
        "informational",
        "Location");
    assertThat(zones.free(unit)).isEqualTo(3);
    var five = value("02", "nbCapacity:5", "genderCapacityAvailable:04");
    assertOutcome(
        patch("P-1", operation("replace", path("02"), five)), 200, "informational", "Location");
    assertThat(zones.free(unit)).isEqualTo(5);
    assertThat(
            zones.text(
                "SELECT string_agg(channel || source, ',' ORDER BY id) FROM bed_report"
                    + " WHERE unit_id = '"
                    + unit
                    + "'"))
        .isEqualTo("PATCH03,PATCH03");
  }

  @Test
  void whatIsNotNamedStays() {
    var unit = zones.create(BLOIS, "P-2");
    patch(
        "P-2",
        operation("add", "Location", value("01", "nbCapacity:10")),
        operation("add", "Location", value("02", "nbCapacity:1", "genderCapacityAvailable:01")),
        operation("add", "Location", value("02", "nbCapacity:2", "genderCapacityAvailable:02")));

    var men = value("02", "nbCapacity:4", "genderCapacityAvailable:02");
    assertThat(patch("P-2", operation("replace", path("02"), men)).status()).isEqualTo(200);

    assertThat(zones.free(unit)).isEqualTo(5);
    assertThat(zones.count(unit, "01")).isEqualTo(10);
  }

  @Test
  void severalOperationsAreDoneTogetherOrNotAtAll() {
    var unit = zones.create(BLOIS, "P-3");
    var added = operation("add", "Location", value("01", "nbCapacity:10"));
    var absent = operation("replace", path("05"), value("05", "nbCapacity:1"));

    assertOutcome(patch("P-3", added, absent), 404, "not-found", LINE);
    assertThat(zones.reports(unit)).isZero();

    assertThat(patch("P-3", added, absent.replace("replace", "add")).status()).isEqualTo(200);
    assertThat(zones.reports(unit)).isEqualTo(1);
    assertThat(zones.count(unit, "05")).isEqualTo(1);
  }

  @Test
  void aLineIsDeletedAndANumberAloneIsReplaced() {
    var unit = zones.create(BLOIS, "P-4");
    patch("P-4", operation("add", "Location", value("02", "nbCapacity:4")));
    var number = path("02") + ".extension.where(url='nbCapacity').valueInteger";

    var replaced =
        patch(
            "P-4",
            "{\"name\": \"operation\", \"part\": ["
                + text("type", "replace")
                + ","
                + text("path", number)
                + ", {\"name\": \"value\", \"valueInteger\": 6}]}");
    assertThat(replaced.status()).as(replaced.text()).isEqualTo(200);
    assertThat(zones.free(unit)).isEqualTo(6);

    var deletion =
        "{\"name\": \"operation\", \"part\": ["
            + text("type", "delete")
            + ","
            + text("path", path("02"))
            + "]}";
    assertThat(patch("P-4", deletion).status()).isEqualTo(200);
    assertThat(zones.free(unit)).isEqualTo(-1);
    assertOutcome(patch("P-4", deletion), 404, "not-found", LINE);
  }

  @Test
  void allTheCapacitiesOfAPlaceAreGivenAnew() {
    var unit = zones.create(BLOIS, "P-5");
    patch("P-5", operation("add", "Location", value("05", "nbCapacity:2")));

    var all = value("01", "nbCapacity:10") + "," + value("02", "nbCapacity:4");
    assertThat(patch("P-5", operation("replace", LINE, all)).status()).isEqualTo(200);

    assertThat(zones.count(unit, "01")).isEqualTo(10);
    assertThat(zones.free(unit)).isEqualTo(4);
    assertThat(zones.count(unit, "05")).isEqualTo(-1);
  }

  @Test
  void anOlderFigureIsKeptWithoutEffect() {
    var unit = zones.create(BLOIS, "P-6");
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    patch("P-6", operation("add", "Location", valueAt(now, "02", "nbCapacity:4")));

    var late = valueAt(now.minusSeconds(60), "02", "nbCapacity:7");
    var answer = patch("P-6", operation("replace", path("02"), late));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).contains("sans effet");
    assertThat(zones.free(unit)).isEqualTo(4);
    assertThat(zones.reports(unit)).isEqualTo(2);
  }

  @Test
  void placesThatAreUnknownOrSeveralAreTold() {
    zones.create(BLOIS, "P-7");
    zones.create(BLOIS, "P-7");
    var add = operation("add", "Location", value("02", "nbCapacity:4"));

    assertOutcome(patch("P-7", add), 412, "multiple-matches", "Location");
    assertOutcome(patch("INCONNU", add), 404, "not-found", "Location");
    assertOutcome(patchAt("sans-barre", add), 404, "not-found", "Location");
    assertThat(patchAt("sans-barre", add).text()).contains("'sans-barre' n'a pas été trouvée");
    assertThat(patchAt("1370004467/P-7", add).json().get("type").asText())
        .isEqualTo("/problems/hors-perimetre");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1410000020/", "410000020/", "https://exemple|1410000020/"})
  void thePlaceIsNamedByIdNatStructOrFiness(String facility) {
    var zone = "P-8-" + facility.length();
    zones.create(BLOIS, zone);

    assertThat(
            patchAt(facility + zone, operation("add", "Location", value("02", "nbCapacity:4")))
                .status())
        .isEqualTo(200);
  }

  static Stream<Arguments> businessRules() {
    return Stream.of(
        Arguments.of(
            operation("add", "Location", value("02", "nbCapacity:1", "genderCapacityAvailable:03")),
            "Les valeurs du nouvel objet ne correspondent pas à un indicateur valide :"
                + " capacityStatus: 02 / temporalityCapacity: 01 / genderCapacityAvailable: 03 /"
                + " capacityClosingType: null / additionalBedType: null / crisisType: null /"
                + " temporaryAssignement: 01"),
        Arguments.of(
            operation("add", "Location", value("01", "nbCapacity:1", "genderCapacityAvailable:01")),
            "Les valeurs du nouvel objet"),
        Arguments.of(operation("add", "Location", value("07", "nbCapacity:1")), "Les valeurs"),
        Arguments.of(operation("add", "Location", value("02", "nbCapacity:-1")), "nombreCapacite"),
        Arguments.of(operation("add", "Location", value("02", "nbCapacity:x")), "nombreCapacite"),
        Arguments.of(operation("add", "Location", value("02")), "'nombreCapacite' est obligatoire"),
        Arguments.of(
            operation("add", "Location", value("02", "nbCapacity:1").replace("R329-", "R999-")),
            "L'attribut 'natureCapacite' a un code différent de celui attendu"),
        Arguments.of(
            operation("add", "Location", value("02", "nbCapacity:30")), "30 disponibles pour 10"),
        Arguments.of(
            operation(
                "add",
                "Location",
                valueAt(Instant.parse("2020-01-01T00:00:00Z"), "02", "nbCapacity:1")),
            "31 jours"),
        Arguments.of(
            operation("replace", path("02").replace("'02'", "'77'"), value("02", "nbCapacity:1")),
            "Les critères du FhirPath ne correspondent pas à un indicateur valide :"
                + " capacityStatus: 77"),
        Arguments.of(
            operation("replace", path("05"), value("02", "nbCapacity:1")), "critères du FhirPath"),
        Arguments.of(operation("replace", "Location.name", "{}"), "FhirPath non reconnu"),
        Arguments.of(operation("add", "Location", "{}"), "aucune extension"),
        Arguments.of(
            "{\"name\": \"operation\", \"part\": ["
                + text("type", "delete")
                + ","
                + text("path", LINE)
                + "]}",
            "delete"));
  }

  @ParameterizedTest
  @MethodSource("businessRules")
  void aRuleThatIsBrokenIsToldAndNothingIsWritten(String operation, String diagnostics) {
    var zone = "R-" + Integer.toHexString(operation.hashCode());
    var unit = zones.create(BLOIS, zone);
    patch(zone, operation("add", "Location", value("01", "nbCapacity:10")));

    var refused = patch(zone, operation);

    assertThat(refused.status()).as(refused.text()).isEqualTo(400);
    assertThat(refused.json().at("/issue/0/code").asText()).isEqualTo("business-rule");
    assertThat(refused.json().at("/issue/0/diagnostics").asText()).contains(diagnostics);
    assertThat(zones.reports(unit)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"resourceType\": \"Bundle\"}",
        "{\"resourceType\": \"Parameters\", \"parameter\": []}",
        "{\"resourceType\": \"Parameters\", \"parameter\": [5]}",
        "{\"resourceType\": \"Parameters\", \"parameter\": [{\"name\": \"operation\"}]}",
        "{\"resourceType\": \"Parameters\", \"parameter\": [{\"name\": \"operation\", \"part\":"
            + " [{\"name\": \"type\", \"valueString\": \"move\"}, {\"name\": \"path\","
            + " \"valueString\": \"Location\"}]}]}",
      })
  void aBodyThatIsNoPatchIsRefused(String body) {
    var refused = send("1" + BLOIS + "/P-9", body);

    assertThat(refused.status()).as(refused.text()).isEqualTo(400);
    assertThat(refused.json().at("/issue/0/code").asText()).isEqualTo("structure");
  }

  private static void assertOutcome(Answer answer, int status, String code, String expression) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/fhir+json");
    assertThat(answer.json().get("resourceType").asText()).isEqualTo("OperationOutcome");
    assertThat(answer.json().at("/issue/0/code").asText()).isEqualTo(code);
    assertThat(answer.json().at("/issue/0/expression/0").asText()).isEqualTo(expression);
  }

  private static Answer patch(String zone, String... operations) {
    return patchAt("1" + BLOIS + "/" + zone, operations);
  }

  private static Answer patchAt(String identifier, String... operations) {
    return send(
        identifier,
        "{\"parameter\": ["
            + String.join(",", operations)
            + "], \"resourceType\": \"Parameters\"}");
  }

  private static Answer send(String identifier, String body) {
    return server
        .as("flux")
        .send(
            "PATCH",
            "/ws-synchro-dispo-lits-fhir/Location?identifier="
                + URLEncoder.encode(identifier, StandardCharsets.UTF_8),
            body,
            "Content-Type",
            "application/fhir+json");
  }

  private static String operation(String type, String path, String values) {
    return """
    {"name": "operation", "part": [%s, %s, {"name": "value", "part": [{"extension": [%s]}]}]}
    """
        .formatted(text("type", type), text("path", path), values);
  }

  private static String text(String name, String value) {
    return "{\"name\": \"" + name + "\", \"valueString\": \"" + value + "\"}";
  }

  private static String path(String status) {
    return LINE.substring(0, LINE.length() - 1)
        + " and extension.where(url='capacityStatus' and valueCodeableConcept.coding[0].code='"
        + status
        + "'))";
  }

  private static String value(String status, String... more) {
    return valueAt(Instant.now().truncatedTo(ChronoUnit.MILLIS), status, more);
  }

  /** Part and code, or number, in {@code more}: {@code nbCapacity:3}. */
  private static String valueAt(Instant at, String status, String... more) {
    var parts = new ArrayList<String>();
    parts.add(coded("capacityType", "R329-NatureCapacite", "01"));
    parts.add(coded("capacityStatus", "R330-TypeStatutCapacite", status));
    parts.add(coded("temporalityCapacity", "R331-TemporaliteCapacite", "01"));
    parts.add(coded("capacitySourceType", "R335-TypeSourceCapacite", "03"));
    parts.add(coded("temporaryAssignement", "R337-AffectationTemporaire", "01"));
    parts.add("{\"url\": \"capacityUpdateDate\", \"valueDateTime\": \"" + at + "\"}");
    for (var part : more) {
      var named = part.split(":", 2);
      parts.add(
          named[0].equals("nbCapacity")
              ? "{\"url\": \"nbCapacity\", \"valueInteger\": "
                  + (named[1].equals("x") ? "\"x\"" : named[1])
                  + "}"
              : coded(named[0], "", named[1]));
    }
    return "{\"url\": \"%s\", \"extension\": [%s]}"
        .formatted(CapacityElement.EXTENSION, String.join(",", parts));
  }

  private static String coded(String url, String system, String code) {
    var of =
        system.isEmpty()
            ? ""
            : "\"system\": \"https://mos.esante.gouv.fr/NOS/TRE_"
                + system
                + "/FHIR/TRE-"
                + system
                + "\", ";
    return "{\"url\": \"%s\", \"valueCodeableConcept\": {\"coding\": [{%s\"code\": \"%s\"}]}}"
        .formatted(url, of, code);
  }
}

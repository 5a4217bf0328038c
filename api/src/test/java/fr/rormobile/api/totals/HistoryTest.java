package fr.rormobile.api.totals;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rormobile.api.beds.BedLog;
import fr.rormobile.api.beds.BedReport;
import fr.rormobile.api.beds.BedReport.Channel;
import fr.rormobile.api.beds.BedReport.Count;
import fr.rormobile.api.beds.BedReport.Group;
import fr.rormobile.api.beds.BedSource;
import fr.rormobile.api.beds.CapacityLine.Gender;
import fr.rormobile.api.beds.CapacityLine.Horizon;
import fr.rormobile.api.beds.CapacityLine.Nature;
import fr.rormobile.api.beds.CapacityLine.Status;
import fr.rormobile.api.testing.RorServer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The history over HTTP: reports go in by the log, as anybody's do. */
class HistoryTest {
  private static final String UNIT = "ue-410000020-usc";
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private static RorServer server;

  @BeforeAll
  static void start() {
    server = RorServer.start(Map.of());
    var manager =
        server
            .jdbi()
            .withHandle(
                h ->
                    h.createQuery("SELECT id FROM account WHERE login = 'lits'")
                        .mapTo(UUID.class)
                        .one());
    // Ten days of free beds; then a count of 3 hours ago that is heard of one hour ago.
    for (var day = 10; day >= 1; day--) {
      report(day * 24 * 60, day * 24 * 60, day, manager);
    }
    report(180, 60, 33, manager);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void theReportsSayWhoSaidWhatWhenAndWhenWeKnew() {
    var reports = read("unitId=" + UNIT + "&period=7d").at("/reports/items");

    var late = reports.get(1);
    assertThat(reports.get(0).get("channel").asText()).isEqualTo("DEMONSTRATION");
    assertThat(reports.get(0).has("author")).isFalse();
    assertThat(late.get("validAt").asText()).isEqualTo(ago(180).toString());
    assertThat(late.get("knownAt").asText()).isEqualTo(ago(60).toString());
    assertThat(late.get("author").asText())
        .isEqualTo("Gestion des lits, CH de Blois (démonstration)");
    assertThat(late.get("note").asText()).isEqualTo("33 libres");
    assertThat(late.at("/lines/0/count").asInt()).isEqualTo(33);
    assertThat(late.at("/lines/0/gender").asText()).isEqualTo("UNDETERMINED");
  }

  @Test
  void aCurveBeginsWithWhatWasSaidBeforeIt() {
    var points = read("unitId=" + UNIT + "&period=24h").get("points");

    assertThat(points).hasSize(49);
    assertThat(points.get(0).get("available").asInt()).isEqualTo(1);
    assertThat(points.get(44).get("available").asInt()).isEqualTo(33);
    assertThat(points.get(48).get("available").asInt()).isEqualTo(1); // of the demonstration
  }

  @Test
  void whatWeKnewThenIsNotWhatWeKnowNow() {
    var then = read("unitId=" + UNIT + "&period=24h&knownAt=" + ago(90));

    assertThat(then.get("to").asText()).isEqualTo(ago(90).toString());
    for (var point : then.get("points")) {
      assertThat(point.get("available").asInt()).isLessThan(3);
    }
    assertThat(then.at("/reports/items/0/note").asText()).isEqualTo("1 libres");
    var since = read("unitId=" + UNIT + "&period=24h&knownAt=" + ago(45)).get("points");
    assertThat(since.get(48).get("available").asInt()).isEqualTo(33);
  }

  @Test
  void theListOfReportsGoesOnPageByPage() {
    var first = read("unitId=" + UNIT + "&period=30d&size=5").get("reports");
    var second =
        read("unitId=" + UNIT + "&period=30d&size=5&cursor=" + first.get("nextCursor").asText())
            .get("reports");

    assertThat(first.get("items")).hasSize(5);
    assertThat(second.get("items")).hasSize(5);
    assertThat(second.at("/items/0/validAt").asText())
        .isLessThan(first.at("/items/4/validAt").asText());
  }

  @Test
  void aFacilityIsTheSumOfItsUnitsAndHasNoListOfReports() {
    var all = read("facilityId=410000020&period=7d");
    var critical = read("facilityId=410000020&disciplineGroup=critical-care-adult&period=30d");

    assertThat(all.has("reports")).isFalse();
    assertThat(critical.get("units").asInt()).isEqualTo(3);
    assertThat(all.get("units").asInt()).isGreaterThan(3);
    assertThat(critical.get("stepMinutes").asInt()).isEqualTo(720);
    var last = critical.get("points").get(critical.get("points").size() - 1);
    assertThat(last.get("available").asInt()).isEqualTo(4);
    assertThat(last.get("operational").asInt()).isEqualTo(25);
    assertThat(last.get("units").asInt()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "period=24h, unitId, required",
    "unitId=ue-410000020-usc&facilityId=410000020, facilityId, excludes",
    "unitId=ue-410000020-usc&disciplineGroup=burns, disciplineGroup, requires",
    "facilityId=410000020&cursor=abc, cursor, requires",
    "unitId=ue-410000020-usc&cursor=abc, cursor, cursor",
    "unitId=ue-410000020-usc&period=1y, period, pattern",
    "unitId=ue-410000020-usc&knownAt=hier, knownAt, pattern",
    "facilityId=41, facilityId, pattern"
  })
  void aWrongParameterIsNamed(String query, String field, String rule) {
    var answer = server.as("clinicien").get("/beds/history?" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/violations/0/field").asText()).endsWith(field);
    assertThat(answer.json().at("/violations/0/rule").asText()).isEqualTo(rule);
  }

  @Test
  void nobodysHistoryIsNotFound() {
    var caller = server.as("clinicien");

    assertThat(caller.get("/beds/history?unitId=personne").status()).isEqualTo(404);
    assertThat(caller.get("/beds/history?facilityId=999999999").status()).isEqualTo(404);
  }

  private static Instant ago(int minutes) {
    return NOW.minus(Duration.ofMinutes(minutes));
  }

  private static JsonNode read(String query) {
    var answer = server.as("clinicien").get("/beds/history?" + query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private static void report(int countedAgo, int knownAgo, int beds, UUID author) {
    var log = server.context().getBean(BedLog.class);
    server
        .jdbi()
        .useTransaction(
            transaction -> {
              var batch = log.open(transaction, List.of(UNIT));
              batch.add(
                  new BedReport(
                      UNIT,
                      ago(countedAgo),
                      ago(knownAgo),
                      BedSource.MANUAL,
                      Channel.ENTRY,
                      author,
                      null,
                      beds + " libres",
                      Map.of(
                          new Group(Nature.BED, Status.AVAILABLE, Horizon.NOW),
                          List.of(Count.of(Gender.UNDETERMINED, beds)))));
              batch.write();
            });
  }
}

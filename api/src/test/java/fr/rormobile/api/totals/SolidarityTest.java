package fr.rormobile.api.totals;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rormobile.api.testing.RorServer;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SolidarityTest {
  private static final String BLOIS = "410000020";
  private static final String CHARTRES = "280504267";
  private static final String TOURS = "370004467";
  private static final String CRITICAL = "critical-care-adult";
  private static RorServer server;

  @BeforeAll
  static void start() {
    server = RorServer.start(Map.of());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Tours has three beds that are surely free, all in one unit; Bretonneau has none. */
  @BeforeEach
  void noTensionIsOpen() {
    server
        .jdbi()
        .useHandle(
            h -> {
              h.execute("UPDATE tension SET status = 'CLOSED', closed_at = now()");
              h.execute(
                  "DELETE FROM capacity_line WHERE status = '02' AND unit_id IN"
                      + " (SELECT id FROM care_unit WHERE facility_finess IN ('"
                      + TOURS
                      + "', '370000861'))");
              h.execute(
                  "INSERT INTO capacity_line (unit_id, nature, status, horizon, count, updated_at)"
                      + " SELECT id, '01', '02', '01', 3, now() FROM care_unit"
                      + "  WHERE facility_finess = '"
                      + TOURS
                      + "' AND operational_activity_code = '127' ORDER BY id LIMIT 1");
            });
  }

  @Test
  void aTensionAloneCountsAllItsPartnersFreeBeds() {
    declare(BLOIS, "pmi-1", false);

    var answer = read("");

    var blois = answer.at("/items/0");
    assertThat(blois.at("/facility/finess").asText()).isEqualTo(BLOIS);
    assertThat(blois.at("/own/min").asInt()).isEqualTo(4);
    assertThat(blois.get("contested").asBoolean()).isFalse();
    assertThat(blois.get("assigned").asInt()).isEqualTo(blois.get("partnersFree").asInt());
    assertThat(partner(blois, TOURS).get("free").asInt()).isEqualTo(3);
    assertThat(answer.get("sureTotal").asInt()).isEqualTo(4 + blois.get("partnersFree").asInt());
  }

  @Test
  void aBedThatTwoTensionsCountIsCountedOnceAndFlagged() {
    declare(BLOIS, "pmi-1", false);
    declare(CHARTRES, "pmi-1", false);

    var answer = read("?region=24");

    var blois = answer.at("/items/0");
    var chartres = answer.at("/items/1");
    assertThat(blois.get("contested").asBoolean()).isTrue();
    assertThat(chartres.get("contested").asBoolean()).isTrue();
    assertThat(partner(blois, TOURS).get("contested").asBoolean()).isTrue();
    assertThat(answer.get("partnersFree").asInt()).isEqualTo(3);
    assertThat(blois.get("partnersFree").asInt()).isEqualTo(3);
    assertThat(chartres.get("partnersFree").asInt()).isEqualTo(3);
    assertThat(blois.get("assigned").asInt() + chartres.get("assigned").asInt()).isEqualTo(3);
    assertThat(Math.abs(blois.get("assigned").asInt() - chartres.get("assigned").asInt()))
        .isEqualTo(1);
  }

  @Test
  void aPartnerInTensionKeepsItsBeds() {
    declare(BLOIS, "pmi-1", false);
    declare(TOURS, "pmi-1", false);

    var blois = read("").at("/items/0");

    assertThat(partner(blois, TOURS).get("inTension").asBoolean()).isTrue();
    assertThat(partner(blois, TOURS).get("free").asInt()).isZero();
  }

  @Test
  void aTensionElsewhereStillTakesItsShareThoughItIsNotShown() {
    declare(BLOIS, "pmi-1", false);
    declare(CHARTRES, "pmi-1", false);

    var answer = read("?department=28");

    assertThat(answer.get("items")).hasSize(1);
    assertThat(answer.at("/items/0/assigned").asInt()).isLessThan(3);
    assertThat(read("?region=11").get("items")).isEmpty();
  }

  @Test
  void drillsTakeNoBedAndTwoPlansOfOnePlaceAreOneNeed() {
    declare(BLOIS, "pmi-1", false);
    declare(BLOIS, "plan-blanc-2", false);
    declare(CHARTRES, "pmi-1", true);

    var answer = read("");

    assertThat(answer.get("items")).hasSize(1);
    assertThat(answer.at("/items/0/tensionIds")).hasSize(2);
    assertThat(answer.at("/items/0/contested").asBoolean()).isFalse();
  }

  @Test
  void withoutATensionThereIsNothingToShare() {
    var answer = read("");

    assertThat(answer.get("items")).isEmpty();
    assertThat(answer.get("sureTotal").asInt()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"department=4", "region=Centre", "ville=Blois"})
  void aWrongParameterIsRefused(String query) {
    assertThat(server.as("ars").get("/beds/solidarity?" + query).status()).isEqualTo(400);
  }

  private static JsonNode read(String query) {
    var answer = server.as("ars").get("/beds/solidarity" + query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private static JsonNode partner(JsonNode tension, String finess) {
    return tension
        .get("partners")
        .valueStream()
        .filter(partner -> partner.at("/facility/finess").asText().equals(finess))
        .findFirst()
        .orElseThrow();
  }

  private static void declare(String facility, String plan, boolean drill) {
    server
        .jdbi()
        .useHandle(
            h ->
                h.createUpdate(
                        """
                        INSERT INTO tension (id, facility_finess, discipline_group_id, plan_id, drill,
                                             status, started_at, declared_by, alert_id)
                        SELECT :id, :facility, :group, :plan, :drill, 'OPEN', clock_timestamp(), id, :id
                          FROM account WHERE login = 'directeur'
                        """)
                    .bind("id", UUID.randomUUID())
                    .bind("facility", facility)
                    .bind("group", CRITICAL)
                    .bind("plan", plan)
                    .bind("drill", drill)
                    .execute());
  }
}

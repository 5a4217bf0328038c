package fr.rormobile.api.offer;

import static fr.rormobile.api.offer.Confidentiality.PUBLIC;
import static fr.rormobile.api.offer.Confidentiality.RESTRICTED;
import static fr.rormobile.api.offer.Confidentiality.VERY_RESTRICTED;
import static fr.rormobile.api.offer.OfferRows.anOffer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rormobile.api.testing.Answer;
import fr.rormobile.api.testing.RorServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sheets as a phone gets them; every exchange is held against the contract. */
class OfferOverHttpTest {
  private static final String FINESS = "999900011";
  private static final String ENTITY = "999900003";
  private static final String RICH = "ue-essai-riche";
  private static final String RPPS = "99990000011";

  @BeforeAll
  static void anOfferOfItsOwn() {
    var rows =
        anOffer(RorServer.shared().jdbi())
            .sql(
                "INSERT INTO legal_entity (finess, name, siren, legal_status_label, commune_code,"
                    + " source) VALUES (?, 'Entité d''essai', '264100033', 'Public', '41018',"
                    + " 'SAE')",
                ENTITY)
            .facility(FINESS, "Établissement d'essai")
            .set(
                "facility",
                "finess = '" + FINESS + "'",
                "legal_entity_finess = '"
                    + ENTITY
                    + "', category_code = '355', siret = '26410003300010'")
            .pole("pole-essai", FINESS, "Pôle urgences et soins critiques")
            .unit(RICH, FINESS, "Réanimation polyvalente et surveillance continue, aile nord")
            .unit("ue-essai-pauvre", FINESS, "Consultation")
            .contact("FACILITY", FINESS, ContactKind.STANDARD, "0254556600", PUBLIC)
            .contact("UNIT", RICH, ContactKind.CARE_ROOM, "0254556633", RESTRICTED)
            .contact("UNIT", RICH, ContactKind.ALERT, "0254556634", VERY_RESTRICTED)
            .contact("UNIT", RICH, ContactKind.SECRETARIAT, "0254556611", PUBLIC)
            .beds(RICH, "01", 14, "2026-11-22T08:00:00Z")
            .beds(RICH, "02", 2, "2026-11-22T08:10:00Z")
            .professional(RPPS, "Essai");
    RichUnit.fill(rows, RICH);
    rows.set("care_unit", "id = '" + RICH + "'", "pole_id = 'pole-essai'");
    rows.sql(
        "INSERT INTO practitioner_role (id, rpps, facility_finess, unit_id, mode_code, source)"
            + " VALUES ('role-essai', ?, ?, ?, 'S', 'RPPS')",
        RPPS,
        FINESS,
        RICH);
  }

  /** Other tests share this database: what was added goes, from the index too. */
  @AfterAll
  static void gone() {
    anOffer(RorServer.shared().jdbi())
        .set("practitioner_role", "rpps = '" + RPPS + "'", "deleted_at = now()")
        .set("professional", "rpps = '" + RPPS + "'", "deleted_at = now()")
        .set("care_unit", "facility_finess = '" + FINESS + "'", "deleted_at = now()")
        .set("facility", "finess = '" + FINESS + "'", "deleted_at = now()")
        .set("legal_entity", "finess = '" + ENTITY + "'", "deleted_at = now()");
  }

  @Test
  void eachViewOfAUnitShowsAllThatTheOneBeforeDoes() {
    var card = get("/units/" + RICH + "?view=card").json();
    var plus = get("/units/" + RICH).json();
    var full = get("/units/" + RICH + "?view=full").json();

    assertThat(fields(card))
        .contains("name", "facility", "pole", "address", "commune", "position", "contactPoints")
        .doesNotContain("activities", "openNow", "beds");
    assertThat(fields(plus))
        .containsAll(fields(card))
        .contains("activities", "careMode", "openNow", "openingHours", "beds", "bedClosures")
        .doesNotContain("acts", "equipment");
    assertThat(fields(full)).containsAll(fields(plus)).contains("acts", "equipment");
    assertThat(plus.at("/beds/lines").isMissingNode()).isTrue();
    assertThat(full.at("/beds/lines")).hasSize(2);
    assertThat(plus.at("/beds/summary/operational").asInt()).isEqualTo(14);
    assertThat(plus.at("/beds/summary/updatedAt").asText()).isEqualTo("2026-11-22T08:10:00Z");
    assertThat(plus.at("/beds/summary/source").asText()).isEqualTo("MANUAL");
    assertThat(plus.at("/openingHours/1/closes").asText()).isEqualTo("24:00");
    assertThat(plus.at("/activities/0/label").asText()).isEqualTo("Réanimation polyvalente");
  }

  @Test
  void aUnitOfWhichLittleIsKnownSaysNothingElse() {
    var unit = get("/units/ue-essai-pauvre?view=full").json();

    assertThat(fields(unit)).doesNotContain("openNow", "beds", "pole", "ageMin");
    assertThat(unit.at("/contactPoints/0/value").asText()).isEqualTo("0254556600");
    assertThat(unit.at("/address/commune").asText()).isEqualTo("BLOIS CEDEX");
  }

  @Test
  void aRichUnitFitsInFourKilobytesOnTheWire() throws IOException {
    var sheet = get("/units/" + RICH).bytes();

    assertThat(sheet.length).isGreaterThan(4_000);
    assertThat(gzipped(sheet)).isLessThanOrEqualTo(4_096);
  }

  @Test
  void contactsAreForThoseWhoMayCallThem() {
    var clinician = get("/units/" + RICH + "?view=card").text();
    var cell = RorServer.shared().as("ars").get("/units/" + RICH + "?view=card").text();
    var director = RorServer.shared().as("directeur").get("/units/" + RICH + "?view=card").text();

    assertThat(clinician).contains("0254556633", "0254556611").doesNotContain("0254556634");
    assertThat(director).contains("0254556633").doesNotContain("0254556634");
    assertThat(cell).contains("0254556633", "0254556634");
  }

  @Test
  void anUnchangedSheetIsNotSentAgain() {
    var path = "/units/" + RICH + "?view=card";
    var first = get(path);
    var tag = first.header("ETag");

    var again = get(path, "If-None-Match", tag);
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.bytes()).isEmpty();
    assertThat(again.header("ETag")).isEqualTo(tag);
    assertThat(first.headers().allValues("Vary")).anyMatch(v -> v.contains("Authorization"));
    assertThat(first.header("Cache-Control")).contains("private");

    assertThat(get("/units/" + RICH, "If-None-Match", tag).status()).isEqualTo(200);
    var others = RorServer.shared().as("ars").get(path, "If-None-Match", tag);
    assertThat(others.status()).isEqualTo(200);
  }

  @Test
  void aBedFigureChangesTheTagOfItsUnitAndFacility() {
    var unit = get("/units/ue-essai-pauvre").header("ETag");
    var facility = get("/facilities/" + FINESS).header("ETag");

    anOffer(RorServer.shared().jdbi()).beds("ue-essai-pauvre", "02", 1, "2026-11-22T09:00:00Z");

    assertThat(get("/units/ue-essai-pauvre", "If-None-Match", unit).status()).isEqualTo(200);
    assertThat(get("/facilities/" + FINESS, "If-None-Match", facility).status()).isEqualTo(200);
    anOffer(RorServer.shared().jdbi())
        .sql("DELETE FROM capacity_line WHERE unit_id = 'ue-essai-pauvre'");
    assertThat(get("/units/ue-essai-pauvre", "If-None-Match", unit).status()).isEqualTo(304);
  }

  @Test
  void aFacilityIsReadWithItsUnitsCountedAndItsBedsSummed() {
    var facility = get("/facilities/" + FINESS).json();

    assertThat(facility.at("/units/count").asInt()).isEqualTo(2);
    assertThat(facility.at("/units/withBeds").asInt()).isEqualTo(1);
    assertThat(facility.at("/beds/available").asInt()).isEqualTo(2);
    assertThat(facility.at("/legalEntity/finess").asText()).isEqualTo(ENTITY);
    assertThat(facility.at("/category/label").asText()).contains("hospitalier");
    assertThat(facility.at("/commune/departmentName").asText()).isEqualTo("Loir-et-Cher");
    assertThat(fields(get("/facilities/" + FINESS + "?view=card").json()))
        .doesNotContain("units", "beds");
  }

  @Test
  void theUnitsOfAFacilityComeInPages() {
    var first = get("/facilities/" + FINESS + "/units?size=1").json();
    var second =
        get("/facilities/" + FINESS + "/units?size=1&cursor=" + first.get("nextCursor").asText())
            .json();

    assertThat(first.at("/items/0/id").asText()).isEqualTo(RICH);
    assertThat(second.at("/items/0/id").asText()).isEqualTo("ue-essai-pauvre");
    assertThat(second.has("nextCursor")).isFalse();
  }

  @Test
  void anEntityAndAProfessionalAreRead() {
    var entity = get("/legal-entities/" + ENTITY).json();
    var professional = get("/professionals/" + RPPS).json();
    var card = get("/professionals/" + RPPS + "?view=card").json();

    assertThat(entity.at("/facilityCount").asInt()).isEqualTo(1);
    assertThat(entity.at("/facilities/0/commune").asText()).isEqualTo("Blois");
    assertThat(professional.at("/displayName").asText()).isEqualTo("Dr Anne-Laure Essai");
    assertThat(professional.at("/roles/0/unit/id").asText()).isEqualTo(RICH);
    assertThat(professional.at("/roles/0/exerciseMode/label").asText()).isEqualTo("Salarié");
    assertThat(fields(card)).doesNotContain("specialities");
  }

  @ParameterizedTest
  @CsvSource({
    "/units/ue-inconnue, 404, ''",
    "/units/ue%20a, 400, id",
    "/units/ue-essai-pauvre?view=tout, 400, view",
    "/units/ue-essai-pauvre?vue=card, 400, vue",
    "/facilities/999999999, 404, ''",
    "/facilities/41000002, 400, finess",
    "/facilities/41000002a/units, 400, finess",
    "/facilities/999900011/units?size=51, 400, size",
    "/facilities/999900011/units?cursor=MTU3, 400, cursor",
    "/legal-entities/999999999, 404, ''",
    "/legal-entities/x, 400, finess",
    "/professionals/99999999999, 404, ''",
    "/professionals/123, 400, rpps",
    "/nomenclatures/inconnue, 404, ''",
    "/nomenclatures/care-modes?size=0, 400, size",
    "/places, 400, q",
    "/places?q=, 400, q",
    "/places?q=blois&size=51, 400, size",
  })
  void whatCannotBeReadIsSaidInFrench(String path, int status, String field) {
    var answer = get(path);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().at("/violations/0/field").asText("")).isEqualTo(field);
    assertThat(answer.json().get("detail").asText()).isNotBlank();
  }

  @Test
  void whatIsDeletedIsNotThereAnyMore() {
    var rows = anOffer(RorServer.shared().jdbi()).unit("ue-essai-supprimee", FINESS, "Supprimée");
    assertThat(get("/units/ue-essai-supprimee").status()).isEqualTo(200);

    rows.set("care_unit", "id = 'ue-essai-supprimee'", "deleted_at = now()");

    assertThat(get("/units/ue-essai-supprimee").json().get("detail").asText())
        .isEqualTo("Cette unité n'existe pas ou plus.");
  }

  private static Answer get(String path, String... headers) {
    return RorServer.shared().as("clinicien").get(path, headers);
  }

  private static List<String> fields(JsonNode node) {
    var names = new ArrayList<String>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static int gzipped(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.size();
  }
}

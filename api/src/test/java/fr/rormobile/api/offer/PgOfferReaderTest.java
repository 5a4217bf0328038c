package fr.rormobile.api.offer;

import static fr.rormobile.api.offer.Confidentiality.PUBLIC;
import static fr.rormobile.api.offer.Confidentiality.RESTRICTED;
import static fr.rormobile.api.offer.OfferRows.anOffer;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.beds.BedFigure;
import fr.rormobile.api.beds.BedReaders;
import fr.rormobile.api.offer.Position.Precision;
import fr.rormobile.api.testing.Engines;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PgOfferReaderTest {
  private static final String BLOIS = "410000020";
  private static final String CORSE = "2A0000014";

  private Jdbi database;
  private OfferReader offer;

  @BeforeEach
  void freshDatabase() {
    database = Engines.freshDatabase();
    offer = new PgOfferReader(database, BedReaders.of(database));
  }

  @Test
  void aUnitIsReadWithItsParentsCodesContactsHoursAndBeds() {
    anOffer(database)
        .sql(
            "INSERT INTO nomenclature VALUES ('J17', 'operational-activities', 'A', 'ANS', ''),"
                + " ('J18', 'specific-equipment', 'E', 'ANS', '')")
        .sql(
            "INSERT INTO nomenclature_code VALUES ('J17', '127', 'Réanimation polyvalente'),"
                + " ('J17', '126', 'Réanimation médicale'), ('J18', '085', 'Scanner')")
        .sql("INSERT INTO legal_entity (finess, name, source) VALUES ('410000087', 'CH', 'SAE')")
        .facility(BLOIS, "CH Blois")
        .set("facility", "true", "legal_entity_finess = '410000087', operational_name = 'Veil'")
        .pole("pole-1", BLOIS, "Pôle urgences")
        .unit("ue-rea", BLOIS, "Réanimation")
        .set("care_unit", "true", "pole_id = 'pole-1', age_min = 18, external_id = 'REA1'")
        .sql("INSERT INTO care_unit_code VALUES ('ue-rea', 'J17', '126'), ('ue-rea', 'J17', '127')")
        .sql("INSERT INTO care_unit_code VALUES ('ue-rea', 'J18', '085', 250.5, 'kg')")
        .contact("UNIT", "ue-rea", ContactKind.CARE_ROOM, "0254556633", RESTRICTED)
        .contact("UNIT", "ue-rea", ContactKind.SECRETARIAT, "0254556611", PUBLIC)
        .contact("FACILITY", BLOIS, ContactKind.STANDARD, "0254556600", PUBLIC)
        .contact("FACILITY", BLOIS, ContactKind.MANAGEMENT, "0254556699", PUBLIC)
        .contact("FACILITY", "ue-rea", ContactKind.STANDARD, "0000000000", PUBLIC)
        .sql("INSERT INTO opening_hours VALUES ('ue-rea', 7, '20:00', '24:00')")
        .sql(
            "INSERT INTO opening_exception (unit_id, starts_on, ends_on, reason)"
                + " VALUES ('ue-rea', '2026-12-25', '2026-12-25', 'Noël')")
        .sql(
            "INSERT INTO bed_closure (unit_id, beds, starts_on)"
                + " VALUES ('ue-rea', 2, '2026-11-16')")
        .beds("ue-rea", "01", 14, "2026-11-22T08:00:00Z")
        .beds("ue-rea", "02", 2, "2026-11-22T08:10:00Z");

    var unit = offer.listUnits(List.of("ue-rea")).getFirst();

    assertThat(unit.facility()).isEqualTo(new FinessRef(BLOIS, "CH Blois"));
    assertThat(unit.facilityUsualName()).isEqualTo("Veil");
    assertThat(unit.legalEntity()).isEqualTo(new FinessRef("410000087", "CH"));
    assertThat(unit.pole()).isEqualTo(new Named("pole-1", "Pôle urgences"));
    assertThat(unit.codes().activities())
        .containsExactly(
            new Coded("127", "Réanimation polyvalente"), new Coded("126", "Réanimation médicale"));
    assertThat(unit.codes().careMode()).isEqualTo(new Coded("28", "28"));
    assertThat(unit.codes().equipment()).hasSize(1);
    assertThat(unit.codes().equipment().getFirst().limitValue()).isEqualByComparingTo("250.5");
    assertThat(unit.reachableBy())
        .extracting(Contact::value)
        .containsExactly("0254556633", "0254556611", "0254556600");
    assertThat(unit.schedule().hours()).containsExactly(new Schedule.Hours(7, 1200, 1440));
    assertThat(unit.schedule().exceptions()).hasSize(1);
    assertThat(unit.schedule().exceptions().getFirst().opensMinute()).isNull();
    assertThat(unit.closures()).hasSize(1);
    assertThat(BedFigure.of(unit.capacity()).orElseThrow().available()).isEqualTo(2);
    assertThat(unit.ageMin()).isEqualTo(18);
    assertThat(unit.ageMax()).isNull();
    assertThat(unit.externalId()).isEqualTo("REA1");
    assertThat(unit.origin().source()).isEqualTo("MANUAL");
  }

  @Test
  void aUnitWithoutPlaceIsWhereItsFacilityIs() {
    anOffer(database).facility(BLOIS, "CH Blois").unit("ue-1", BLOIS, "USIC");

    var place = offer.listUnits(List.of("ue-1")).getFirst().place();

    assertThat(place.address())
        .isEqualTo(new Address("Mail Pierre Charlot", "BP 100", "41016", "BLOIS CEDEX"));
    assertThat(place.locality())
        .isEqualTo(
            new Locality("41018", "Blois", "41", "Loir-et-Cher", "24", "Centre-Val de Loire"));
    assertThat(place.position()).isEqualTo(new Position(47.6, 1.34, Precision.ADDRESS));
  }

  @Test
  void aUnitInAnotherCommuneIsNotAtItsFacilitysDoor() {
    anOffer(database)
        .facility(BLOIS, "CH Blois")
        .unit("ue-1", BLOIS, "Antenne")
        .set(
            "care_unit",
            "true",
            "address_line = '2 rue du Cher', postcode = '37170', city = 'CHAMBRAY',"
                + " commune_code = '37050'");

    var place = offer.listUnits(List.of("ue-1")).getFirst().place();

    assertThat(place.address()).isEqualTo(new Address("2 rue du Cher", null, "37170", "CHAMBRAY"));
    assertThat(place.locality().departmentCode()).isEqualTo("37");
    assertThat(place.position()).isEqualTo(new Position(47.33133, 0.71612, Precision.COMMUNE));
  }

  @Test
  void aCommuneTheGazetteerDoesNotHaveLeavesItsDepartment() {
    anOffer(database)
        .facility(BLOIS, "CH Blois")
        .set("facility", "true", "commune_code = '75113'")
        .unit("ue-1", BLOIS, "USIC");

    var locality = offer.listUnits(List.of("ue-1")).getFirst().place().locality();

    assertThat(locality)
        .isEqualTo(new Locality("75113", null, "41", "Loir-et-Cher", "24", "Centre-Val de Loire"));
    assertThat(CommuneAnswer.of(locality)).isNull();
  }

  @Test
  void whatIsDeletedIsAbsentAndSoAreTheUnitsOfADeletedFacility() {
    anOffer(database)
        .facility(BLOIS, "CH Blois")
        .facility(CORSE, "CH Ajaccio")
        .unit("ue-1", BLOIS, "USIC")
        .unit("ue-2", BLOIS, "USINV")
        .unit("ue-3", CORSE, "Urgences")
        .set("care_unit", "id = 'ue-1'", "deleted_at = now()")
        .set("facility", "finess = '" + CORSE + "'", "deleted_at = now()");

    assertThat(offer.listUnits(List.of("ue-1", "ue-2", "ue-3", "ue-9")))
        .extracting(UnitSheet::id)
        .containsExactly("ue-2");
    assertThat(offer.listFacilities(List.of(CORSE, BLOIS)))
        .extracting(FacilitySheet::finess)
        .containsExactly(BLOIS);
    assertThat(offer.listUnitIds("", 10)).containsExactly("ue-2");
    assertThat(offer.listFacilityIds("", 10)).containsExactly(BLOIS);
    assertThat(offer.listUnitKeys(BLOIS)).extracting(UnitKey::id).containsExactly("ue-2");
  }

  @Test
  void aProfessionalIsReadWithWhereTheyWork() {
    anOffer(database)
        .facility(BLOIS, "CH Blois")
        .unit("ue-1", BLOIS, "Cardiologie")
        .professional("00000000041", "d'Ornano")
        .sql(
            "INSERT INTO practitioner_role (id, rpps, facility_finess, unit_id, mode_code, source)"
                + " VALUES ('r1', '00000000041', ?, 'ue-1', 'S', 'RPPS')",
            BLOIS)
        .sql(
            "INSERT INTO practitioner_role (id, rpps, place_name, postcode, commune_code,"
                + " mode_code, source) VALUES ('r2', '00000000041', 'Cabinet', '37170', '37050',"
                + " 'L', 'RPPS')")
        .contact("PROFESSIONAL", "00000000041", ContactKind.MSSANTE, "a@b.mssante.fr", RESTRICTED);

    var professional = offer.listProfessionals(List.of("00000000041")).getFirst();

    assertThat(professional.displayName()).isEqualTo("Dr Anne-Laure d'Ornano");
    assertThat(professional.skill()).isEqualTo(new Coded("SM04", "Cardiologie"));
    assertThat(professional.facilities()).containsExactly(BLOIS);
    assertThat(professional.contacts()).hasSize(1);
    assertThat(professional.roles()).hasSize(2);
    var salaried = professional.roles().getFirst();
    assertThat(salaried.unit()).isEqualTo(new Named("ue-1", "Cardiologie"));
    assertThat(salaried.exerciseMode()).isEqualTo(new Coded("S", "Salarié"));
    assertThat(salaried.place().address().line()).isEqualTo("Mail Pierre Charlot");
    var inTown = professional.roles().getLast();
    assertThat(inTown.facility()).isNull();
    assertThat(inTown.place().locality().communeName()).isEqualTo("Chambray-lès-Tours");
    assertThat(inTown.place().position())
        .isEqualTo(new Position(47.33133, 0.71612, Precision.COMMUNE));
  }

  @Test
  void anEntityIsReadWithItsFacilitiesInFrenchOrder() {
    anOffer(database)
        .sql("INSERT INTO legal_entity (finess, name, source) VALUES ('410000087', 'CH', 'SAE')")
        .facility("410000011", "Hôpital Élan")
        .facility("410000012", "Hopital Zénith")
        .facility("410000013", "hôpital d'Eté")
        .set("facility", "true", "legal_entity_finess = '410000087'");

    var entity = offer.findLegalEntity("410000087").orElseThrow();

    assertThat(entity.facilities())
        .extracting(LegalEntitySheet.FacilityRef::name)
        .containsExactly("hôpital d'Eté", "Hôpital Élan", "Hopital Zénith");
    assertThat(entity.facilities().getFirst().commune()).isEqualTo("Blois");
    assertThat(offer.findLegalEntity("410000099")).isEmpty();
  }

  @Test
  void insideATransactionItSeesThatOnesOwnRows() {
    anOffer(database).facility(BLOIS, "CH Blois").unit("ue-1", BLOIS, "USIC");

    database.useTransaction(
        handle -> {
          handle.execute("UPDATE care_unit SET name = 'USIP'");
          assertThat(offer.listUnits(List.of("ue-1")).getFirst().name()).isEqualTo("USIP");
          handle.rollback();
        });

    assertThat(offer.listUnits(List.of("ue-1")).getFirst().name()).isEqualTo("USIC");
  }
}

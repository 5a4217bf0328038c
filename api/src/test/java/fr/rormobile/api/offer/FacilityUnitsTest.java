package fr.rormobile.api.offer;

import static fr.rormobile.api.offer.OfferRows.anOffer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.rormobile.api.account.Role;
import fr.rormobile.api.beds.BedReaders;
import fr.rormobile.api.beds.Freshness;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.testing.Engines;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FacilityUnitsTest {
  private static final String BLOIS = "410000020";
  private static final Visibility CLINICIAN = Visibility.of(VisibilityTest.caller(Role.CLINICIAN));
  private static final Visibility FEED = Visibility.of(VisibilityTest.caller(Role.FEED));

  private static FacilityUnits units;

  @BeforeAll
  static void facility() {
    var database = Engines.freshDatabase();
    anOffer(database)
        .facility(BLOIS, "CH Blois")
        .pole("p1", BLOIS, "Pôle Élan")
        .pole("p2", BLOIS, "pole zénith")
        .unit("ue-5", BLOIS, "Accueil")
        .unit("ue-4", BLOIS, "urgences")
        .unit("ue-3", BLOIS, "Évaluation")
        .unit("ue-2", BLOIS, "Évaluation")
        .unit("ue-1", BLOIS, "Zone de dégagement")
        .set("care_unit", "id = 'ue-1'", "pole_id = 'p1'")
        .set("care_unit", "id IN ('ue-2', 'ue-3', 'ue-4')", "pole_id = 'p2'")
        .set("care_unit", "id = 'ue-4'", "confidential = true")
        .contact("UNIT", "ue-1", ContactKind.CARE_ROOM, "0254556633", Confidentiality.PUBLIC)
        .contact("UNIT", "ue-1", ContactKind.ALERT, "0254556634", Confidentiality.RESTRICTED)
        .contact("UNIT", "ue-1", ContactKind.FAX, "0254556635", Confidentiality.PUBLIC)
        .beds("ue-1", "01", 14, "2026-11-22T08:00:00Z")
        .beds("ue-1", "02", 2, "2026-11-22T08:10:00Z")
        .beds("ue-4", "01", 10, "2026-11-22T08:00:00Z")
        .beds("ue-4", "02", 5, "2026-11-21T20:00:00Z");
    var beds = BedReaders.of(database);
    var clock = Clock.fixed(Instant.parse("2026-11-22T09:00:00Z"), ZoneOffset.UTC);
    units = new FacilityUnits(new PgOfferReader(database, beds), beds, clock);
  }

  @Test
  void comeByPoleThenByNameAndWithoutPoleLast() {
    assertThat(ids(units.page(BLOIS, CLINICIAN, null, 20)))
        .containsExactly("ue-1", "ue-2", "ue-3", "ue-4", "ue-5");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void pagesOfAnySizeShowEachUnitOnce(int size) {
    var seen = new ArrayList<String>();
    var page = units.page(BLOIS, CLINICIAN, null, size);
    seen.addAll(ids(page));
    while (page.nextCursor() != null) {
      page = units.page(BLOIS, CLINICIAN, page.nextCursor(), size);
      assertThat(page.items()).isNotEmpty();
      seen.addAll(ids(page));
    }

    assertThat(seen).containsExactly("ue-1", "ue-2", "ue-3", "ue-4", "ue-5");
  }

  @Test
  void aConfidentialUnitLeavesNoTraceForThoseWhoMayNotKnowOfIt() {
    var totals = units.totals(BLOIS, FEED);

    assertThat(ids(units.page(BLOIS, FEED, null, 20)))
        .containsExactly("ue-1", "ue-2", "ue-3", "ue-5");
    assertThat(ids(units.page(BLOIS, FEED, null, 3))).hasSize(3);
    assertThat(totals.counts()).isEqualTo(new FacilityAnswer.UnitCounts(4, 1));
    assertThat(totals.beds()).isNotNull();
    assertThat(totals.beds().available()).isEqualTo(2);
  }

  @Test
  void bedsOfTheWholeFacilityAreAsOldAsItsOldestFigure() {
    var totals = units.totals(BLOIS, CLINICIAN);

    assertThat(totals.counts()).isEqualTo(new FacilityAnswer.UnitCounts(5, 2));
    assertThat(totals.beds()).isNotNull();
    assertThat(totals.beds().available()).isEqualTo(7);
    assertThat(totals.beds().operational()).isEqualTo(24);
    assertThat(totals.beds().updatedAt()).isEqualTo(Instant.parse("2026-11-21T20:00:00Z"));
    assertThat(totals.beds().freshness()).isEqualTo(Freshness.AGEING);
  }

  @Test
  void aLineShowsPublicNumbersThatSomebodyPicksUp() {
    var line = units.page(BLOIS, CLINICIAN, null, 1).items().getFirst();

    assertThat(line.phones()).containsExactly(new Phone(ContactKind.CARE_ROOM, "0254556633"));
    assertThat(line.beds()).isNotNull();
    assertThat(line.beds().freshness()).isEqualTo(Freshness.FRESH);
  }

  @Test
  void aCursorOfSomebodyElsesIsRefused() {
    assertThatThrownBy(() -> units.page(BLOIS, CLINICIAN, "MTU3", 20))
        .isInstanceOf(ProblemException.class);
  }

  private static List<String> ids(UnitPage page) {
    return page.items().stream().map(UnitPage.Line::id).toList();
  }
}

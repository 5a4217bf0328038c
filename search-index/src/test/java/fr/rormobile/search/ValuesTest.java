package fr.rormobile.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values refuse to be wrong. */
class ValuesTest {

  @ParameterizedTest
  @CsvSource({"90.0001, 0", "-90.0001, 0", "0, 180.0001", "0, -180.0001", "NaN, 0", "0, NaN"})
  void whatIsNotOnEarthIsRefused(double lat, double lon) {
    assertThatThrownBy(() -> new GeoPoint(lat, lon)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void distancesAreOfTheGreatCircle() {
    var blois = new GeoPoint(47.5861, 1.3359);
    assertThat(blois.distanceMetres(blois)).isZero();
    // One degree of a meridian, by the radius of Lucene.
    assertThat(new GeoPoint(0, 0).distanceMetres(new GeoPoint(1, 0)))
        .isCloseTo(111_195.08, within(0.01));
    assertThat(new GeoPoint(0, 179.5).distanceMetres(new GeoPoint(0, -179.5)))
        .isCloseTo(111_195.08, within(0.01));
    assertThat(new GeoPoint(90, 0).distanceMetres(new GeoPoint(-90, 0)))
        .isCloseTo(20_015_114.4, within(1.0));
  }

  @ParameterizedTest
  @CsvSource({
    "02 54 55 66 33, 0254556633",
    "+33254556633, 0254556633",
    "+33 (0)2 54 55 66 33, 0254556633",
    "0033254556633, 0254556633",
    "33254556633, 0254556633",
    "+262 262 90 50 50, 0262905050",
    "+590 590 89 10 10, 0590891010",
    "15, 15",
    "3919, 3919",
    "poste 12, 12",
    "néant, ''"
  })
  void phonesAreNationalDigits(String written, String digits) {
    assertThat(PhoneDigits.of(written)).isEqualTo(digits);
  }

  @ParameterizedTest
  @ValueSource(strings = {"41", "410", "4e étage", "blois 0254556633", "++33", "", "ab"})
  void theseAreNotTakenForAPhone(String words) {
    assertThat(PhoneDigits.typedIn(words)).isEmpty();
  }

  @Test
  void aDocumentKeepsPhonesThatHaveDigits() {
    var document =
        OfferDocument.builder(OfferKind.UNIT, "a", 1, "A")
            .phones(List.of("+33 2 54 55 66 33", "néant", ""))
            .build();

    assertThat(document.phones()).containsExactly("0254556633");
  }

  @Test
  void impossibleDocumentsAreRefused() {
    assertRefused(() -> OfferDocument.builder(OfferKind.UNIT, "a", 0, "A").build(), "version 0");
    assertRefused(() -> OfferDocument.builder(OfferKind.UNIT, " ", 1, "A").build(), "id is blank");
    assertRefused(() -> OfferDocument.builder(OfferKind.UNIT, "a", 1, "").build(), "name");
    assertRefused(
        () -> OfferDocument.builder(OfferKind.UNIT, "a", 1, "A".repeat(501)).build(), "501");
    assertRefused(
        () -> OfferDocument.builder(OfferKind.UNIT, "a", 1, "A").ageMin(9).ageMax(8).build(),
        "9 to 8");
    assertRefused(
        () -> OfferDocument.builder(OfferKind.UNIT, "a", 1, "A").ageMin(-1).build(), "-1");
    assertRefused(() -> new IndexOperation.Tombstone(OfferKind.UNIT, "a", -1), "version -1");
    assertRefused(() -> Offers.beds("02", "01", "04", -1), "-1 beds");
    assertRefused(() -> new CodedLabel("", "x"), "code is blank");
    assertRefused(() -> new Equipment("1", "x", Double.NaN), "NaN");
  }

  @Test
  void impossibleQueriesAreRefused() {
    var point = new GeoPoint(47, 1);
    assertRefused(() -> OfferQuery.builder().size(0).build(), "size 0");
    assertRefused(() -> OfferQuery.builder().size(101).build(), "size 101");
    assertRefused(() -> OfferQuery.builder().words("x".repeat(201)).build(), "201");
    assertRefused(() -> OfferQuery.builder().radiusMetres(5).build(), "without a point");
    assertRefused(() -> OfferQuery.builder().sort(OfferSort.DISTANCE).build(), "without a point");
    assertRefused(() -> OfferQuery.builder().near(point).radiusMetres(0).build(), "0 m");
    assertRefused(() -> OfferQuery.builder().near(point).radiusMetres(2_000_001).build(), "m is");
    assertRefused(() -> OfferQuery.builder().age(-1).build(), "-1");
    assertRefused(() -> OfferQuery.builder().age(151).build(), "151");
    assertThat(OfferQuery.builder().words("  \t ").build().words()).isNull();
  }

  private static void assertRefused(Runnable making, String saying) {
    assertThatThrownBy(making::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(saying);
  }

  @Test
  void aFingerprintIsOfTheSearchAndNotOfThePage() {
    var query = OfferQuery.builder().words("réa").departmentCodes(Set.of("41", "37", "45"));
    var first = SearchBody.fingerprint(query.build());

    assertThat(SearchBody.fingerprint(query.size(50).cursor("x").build())).isEqualTo(first);
    assertThat(SearchBody.fingerprint(query.departmentCodes(Set.of("45", "37", "41")).build()))
        .isEqualTo(first);
    assertThat(SearchBody.fingerprint(query.includeConfidential(true).build())).isNotEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "!", "abc", "W10", "WzEsMl0", "bnVsbA", "e30", "WyJmcCIsdHJ1ZSxbMSwyXV0"})
  void aBrokenCursorIsRefusedByType(String text) {
    assertThatThrownBy(() -> Cursor.read(text, "fp", OfferSort.RELEVANCE))
        .isInstanceOf(BadCursor.class);
  }

  @Test
  void aCursorIsReadAsItWasWrittenAndForItsSearchOnly() {
    var cursor = new Cursor("fp", true, List.of(1.25, "UNIT:é"));

    assertThat(Cursor.read(cursor.asText(), "fp", OfferSort.RELEVANCE)).isEqualTo(cursor);
    assertThatCode(
            () ->
                Cursor.read(
                    new Cursor("fp", false, List.of("Infinity", "UNIT:a")).asText(),
                    "fp",
                    OfferSort.DISTANCE))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> Cursor.read(cursor.asText(), "other", OfferSort.RELEVANCE))
        .isInstanceOf(BadCursor.class);
    assertThatThrownBy(() -> Cursor.read(cursor.asText(), "fp", OfferSort.NAME))
        .isInstanceOf(BadCursor.class);
  }

  @Test
  void aKeyIsReadAsItWasWritten() {
    var key = new OfferKey(OfferKind.PROFESSIONAL, "a:b");
    assertThat(OfferKey.fromText(key.asText())).isEqualTo(key);
    assertRefused(() -> new OfferKey(OfferKind.UNIT, "x".repeat(201)), "201");
  }
}

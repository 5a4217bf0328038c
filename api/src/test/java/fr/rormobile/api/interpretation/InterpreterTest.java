package fr.rormobile.api.interpretation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.rormobile.api.interpretation.Chip.Kind;
import fr.rormobile.api.interpretation.Vocabulary.Area;
import fr.rormobile.api.interpretation.Vocabulary.Code;
import fr.rormobile.api.territory.Commune;
import fr.rormobile.search.OfferKind;
import fr.rormobile.search.Sense.Coded;
import fr.rormobile.search.SynonymRule;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InterpreterTest {
  private static final Vocabulary VOCABULARY = vocabulary();

  private static Vocabulary vocabulary() {
    var vocabulary =
        new Vocabulary(
            List.of(
                new Code(Coded.ACTIVITY, "130", "Réanimation spécialisée pédiatrique"),
                new Code(Coded.ACTIVITY, "127", "Réanimation polyvalente"),
                new Code(Coded.ACTIVITY, "013", "Cardiologie"),
                new Code(Coded.ACTIVITY, "354", "Soins intensifs spécialisés cardiologie (USIC)"),
                new Code(Coded.EQUIPMENT, "054", "IRM corps entier"),
                new Code(Coded.PROFESSION, "40", "Chirurgien-dentiste"),
                new Code(Coded.SPECIALITY, "SM04", "Cardiologie et maladies vasculaires"),
                new Code(Coded.CARE_MODE, "29", "Hospitalisation de jour (HJ)"),
                new Code(Coded.FACILITY_CATEGORY, "620", "Pharmacie d'officine"),
                new Code(Coded.ACT, "0024", "Maladie de Dupuytren"),
                new Code(Coded.EQUIPMENT, "089", "Lit adapté patient obèse"),
                new Code(Coded.ACT, "0801", "Tourisme")),
            List.of(
                SynonymRule.read("réa, réanimation"),
                SynonymRule.read("pédiatrie, pédiatrique, péd"),
                SynonymRule.read("cardiologue, cardiologie"),
                SynonymRule.read("USIC, soins intensifs cardiologiques")));
    place(vocabulary, "41018", "Blois", "41", 47_000, "41000");
    place(vocabulary, "37261", "Tours", "37", 137_000, "37000");
    place(vocabulary, "97411", "Saint-Denis", "974", 153_000, "97400");
    place(vocabulary, "93066", "Saint-Denis", "93", 113_000, "93200");
    place(vocabulary, "86001", "Vienne", "38", 29_000, "38200");
    place(vocabulary, "75056", "Paris", "75", 2_100_000, "75001");
    department(vocabulary, "41", "Loir-et-Cher");
    department(vocabulary, "45", "Loiret");
    department(vocabulary, "75", "Paris");
    department(vocabulary, "86", "Vienne");
    department(vocabulary, "93", "Seine-Saint-Denis");
    vocabulary.addRegion(new Area("24", "Centre-Val de Loire"));
    return vocabulary;
  }

  private static void place(
      Vocabulary to, String code, String name, String department, int people, String postcode) {
    to.addCommune(
        new Commune(code, name, List.of(postcode), department, null, "", null, 47.0, 1.0, people));
  }

  private static void department(Vocabulary to, String code, String name) {
    to.addDepartment(new Area(code, name));
  }

  private static Meaning read(String typed) {
    return Interpreter.read(VOCABULARY, typed, Set.of());
  }

  private static @Nullable String place(Meaning meaning) {
    var place = meaning.place();
    return place == null ? null : place.code();
  }

  @Test
  void anActivityInShortAndAPlaceAreBothUnderstood() {
    var meaning = read("rea ped blois");

    assertThat(codes(meaning)).containsExactly("130");
    assertThat(place(meaning)).isEqualTo("41018");
    assertThat(meaning.words()).isEqualTo("rea ped blois");
    assertThat(meaning.unexplained()).isNull();
    assertThat(meaning.chips())
        .extracting(Chip::kind, Chip::words)
        .containsExactly(tuple(Kind.OFFER, "rea ped"), tuple(Kind.PLACE, "blois"));
  }

  @Test
  void aDepartmentIsKnownByItsNumberAndOuvertIsNoWordToFind() {
    var meaning = read("irm 45 ouvert");

    assertThat(codes(meaning)).containsExactly("054");
    assertThat(meaning.departments()).containsExactly("45");
    assertThat(meaning.openNow()).isTrue();
    assertThat(meaning.words()).isEqualTo("irm 45");
  }

  @ParameterizedTest
  @CsvSource({
    "cardiologie 8 ans, 8",
    "nourrisson 6 mois, 0",
    "urgences enfant, 8",
    "pédiatrie nouveau-né, 0",
    "120 ans, 120"
  })
  void anAgeIsRead(String typed, int age) {
    assertThat(read(typed).age()).isEqualTo(age);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"lit réa blois", "lit de réanimation près de blois", "place en cardiologie tours"})
  void aBedBesideAKindOfCareIsAFreeOne(String typed) {
    var meaning = read(typed);

    assertThat(meaning.genders()).isEmpty();
    assertThat(meaning.chips()).extracting(Chip::kind).contains(Kind.BEDS, Kind.OFFER, Kind.PLACE);
    assertThat(meaning.unexplained()).isNull();
  }

  @Test
  void aBedForSomebodySaysForWhom() {
    assertThat(read("lit réa homme blois").genders()).containsExactlyInAnyOrder("02", "04");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lit adapté obèse", "pharmacie place plumereau", "lit", "place tours"})
  void aBedThatIsAThingAndAPlaceInATownAreNoFreeBeds(String typed) {
    assertThat(read(typed).genders()).isNull();
  }

  @Test
  void aBedIsAWordAgainWhenItsChipIsRemoved() {
    assertThat(Interpreter.read(VOCABULARY, "lit réa blois", Set.of("lit")).genders()).isNull();
  }

  @Test
  void whatFollowsATitleIsAName() {
    var meaning = read("dr dupuy cardiologue");

    assertThat(meaning.chips()).extracting(Chip::words).containsExactly("cardiologue");
    assertThat(meaning.unexplained()).isEqualTo("dupuy");
    assertThat(meaning.first()).isEqualTo(OfferKind.PROFESSIONAL);
  }

  @Test
  void whoIsCalledSoIsFoundBesideWhatIsDoneThere() {
    assertThat(codes(read("cardiologue tours"))).containsExactlyInAnyOrder("013", "SM04");
    assertThat(read("cardiologue tours").first()).isEqualTo(OfferKind.PROFESSIONAL);
    assertThat(read("cardiologie tours").first()).isEqualTo(OfferKind.UNIT);
    assertThat(read("pharmacie d'officine tours").first()).isEqualTo(OfferKind.FACILITY);
  }

  @Test
  void aHospitalForADayIsAModeOfCare() {
    assertThat(read("hôpital de jour cardiologie").chips())
        .extracting(Chip::words)
        .containsExactly("hôpital de jour", "cardiologie");
  }

  @Test
  void anAgeThatNobodyHasIsAWord() {
    var meaning = read("clinique 300 ans");

    assertThat(meaning.age()).isNull();
    assertThat(meaning.words()).isEqualTo("clinique 300 ans");
  }

  @Test
  void aFreeBedForAWomanIsACriterionAndNotAWord() {
    var meaning = read("lit disponible cardiologie femme tours");

    assertThat(meaning.genders()).containsExactlyInAnyOrder("01", "04");
    assertThat(meaning.words()).isEqualTo("cardiologie tours");
    assertThat(place(meaning)).isEqualTo("37261");
    assertThat(meaning.chips().getFirst().words()).isEqualTo("lit disponible femme");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lit disponible cardiologie femme tours | BEDS | cardiologie tours",
        "Scanner à Tours ouvert | PLACE | Scanner ouvert",
        "scanner près de Tours | PLACE | scanner",
        "cardiologie ouverte | OFFER | ouverte",
        "réa de l'enfant, tours | AGE | réa tours",
      })
  void withoutAChipItsWordsAreGoneAndWhatLedToThem(String typed, Chip.Kind kind, String left) {
    var taken = read(typed).chips().stream().filter(chip -> chip.kind() == kind).toList();

    assertThat(Remaining.of(typed, taken)).isEqualTo(left);
  }

  @Test
  void withoutItsOnlyChipNothingIsLeftToSay() {
    var typed = "à Tours";

    assertThat(Remaining.of(typed, read(typed).chips())).isNull();
  }

  @Test
  void aPlaceThatMayBeTwoIsToldAndNotApplied() {
    var meaning = read("cardiologie saint denis");

    assertThat(place(meaning)).isNull();
    assertThat(meaning.unexplained()).isEqualTo("saint denis");
    var chip = meaning.chips().getLast();
    assertThat(chip.applied()).isFalse();
    assertThat(chip.alternatives())
        .extracting(Chip.Alternative::label)
        .containsExactly("Saint-Denis (974)", "Saint-Denis (93)");
  }

  @Test
  void theDepartmentSaysWhichOfTwoPlaces() {
    assertThat(place(read("cardiologie st denis 93"))).isEqualTo("93066");
  }

  @Test
  void aNameOfACommuneAndOfAnotherDepartmentIsNotSure() {
    var chip = read("cardiologie vienne").chips().getLast();

    assertThat(chip.applied()).isFalse();
    assertThat(chip.alternatives())
        .extracting(other -> other.criterion().parameter())
        .containsExactly("place", "department");
  }

  @Test
  void parisIsACityFirst() {
    assertThat(place(read("cardiologie paris"))).isEqualTo("75056");
  }

  @Test
  void aPlaceIsNoBeginningOfAnotherWord() {
    var meaning = read("dentiste tours");

    assertThat(place(meaning)).isEqualTo("37261");
    assertThat(codes(meaning)).containsExactly("40");
  }

  @Test
  void whatWasTakenAwayIsTakenAsItIs() {
    var meaning = Interpreter.read(VOCABULARY, "rea ped blois", Set.of("blois"));

    assertThat(place(meaning)).isNull();
    assertThat(meaning.unexplained()).isEqualTo("blois");
  }

  @ParameterizedTest
  @CsvSource({"410000020, Numéro FINESS", "02 54 55 66 33, Téléphone", "10001234567, Numéro RPPS"})
  void aNumberIsNothingElse(String typed, String label) {
    var meaning = read(typed);

    assertThat(meaning.chips()).extracting(Chip::label).containsExactly(label);
    assertThat(meaning.words()).isEqualTo(typed);
    assertThat(meaning.departments()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"usic bolis, usic blois", "cardiologei tours, cardiologie tours"})
  void aTypingErrorIsMended(String typed, String mended) {
    assertThat(VOCABULARY.mend(typed)).isEqualTo(mended);
  }

  @ParameterizedTest
  @CsvSource({"usic blois", "zzqqxx", "réa"})
  void whatIsRightOrUnknownIsLeftAlone(String typed) {
    assertThat(VOCABULARY.mend(typed)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  - ? ", "\u0301", "a"})
  void nothingAndSignsAreNoTrouble(String typed) {
    assertThat(read(typed).chips()).isEmpty();
  }

  private static List<String> codes(Meaning meaning) {
    return meaning.groups().stream()
        .flatMap(group -> group.codes().stream())
        .flatMap(of -> of.codes().stream())
        .sorted()
        .toList();
  }
}

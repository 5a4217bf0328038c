package fr.rormobile.search;

import static fr.rormobile.search.Offers.facility;
import static fr.rormobile.search.Offers.professional;
import static fr.rormobile.search.Offers.unit;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Promises about what is found, and in which order. */
class RelevanceTest {

  private static List<String> find(String words, OfferDocument... documents) {
    try (var index = EmbeddedNode.indexOf(List.of(documents))) {
      return ids(index.search(OfferQuery.builder().words(words).build()));
    }
  }

  private static OfferHits hits(String words, OfferDocument... documents) {
    try (var index = EmbeddedNode.indexOf(List.of(documents))) {
      return index.search(OfferQuery.builder().words(words).build());
    }
  }

  private static List<String> ids(OfferHits hits) {
    return hits.hits().stream().map(hit -> hit.document().id()).toList();
  }

  @Test
  void exactNameBeatsLongerName() {
    var found =
        find(
            "cardiologie",
            unit("long", "Cardiologie interventionnelle et rythmologie").build(),
            unit("exact", "Cardiologie").build(),
            unit("other", "Dermatologie").build());

    assertThat(found).containsExactly("exact", "long");
  }

  @Test
  void aPlaceNamedFindsItsUnits() {
    var found =
        find(
            "réanimation blois",
            unit("blois", "Réanimation polyvalente").place(Offers.BLOIS).build(),
            unit("tours", "Réanimation polyvalente").place(Offers.TOURS).build(),
            facility("ch", "Centre hospitalier").place(Offers.BLOIS).build());

    assertThat(found).containsExactly("blois");
  }

  @Test
  void nameBeatsParentsBeatsPlaceBeatsLabels() {
    var found =
        find(
            "amboise",
            unit("label", "Consultations")
                .specificActs(List.of(new CodedLabel("0001", "Acte Amboise")))
                .build(),
            unit("place", "Médecine")
                .place(new Place(null, null, null, "Amboise", null, null, null, null, null, null))
                .build(),
            unit("parent", "Chirurgie").parentNames(List.of("Site d'Amboise")).build(),
            unit("alias", "Accueil").aliases(List.of("Antenne Amboise")).build(),
            unit("name", "Antenne Amboise").build());

    assertThat(found).containsExactly("name", "alias", "parent", "place", "label");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hôpital de l'œil",
        "hopital oeil",
        "HÔPITAL DE L’ŒIL", // typographic apostrophe
        "l'oeil",
        "Hôpital‑de‑l'œil" // non-breaking hyphens
      })
  void accentsAndApostrophesDoNotMatter(String words) {
    var hits =
        hits(
            words,
            unit("eye", "Hôpital de l’Œil").build(),
            unit("ear", "Hôpital de l'Oreille").build(),
            unit("eyelid", "Clinique des paupières").build());

    assertThat(ids(hits)).containsExactly("eye");
    assertThat(hits.lenient()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "réa polyvalente, Réanimation polyvalente",
    "réanimation polyvalente, Réa polyvalente",
    "USIC, Unité de soins intensifs cardiologiques",
    "soins intensifs de cardiologie, USIC",
    "UNV, Unité neuro-vasculaire",
    "USINV, UNV",
    "SAU, Urgences",
    "urgences, Service d'accueil des urgences",
    "service d’accueil des urgences, S.A.U.",
    "UHCD, Unité d'hospitalisation de courte durée",
    "SSR, Soins médicaux et de réadaptation",
    "soins de suite, SMR",
    "EHPAD, Maison de retraite",
    "hospitalisation à domicile, HAD",
    "CHU, Centre hospitalier universitaire",
    "CHRU, CHU",
    "centre hospitalier, CH",
    "C.H., Centre Hospitalier",
    "St Aignan, Saint-Aignan",
    "Sainte-Marie, Ste Marie",
    "hop bretonneau, Hôpital Bretonneau",
    "dr besson, Docteur Besson",
    "ped, Pédiatrie",
    "pédiatrique, Pédiatrie",
    "cardio, Cardiologie",
    "neuro, Neurologie",
    "gynéco, Gynécologie",
    "ortho, Chirurgie orthopédique",
    "IRM, Imagerie par résonance magnétique",
    "imagerie par résonance magnétique, IRM"
  })
  void abbreviationFindsTheWrittenOutName(String typed, String written) {
    var hits =
        hits(
            typed,
            unit("meant", written).build(),
            unit("other", "Dermatologie").build(),
            unit("another", "Blanchisserie").build());

    assertThat(ids(hits)).containsExactly("meant");
    assertThat(hits.lenient()).isFalse();
  }

  @Test
  void abbreviationsWorkWithinALongerQuestion() {
    var found =
        find(
            "soins intensifs cardiologiques ch blois",
            unit("blois", "USIC")
                .parentNames(List.of("Centre hospitalier Simone Veil"))
                .place(Offers.BLOIS)
                .build(),
            unit("tours", "USIC").parentNames(List.of("CHRU de Tours")).place(Offers.TOURS).build(),
            unit("rea", "Réanimation").place(Offers.BLOIS).build());

    assertThat(found).containsExactly("blois");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "réanimaton", // a letter left out
        "raénimation", // two letters swapped
        "reanimattion", // a letter doubled
        "cardiologei blois", // an error beside a right word
      })
  void oneTypingErrorStillFinds(String typed) {
    var hits =
        hits(
            typed,
            unit("rea", "Réanimation").build(),
            unit("cardio", "Cardiologie").place(Offers.BLOIS).build(),
            unit("other", "Dermatologie").build());

    assertThat(ids(hits)).hasSize(1).doesNotContain("other");
    assertThat(hits.lenient()).isTrue();
  }

  @Test
  void whatMatchesAsTypedIsNotMixedWithWhatComesClose() {
    var hits =
        hits(
            "martin",
            professional("exact", "MARTIN Jeanne").build(),
            professional("close", "MARTINI Paul").build(),
            professional("closer", "MARTEN Luc").build());

    // MARTINI begins so; MARTEN would be a typing error.
    assertThat(ids(hits)).containsExactly("exact", "close");
    assertThat(hits.lenient()).isFalse();
  }

  @Test
  void aPersonIsFoundByTheSoundOfTheirName() {
    var hits =
        hits(
            "filipo",
            professional("meant", "PHILIPEAU Anne").build(),
            professional("other", "BERNARD Luc").build(),
            unit("unit", "Philipeau").build());

    assertThat(ids(hits)).containsExactly("meant");
    assertThat(hits.lenient()).isTrue();
  }

  @Test
  void anUnfinishedLastWordAlreadyFinds() {
    var found =
        find(
            "réanimation polyv",
            unit("meant", "Réanimation polyvalente").build(),
            unit("other", "Réanimation néonatale").build(),
            unit("far", "Polyclinique").build());

    assertThat(found).containsExactly("meant");
  }

  @ParameterizedTest
  @ValueSource(strings = {"41000", "loir-et-cher", "41", "bloi"})
  void thePlaceIsFoundByPostcodeAndDepartementToo(String words) {
    var found =
        find(
            words,
            unit("blois", "Médecine").place(Offers.BLOIS).build(),
            unit("tours", "Médecine").place(Offers.TOURS).build(),
            unit("nowhere", "Médecine").build());

    assertThat(found).containsExactly("blois");
  }

  @Test
  void labelsOfWhatAUnitDoesFindIt() {
    var found =
        find(
            "neurochirurgie scanner obésité",
            unit("meant", "Service A")
                .operationalActivities(List.of(new CodedLabel("129", "Neurochirurgie")))
                .equipment(List.of(new Equipment("10", "Scanner", 200.0)))
                .specificActs(List.of(new CodedLabel("0529", "Chirurgie de l'obésité")))
                .build(),
            unit("half", "Service B")
                .operationalActivities(List.of(new CodedLabel("129", "Neurochirurgie")))
                .build(),
            unit("none", "Service C").build());

    assertThat(found).containsExactly("meant");
  }

  @Test
  void smallWordsAskForNothing() {
    var hits =
        hits(
            "le service de la réanimation du centre de Blois",
            unit("meant", "Service réanimation centre").place(Offers.BLOIS).build(),
            unit("other", "Service de la maternité du centre").place(Offers.BLOIS).build());

    assertThat(ids(hits)).containsExactly("meant");
    assertThat(hits.lenient()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"!!!", "\"", "AND OR NOT", "a:b~2^3", "(", "*", "\u0000", "😀"})
  void oddCharactersAreWordsAndNeverAnError(String words) {
    assertThat(find(words, unit("a", "Réanimation").build())).isEmpty();
  }
}

package fr.rormobile.api.search;

import fr.rormobile.search.GeoBox;
import fr.rormobile.search.GeoPoint;
import fr.rormobile.search.OfferKind;
import fr.rormobile.search.OfferQuery;
import fr.rormobile.search.OfferSort;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is searched for, as the contract lets one ask.
 *
 * @param place INSEE code of the commune in whose middle the search is; null with {@code near}
 * @param interpret whether the words may mean more than they say
 * @param literal words of which nothing is to be made
 * @param radiusKm null: not given
 * @param byRegion whether to count by region
 * @param ring where the page before ended, and what it settled
 * @param sort null: not given
 * @param beds the bed that is wanted; null: whatever the beds
 * @param disciplineGroup id; null: any activity
 * @param given as it came, for saying it again with a criterion less
 */
record SearchRequest(
    @Nullable String words,
    boolean interpret,
    Set<String> literal,
    Set<OfferKind> kinds,
    @Nullable GeoPoint near,
    @Nullable String place,
    @Nullable Integer radiusKm,
    @Nullable GeoBox box,
    Set<String> departments,
    Set<String> regions,
    Map<Criterion, Set<String>> codes,
    @Nullable Integer age,
    boolean openNow,
    OfferQuery.@Nullable BedsWanted beds,
    @Nullable String disciplineGroup,
    @Nullable OfferSort sort,
    boolean facets,
    boolean byRegion,
    View view,
    int size,
    Ring ring,
    SearchParameters given) {

  static final int DEFAULT_RADIUS_KM = 20;
  private static final Pattern ARTICLE = Pattern.compile("^(?:L'|Le |La )");

  /** How much is said of each result. */
  enum View {
    /** Name, place, one number. */
    CARD,
    LIST,
    /** Closures too. */
    PLUS
  }

  /** A criterion that is codes, of which any will do. */
  enum Criterion {
    ACTIVITY("activity", "L'activité"),
    CARE_MODE("careMode", "Le mode de prise en charge"),
    ACT("act", "L'acte"),
    EQUIPMENT("equipment", "L'équipement"),
    FIELD("field", "Le champ d'activité"),
    SPECIALITY("speciality", "La spécialisation"),
    PATIENT_TYPE("patientType", "Le public"),
    PROFESSION("profession", "La profession"),
    CATEGORY("category", "La catégorie d'établissement");

    private final String parameter;
    private final String named;

    Criterion(String parameter, String named) {
      this.parameter = parameter;
      this.named = named;
    }

    /** Of {@code GET /search}. */
    String parameter() {
      return parameter;
    }

    /** For the person, with its article. */
    String named() {
      return named;
    }

    /** The same without it. */
    String bare() {
      return ARTICLE.matcher(named).replaceFirst("");
    }
  }

  SearchRequest {
    kinds = Set.copyOf(kinds);
    literal = Set.copyOf(literal);
    departments = Set.copyOf(departments);
    regions = Set.copyOf(regions);
    codes = Map.copyOf(codes);
  }

  boolean asks(Facet facet) {
    return facet == Facet.DEPARTMENT
        ? !departments.isEmpty()
        : codes.keySet().stream().anyMatch(criterion -> criterion == facet.criterion());
  }

  Set<String> codes(Criterion criterion) {
    return codes.getOrDefault(criterion, Set.of());
  }

  /** The same of other words. */
  SearchRequest withWords(String others) {
    return new SearchRequest(
        others,
        interpret,
        literal,
        kinds,
        near,
        place,
        radiusKm,
        box,
        departments,
        regions,
        codes,
        age,
        openNow,
        beds,
        disciplineGroup,
        sort,
        facets,
        byRegion,
        view,
        size,
        ring,
        given);
  }
}

package fr.rormobile.api.search;

import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.search.GeoPoint;
import fr.rormobile.search.OfferKind;
import fr.rormobile.search.OfferQuery;
import fr.rormobile.search.OfferSort;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is searched for, as the contract lets one ask.
 *
 * @param place INSEE code of the commune in whose middle the search is; null with {@code near}
 * @param radiusKm null: not given
 * @param sort null: not given
 * @param categories J55, of facilities
 * @param professions of professionals
 * @param beds the bed that is wanted; null: whatever the beds
 * @param disciplineGroup id; null: any activity
 */
record SearchRequest(
    @Nullable String words,
    Set<OfferKind> kinds,
    @Nullable GeoPoint near,
    @Nullable String place,
    @Nullable Integer radiusKm,
    Set<String> departments,
    Map<Criterion, String> codes,
    Set<String> categories,
    Set<String> professions,
    @Nullable Integer age,
    OfferQuery.@Nullable BedsWanted beds,
    @Nullable String disciplineGroup,
    @Nullable OfferSort sort,
    boolean facets,
    int size,
    @Nullable String cursor) {

  static final int DEFAULT_RADIUS_KM = 20;
  private static final int LARGEST_RADIUS_KM = 500;
  private static final int DEFAULT_SIZE = 20;
  private static final int LARGEST_SIZE = 50;
  private static final int LONGEST_CODE = 40;
  private static final int LONGEST_CURSOR = 1_000;
  private static final int OLDEST_YEARS = 120;
  private static final int MOST_KINDS = 3;
  private static final int MOST_DEPARTMENTS = 20;
  private static final int MOST_CODES = 20;

  private static final Pattern NEAR =
      Pattern.compile("(-?[0-9]{1,2}(?:\\.[0-9]{1,10})?),(-?[0-9]{1,3}(?:\\.[0-9]{1,10})?)");
  private static final Pattern COMMUNE = Pattern.compile("[0-9][0-9AB][0-9]{3}");
  private static final Pattern DEPARTMENT = Pattern.compile("[0-9]{2}|2A|2B|9[78][0-9]");

  private static final Pattern GROUP = Pattern.compile("[a-z0-9-]{1,64}");
  private static final int LARGEST_AGE_MINUTES = 43_200;

  private static final Map<String, OfferKind> KINDS =
      Map.of(
          "FACILITY", OfferKind.FACILITY,
          "UNIT", OfferKind.UNIT,
          "PROFESSIONAL", OfferKind.PROFESSIONAL);
  private static final Map<String, OfferSort> SORTS =
      Map.of(
          "relevance", OfferSort.RELEVANCE,
          "name", OfferSort.NAME,
          "distance", OfferSort.DISTANCE);

  /** R332: one's own, or undetermined. */
  private static final Map<String, Set<String>> GENDERS =
      Map.of("FEMALE", Set.of("01", "04"), "MALE", Set.of("02", "04"));

  /** A criterion that is one code. */
  enum Criterion {
    ACTIVITY,
    CARE_MODE,
    ACT,
    EQUIPMENT,
    FIELD,
    SPECIALITY,
    PATIENT_TYPE
  }

  SearchRequest {
    kinds = Set.copyOf(kinds);
    departments = Set.copyOf(departments);
    codes = Map.copyOf(codes);
    categories = Set.copyOf(categories);
    professions = Set.copyOf(professions);
  }

  /**
   * @throws ProblemException 400 that names every parameter which is not as the contract says
   */
  static SearchRequest read(SearchParameters given) {
    var reader = new ParameterReader();
    var words = reader.text("q", "La recherche", given.q(), OfferQuery.LONGEST_WORDS);
    var kinds =
        reader.each(
            "kind",
            given.kind(),
            MOST_KINDS,
            v -> Optional.ofNullable(reader.oneOf("kind", v, KINDS)));
    var near = near(reader, given.near());
    var place =
        reader.matching(
            "place", given.place(), COMMUNE, "Le lieu doit être un code INSEE de commune.");
    var radius =
        reader.number("radiusKm", "Le rayon", given.radiusKm(), 1, LARGEST_RADIUS_KM, " km");
    var departments =
        reader.each(
            "department",
            given.department(),
            MOST_DEPARTMENTS,
            v -> Optional.ofNullable(department(reader, v)));
    var age = reader.number("age", "L'âge", given.age(), 0, OLDEST_YEARS, " ans");
    var beds = reader.flag("bedsAvailable", given.bedsAvailable());
    var gender = reader.oneOf("gender", given.gender(), GENDERS);
    var youngest =
        reader.number(
            "bedsMaxAgeMinutes",
            "L'âge du chiffre",
            given.bedsMaxAgeMinutes(),
            1,
            LARGEST_AGE_MINUTES,
            " minutes");
    var group =
        reader.matching(
            "disciplineGroup",
            given.disciplineGroup(),
            GROUP,
            "Le groupe de disciplines est un identifiant comme « critical-care-adult ».");
    var sort = reader.oneOf("sort", given.sort(), SORTS);
    var cursor = reader.text("cursor", "Le curseur", given.cursor(), LONGEST_CURSOR);
    var size = reader.number("size", "La taille de la page", given.size(), 1, LARGEST_SIZE, "");
    var facets = reader.flag("facets", given.facets());
    var codes = codes(reader, given);
    var categories = listed(reader, "category", "La catégorie", given.category());
    var professions = listed(reader, "profession", "La profession", given.profession());
    checkTogether(reader, given, beds);
    reader.end();
    return new SearchRequest(
        words,
        kinds,
        near,
        place,
        radius,
        departments,
        codes,
        categories,
        professions,
        age,
        beds ? new OfferQuery.BedsWanted(gender == null ? Set.of() : gender, youngest) : null,
        group,
        sort,
        facets,
        size == null ? DEFAULT_SIZE : size,
        cursor);
  }

  private static @Nullable GeoPoint near(ParameterReader reader, @Nullable String value) {
    var message =
        "La position doit être « latitude,longitude » en degrés, par exemple 47.58143,1.30612.";
    if (reader.matching("near", value, NEAR, message) == null || value == null) {
      return null;
    }
    var parts = NEAR.matcher(value).results().findFirst().orElseThrow();
    var lat = Double.parseDouble(parts.group(1));
    var lon = Double.parseDouble(parts.group(2));
    if (Math.abs(lat) > 90) {
      reader.refuse("near", "max", "90", "La latitude doit être entre -90 et 90 degrés.");
      return null;
    }
    if (Math.abs(lon) > 180) {
      reader.refuse("near", "max", "180", "La longitude doit être entre -180 et 180 degrés.");
      return null;
    }
    return new GeoPoint(lat, lon);
  }

  private static @Nullable String department(ParameterReader reader, String value) {
    return reader.matching(
        "department", value, DEPARTMENT, "Le département doit être un code comme 37, 2A ou 971.");
  }

  private static Map<Criterion, String> codes(ParameterReader reader, SearchParameters given) {
    var codes = new EnumMap<Criterion, String>(Criterion.class);
    put(codes, Criterion.ACTIVITY, code(reader, "activity", "L'activité", given.activity()));
    put(
        codes,
        Criterion.CARE_MODE,
        code(reader, "careMode", "Le mode de prise en charge", given.careMode()));
    put(codes, Criterion.ACT, code(reader, "act", "L'acte", given.act()));
    put(codes, Criterion.EQUIPMENT, code(reader, "equipment", "L'équipement", given.equipment()));
    put(codes, Criterion.FIELD, code(reader, "field", "Le champ d'activité", given.field()));
    put(
        codes,
        Criterion.SPECIALITY,
        code(reader, "speciality", "La spécialisation", given.speciality()));
    put(
        codes,
        Criterion.PATIENT_TYPE,
        code(reader, "patientType", "Le public", given.patientType()));
    return codes;
  }

  private static Set<String> listed(
      ParameterReader reader, String field, String named, @Nullable List<String> values) {
    return reader.each(
        field, values, MOST_CODES, value -> Optional.ofNullable(code(reader, field, named, value)));
  }

  private static @Nullable String code(
      ParameterReader reader, String field, String named, @Nullable String value) {
    return reader.text(field, named, value, LONGEST_CODE);
  }

  private static void put(
      Map<Criterion, String> codes, Criterion criterion, @Nullable String code) {
    if (code != null) {
      codes.put(criterion, code);
    }
  }

  private static void checkTogether(ParameterReader reader, SearchParameters given, boolean beds) {
    var somewhere = given.near() != null || given.place() != null;
    if (given.near() != null && given.place() != null) {
      reader.refuse(
          "place", "excludes", "near", "Donnez soit une position, soit un lieu, pas les deux.");
    }
    if (given.radiusKm() != null && !somewhere) {
      reader.refuse("radiusKm", "requires", "near", "Un rayon demande une position ou un lieu.");
    }
    if ("distance".equals(given.sort()) && !somewhere) {
      reader.refuse(
          "sort", "requires", "near", "Trier par distance demande une position ou un lieu.");
    }
    if (given.gender() != null && !beds) {
      reader.refuse(
          "gender", "requires", "bedsAvailable", "Un genre demande « bedsAvailable=true ».");
    }
    if (given.bedsMaxAgeMinutes() != null && !beds) {
      reader.refuse(
          "bedsMaxAgeMinutes",
          "requires",
          "bedsAvailable",
          "Un âge du chiffre demande « bedsAvailable=true ».");
    }
    if (given.disciplineGroup() != null && given.activity() != null) {
      reader.refuse(
          "disciplineGroup",
          "excludes",
          "activity",
          "Donnez soit une activité, soit un groupe de disciplines.");
    }
  }

  /**
   * What the request means for this caller now.
   *
   * @param centre where the search is; null: everywhere
   * @param groupActivities J17 codes of the discipline group; empty: none was asked for
   */
  record Meaning(
      @Nullable GeoPoint centre, boolean includeConfidential, Set<String> groupActivities) {
    Meaning {
      groupActivities = Set.copyOf(groupActivities);
    }
  }

  OfferQuery query(Meaning meaning) {
    return query(meaning, departments, codes, facets, size, cursor);
  }

  /** The same search without one criterion, for counting what its other values would give. */
  OfferQuery queryWithout(Facet facet, Meaning meaning) {
    var others = new HashMap<>(codes);
    if (facet.criterion() != null) {
      others.remove(facet.criterion());
    }
    return query(
        meaning, facet == Facet.DEPARTMENT ? Set.of() : departments, others, true, 1, null);
  }

  boolean asks(Facet facet) {
    return facet == Facet.DEPARTMENT
        ? !departments.isEmpty()
        : codes.keySet().stream().anyMatch(criterion -> criterion == facet.criterion());
  }

  private OfferQuery query(
      Meaning meaning,
      Set<String> inDepartments,
      Map<Criterion, String> withCodes,
      boolean withFacets,
      int pageSize,
      @Nullable String from) {
    return OfferQuery.builder()
        .words(words)
        .kinds(kinds)
        .near(meaning.centre())
        .radiusMetres(
            meaning.centre() == null ? null : Integer.valueOf(radiusOrDefaultKm() * 1_000))
        .departmentCodes(inDepartments)
        .activities(
            meaning.groupActivities().isEmpty()
                ? one(withCodes, Criterion.ACTIVITY)
                : meaning.groupActivities())
        .careModes(one(withCodes, Criterion.CARE_MODE))
        .acts(one(withCodes, Criterion.ACT))
        .equipment(one(withCodes, Criterion.EQUIPMENT))
        .activityFields(one(withCodes, Criterion.FIELD))
        .specialities(one(withCodes, Criterion.SPECIALITY))
        .patientTypes(one(withCodes, Criterion.PATIENT_TYPE))
        .facilityCategories(categories)
        .professions(professions)
        .age(age)
        .beds(beds)
        .includeConfidential(meaning.includeConfidential())
        .sort(sortOrDefault(meaning.centre()))
        .facets(withFacets)
        .size(pageSize)
        .cursor(from)
        .build();
  }

  int radiusOrDefaultKm() {
    return radiusKm == null ? DEFAULT_RADIUS_KM : radiusKm;
  }

  private OfferSort sortOrDefault(@Nullable GeoPoint centre) {
    if (sort != null) {
      return sort;
    }
    return words == null && centre != null ? OfferSort.DISTANCE : OfferSort.RELEVANCE;
  }

  private static Set<String> one(Map<Criterion, String> codes, Criterion criterion) {
    var code = codes.get(criterion);
    return code == null ? Set.of() : Set.of(code);
  }
}

package fr.rormobile.api.search;

import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.search.SearchRequest.Criterion;
import fr.rormobile.api.search.SearchRequest.View;
import fr.rormobile.search.GeoBox;
import fr.rormobile.search.GeoPoint;
import fr.rormobile.search.OfferKey;
import fr.rormobile.search.OfferKind;
import fr.rormobile.search.OfferQuery;
import fr.rormobile.search.OfferSort;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads and checks the parameters of a search, as the contract bounds them. */
final class RequestReader {
  private static final int LARGEST_RADIUS_KM = 500;
  private static final int DEFAULT_SIZE = 20;
  private static final int LARGEST_SIZE = 50;
  private static final int LONGEST_ID = 64;
  private static final int FINEST_ZOOM = 20;
  private static final int DEFAULT_ZOOM = 8;
  private static final int LONGEST_CODE = 40;
  private static final int LONGEST_CURSOR = 1_000;
  private static final int OLDEST_YEARS = 120;
  private static final int MOST_KINDS = 3;
  private static final int MOST_DEPARTMENTS = 20;
  private static final int MOST_REGIONS = 18;
  private static final int MOST_LITERAL = 5;
  private static final int MOST_CODES = 30;

  private static final Pattern NEAR =
      Pattern.compile("(-?[0-9]{1,2}(?:\\.[0-9]{1,10})?),(-?[0-9]{1,3}(?:\\.[0-9]{1,10})?)");
  private static final Pattern COMMUNE = Pattern.compile("[0-9][0-9AB][0-9]{3}");
  private static final Pattern REGION = Pattern.compile("[0-9]{2}|9[78][0-9]");
  private static final Pattern BOX =
      Pattern.compile("(-?[0-9]{1,3}(?:\\.[0-9]{1,10})?)(,-?[0-9]{1,3}(?:\\.[0-9]{1,10})?){3}");
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
          "distance", OfferSort.DISTANCE,
          "freshness", OfferSort.FRESHNESS);
  private static final Map<String, View> VIEWS =
      Map.of("card", View.CARD, "list", View.LIST, "plus", View.PLUS);

  /** R332: one's own, or undetermined. */
  private static final Map<String, Set<String>> GENDERS =
      Map.of("FEMALE", Set.of("01", "04"), "MALE", Set.of("02", "04"));

  private RequestReader() {}

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
    var literal =
        reader.each(
            "literal",
            given.literal(),
            MOST_LITERAL,
            v ->
                Optional.ofNullable(
                    reader.text("literal", "Ce qui est à garder", v, OfferQuery.LONGEST_WORDS)));
    var interpret = given.interpret() == null || reader.flag("interpret", given.interpret());
    var near = near(reader, given.near());
    var box = box(reader, given.bbox());
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
    var regions =
        reader.each(
            "region",
            given.region(),
            MOST_REGIONS,
            v ->
                Optional.ofNullable(
                    reader.matching(
                        "region",
                        v,
                        REGION,
                        "La région doit être un code INSEE comme 24, 06 ou 975.")));
    var openNow = reader.flag("openNow", given.openNow());
    var groupBy = reader.oneOf("groupBy", given.groupBy(), Map.of("region", true));
    var view = reader.oneOf("view", given.view(), VIEWS);
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
    var ring = Ring.read(reader.text("cursor", "Le curseur", given.cursor(), LONGEST_CURSOR));
    var size = reader.number("size", "La taille de la page", given.size(), 1, LARGEST_SIZE, "");
    var facets = reader.flag("facets", given.facets());
    var codes = codes(reader, given);
    checkTogether(reader, given, beds);
    reader.end();
    return new SearchRequest(
        words,
        interpret,
        literal,
        kinds,
        near,
        place,
        radius,
        box,
        departments,
        regions,
        codes,
        age,
        openNow,
        beds ? new OfferQuery.BedsWanted(gender == null ? Set.of() : gender, youngest) : null,
        group,
        sort,
        facets,
        groupBy != null,
        view == null ? View.LIST : view,
        size == null ? DEFAULT_SIZE : size,
        ring,
        given);
  }

  /** Of a map, as its tiles have it; without one that of a region. */
  static int zoom(@Nullable String value) {
    var reader = new ParameterReader();
    var zoom = reader.number("zoom", "Le niveau de la carte", value, 0, FINEST_ZOOM, "");
    reader.end();
    return zoom == null ? DEFAULT_ZOOM : zoom;
  }

  /** What was expected among the results. */
  static OfferKey expected(@Nullable String kind, @Nullable String id) {
    var reader = new ParameterReader();
    var of = reader.oneOf("expectedKind", kind == null ? "UNIT" : kind, KINDS);
    if (id == null) {
      reader.refuse("expectedId", "required", null, "Dites quel service était attendu.");
    }
    var known = reader.text("expectedId", "L'identifiant", id, LONGEST_ID);
    reader.end();
    if (of == null || known == null) {
      throw new IllegalStateException("refused above");
    }
    return new OfferKey(of, known);
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

  private static Map<Criterion, Set<String>> codes(ParameterReader reader, SearchParameters given) {
    var lists = new LinkedHashMap<Criterion, @Nullable List<String>>();
    lists.put(Criterion.ACTIVITY, given.activity());
    lists.put(Criterion.CARE_MODE, given.careMode());
    lists.put(Criterion.ACT, given.act());
    lists.put(Criterion.EQUIPMENT, given.equipment());
    lists.put(Criterion.FIELD, given.field());
    lists.put(Criterion.SPECIALITY, given.speciality());
    lists.put(Criterion.PATIENT_TYPE, given.patientType());
    lists.put(Criterion.PROFESSION, given.profession());
    lists.put(Criterion.CATEGORY, given.category());
    var codes = new EnumMap<Criterion, Set<String>>(Criterion.class);
    lists.forEach(
        (criterion, list) -> {
          var field = criterion.parameter();
          var read =
              reader.each(
                  field,
                  list,
                  MOST_CODES,
                  v -> Optional.ofNullable(reader.text(field, criterion.named(), v, LONGEST_CODE)));
          if (!read.isEmpty()) {
            codes.put(criterion, read);
          }
        });
    return codes;
  }

  private static @Nullable GeoBox box(ParameterReader reader, @Nullable String value) {
    var message =
        "Le cadre doit être « ouest,sud,est,nord » en degrés, par exemple 0.05,46.34,3.13,48.95.";
    if (reader.matching("bbox", value, BOX, message) == null || value == null) {
      return null;
    }
    var corners = value.split(",", -1);
    var west = Double.parseDouble(corners[0]);
    var south = Double.parseDouble(corners[1]);
    var east = Double.parseDouble(corners[2]);
    var north = Double.parseDouble(corners[3]);
    if (Math.abs(south) > 90
        || Math.abs(north) > 90
        || Math.abs(west) > 180
        || Math.abs(east) > 180
        || south >= north
        || west == east) {
      reader.refuse("bbox", "pattern", null, message);
      return null;
    }
    return new GeoBox(south, west, north, east);
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
}

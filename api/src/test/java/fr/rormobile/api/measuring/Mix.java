package fr.rormobile.api.measuring;

import fr.rormobile.api.measuring.Question.Counted;
import fr.rormobile.api.measuring.Question.Kind;
import fr.rormobile.api.measuring.Sample.Unit;
import fr.rormobile.search.FacetField;
import fr.rormobile.search.GeoPoint;
import fr.rormobile.search.OfferKind;
import fr.rormobile.search.OfferQuery;
import fr.rormobile.search.OfferQueryBuilder;
import fr.rormobile.search.OfferSort;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Draws searches as people make them, from what the offer holds. */
final class Mix {
  private static final int RADIUS_KM = 20;
  private static final int METRES = 1_000;

  /** What is typed on a phone for the activities that are looked for most. */
  private static final List<String> ABBREVIATIONS =
      List.of(
          "réa",
          "USC",
          "USI",
          "UHCD",
          "urgences",
          "SMUR",
          "HDJ cardio",
          "chir ortho",
          "cs gynéco",
          "IRM",
          "scanner",
          "dialyse",
          "SSR",
          "pédia",
          "maternité",
          "psychiatrie",
          "pneumo",
          "EHPAD");

  private final Sample sample;
  private final Random random;

  Mix(Sample sample, long seed) {
    this.sample = sample;
    random = new Random(seed);
  }

  List<Question> draw(int count) {
    return Stream.generate(this::next).limit(count).toList();
  }

  private Question next() {
    var left = random.nextInt(100);
    for (var kind : Kind.values()) {
      left -= kind.percent();
      if (left < 0) {
        return question(kind);
      }
    }
    throw new IllegalStateException("the shares do not add up to 100");
  }

  private Question question(Kind kind) {
    var unit = one(sample.units());
    return switch (kind) {
      case WORDS -> words(kind, wordsOf(unit) + " " + unit.commune());
      case TYPING_ERROR ->
          words(kind, withError(one(random.nextBoolean() ? sample.facilities() : sample.people())));
      case PROXIMITY -> proximity(unit);
      case FACETS -> facets(unit);
      case BEDS -> beds(one(sample.units().stream().filter(Unit::beds).toList()));
    };
  }

  private String wordsOf(Unit unit) {
    return random.nextInt(3) == 0 ? unit.name() : one(ABBREVIATIONS);
  }

  private static Question words(Kind kind, String words) {
    var asked = words.substring(0, Math.min(words.length(), OfferQuery.LONGEST_WORDS)).strip();
    return Question.of(kind, Map.of("q", asked), asker().words(asked).build());
  }

  private Question proximity(Unit unit) {
    var parameters = new LinkedHashMap<>(around(unit.position()));
    parameters.put("kind", "UNIT");
    var query = near(unit.position()).kinds(Set.of(OfferKind.UNIT));
    if (random.nextBoolean()) {
      parameters.put("activity", unit.activity());
      query.activities(Set.of(unit.activity()));
    }
    return Question.of(Kind.PROXIMITY, parameters, query.build());
  }

  private Question beds(Unit unit) {
    var parameters = new LinkedHashMap<>(around(unit.position()));
    parameters.put("bedsAvailable", "true");
    parameters.put("activity", unit.activity());
    var query =
        near(unit.position())
            .activities(Set.of(unit.activity()))
            .beds(new OfferQuery.BedsWanted(Set.of()));
    return Question.of(Kind.BEDS, parameters, query.build());
  }

  /** One search more for each facet whose own criterion is set, as the program does. */
  private Question facets(Unit unit) {
    var department = Set.of(unit.department());
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("facets", "true");
    parameters.put("department", unit.department());
    var page = asker().facets(true).departmentCodes(department);
    if (random.nextBoolean()) {
      return Question.of(
          Kind.FACETS,
          parameters,
          page.build(),
          List.of(new Counted(asker().build(), FacetField.DEPARTMENT)));
    }
    var activity = Set.of(unit.activity());
    parameters.put("activity", unit.activity());
    return Question.of(
        Kind.FACETS,
        parameters,
        page.activities(activity).build(),
        List.of(
            new Counted(asker().activities(activity).build(), FacetField.DEPARTMENT),
            new Counted(asker().departmentCodes(department).build(), FacetField.ACTIVITY)));
  }

  private static Map<String, String> around(GeoPoint centre) {
    return Map.of(
        "near",
        centre.lat() + "," + centre.lon(),
        "radiusKm",
        Integer.toString(RADIUS_KM),
        "sort",
        "distance");
  }

  private static OfferQueryBuilder near(GeoPoint centre) {
    return asker().near(centre).radiusMetres(RADIUS_KM * METRES).sort(OfferSort.DISTANCE);
  }

  /** As the program asks for a professional of health. */
  private static OfferQueryBuilder asker() {
    return OfferQuery.builder().includeConfidential(true);
  }

  /** One letter of the longest word dropped, doubled, replaced or exchanged with the next one. */
  private String withError(String name) {
    var longest =
        Stream.of(name.split("[^\\p{L}]+", -1))
            .reduce("", (one, other) -> other.length() > one.length() ? other : one);
    if (longest.length() < 4) {
      return name;
    }
    var at = 1 + random.nextInt(longest.length() - 2);
    var head = longest.substring(0, at);
    var letter = longest.substring(at, at + 1);
    var tail = longest.substring(at + 1);
    var wrong =
        switch (random.nextInt(4)) {
          case 0 -> head + tail;
          case 1 -> head + letter + letter + tail;
          case 2 -> head + (char) ('a' + random.nextInt(26)) + tail;
          default -> head + tail.charAt(0) + letter + tail.substring(1);
        };
    return name.replace(longest, wrong);
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}

package fr.rormobile.search;

import static fr.rormobile.search.Json.arr;
import static fr.rormobile.search.Json.obj;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * One suggestion as OpenSearch reads it, for one kind: kinds do not compete for places.
 *
 * <p>Every clause that weighs has a constant weight, and the steps between them are larger than all
 * that nearness can give.
 */
final class SuggestBody {
  private static final int WHOLE_NAME = 60;
  private static final int NAME_BEGINS = 20;
  private static final int WORD_OF_NAME = 10;
  private static final int ALSO_CALLED = 8;
  private static final int WORD_IS_WHOLE = 5;
  private static final int HELPFUL = 1;
  private static final int FOUND = 0;
  private static final int NEARNESS = 4;
  private static final String HALF_AS_NEAR = "20km";

  /** Further away nearness tells nothing any more: names alone decide there. */
  private static final String HERE = "100km";

  /** One letter has no synonym, and is no word. */
  private static final int SHORTEST_WORD = 2;

  /** Of less letters too much is one error away. */
  private static final int SHORTEST_WITH_ERROR = 4;

  private static final List<Object> SHOWN =
      arr(
          Fields.KIND,
          Fields.ID,
          Fields.VERSION_OF_ENTITY,
          Fields.UPDATED_AT,
          Fields.NAME,
          Fields.ALIASES,
          Fields.PARENT_NAMES,
          Fields.COMMUNE_NAME,
          Fields.DEPARTMENT_CODE,
          Fields.POSITION,
          Fields.PROFESSIONS,
          Fields.SPECIALITIES,
          Fields.FACILITY_ID,
          Fields.DEMO);

  private final SuggestQuery query;
  private final TypedWords words;
  private final boolean lenient;

  SuggestBody(SuggestQuery query, boolean lenient) {
    this.query = query;
    this.words = TypedWords.of(query.typed());
    this.lenient = lenient;
  }

  /** Whether there is a word in which a typing error can be mended. */
  boolean canBeLenient() {
    return words.asked().stream().anyMatch(SuggestBody::mendable);
  }

  /** Wherever it is. */
  Map<String, Object> anywhere(OfferKind kind) {
    return body(constants(filters(kind)));
  }

  /** Of what is around, the nearer first among equally good names. */
  Map<String, Object> around(OfferKind kind, GeoPoint near) {
    var filters = filters(kind);
    filters.add(
        obj("geo_distance", obj("distance", HERE, Fields.POSITION, arr(near.lon(), near.lat()))));
    return body(weighed(filters, near));
  }

  private List<Object> filters(OfferKind kind) {
    var filters = arr(term(Fields.KIND, kind.name()), term(Fields.DELETED, false));
    if (!query.includeConfidential()) {
      filters.add(term(Fields.CONFIDENTIAL, false));
    }
    return filters;
  }

  private Map<String, Object> body(Map<String, Object> clauses) {
    return obj("query", clauses, "size", query.size(), "track_total_hits", false, "_source", SHOWN);
  }

  /**
   * A mere choice between constants, each only of what is meant: the engine ends it as soon as
   * enough hits have all that can be had, instead of weighing each name that begins with an S.
   */
  private Map<String, Object> constants(List<Object> filters) {
    var ways = anyOf(ways());
    var weights = arr(constant(ways, FOUND));
    weights(clause -> bool("filter", arr(ways, clause)), weights);
    return bool("filter", filters, "should", weights, "minimum_should_match", 1);
  }

  /** Nearness weighs each hit differently: there is no early end. */
  private Map<String, Object> weighed(List<Object> filters, GeoPoint near) {
    filters.add(anyOf(ways()));
    var weights = arr();
    weights(clause -> clause, weights);
    weights.add(
        obj(
            "distance_feature",
            obj(
                "field",
                Fields.POSITION,
                "origin",
                arr(near.lon(), near.lat()),
                "pivot",
                HALF_AS_NEAR,
                "boost",
                NEARNESS)));
    return bool("filter", filters, "should", weights);
  }

  private List<Object> ways() {
    var ways = arr(bool("filter", words.asked().stream().map(this::begins).toList()));
    if (words.asked().size() > 1) {
      // « centre hospitalier » for CH: words that mean something together.
      ways.add(matchAll(Fields.ALL, String.join(" ", words.asked())));
    }
    PhoneDigits.typedIn(query.typed())
        .ifPresent(
            digits -> {
              ways.add(obj("prefix", obj(Fields.PHONES, digits)));
              ways.add(obj("prefix", obj(Fields.IDENTIFIERS, digits)));
            });
    return ways;
  }

  /** A word begins so, or is this one or what it stands for. */
  private Map<String, Object> begins(String word) {
    var ways = arr(matchAll(Fields.START, word));
    if (word.length() >= SHORTEST_WORD) {
      ways.add(matchAll(Fields.ALL, word));
    }
    switch (word.toLowerCase(Locale.ROOT)) {
      case "st" -> ways.add(matchAll(Fields.START, "saint"));
      case "ste" -> ways.add(matchAll(Fields.START, "sainte"));
      default -> {
        if (lenient && mendable(word)) {
          ways.add(
              obj(
                  "match",
                  obj(
                      Fields.ALL_PLAIN,
                      obj("query", word, "fuzziness", "AUTO", "prefix_length", 1))));
        }
      }
    }
    return anyOf(ways);
  }

  private static boolean mendable(String word) {
    return word.length() >= SHORTEST_WITH_ERROR && word.chars().allMatch(Character::isLetter);
  }

  private void weights(UnaryOperator<Map<String, Object>> among, List<Object> weights) {
    weights.add(constant(among.apply(term(Fields.NAME_EXACT, query.typed())), WHOLE_NAME));
    weights.add(constant(among.apply(nameBegins()), NAME_BEGINS));
    for (var word : words.asked()) {
      weights.add(constant(among.apply(matchAll(Fields.NAME_START, word)), WORD_OF_NAME));
      if (word.length() >= SHORTEST_WORD) {
        weights.add(constant(among.apply(matchAll(Fields.NAME, word)), WORD_IS_WHOLE));
        weights.add(constant(among.apply(matchAll(Fields.ALIASES, word)), ALSO_CALLED));
      }
    }
    for (var word : words.helpful()) {
      weights.add(constant(among.apply(matchAll(Fields.START, word)), HELPFUL));
    }
  }

  /** One term as long as all that a name begins with is indexed; then few names are left. */
  private Map<String, Object> nameBegins() {
    return query.typed().length() <= Analysis.LONGEST_START
        ? matchAll(Fields.NAME_BEGINNING, query.typed())
        : obj("prefix", obj(Fields.NAME_EXACT, query.typed()));
  }

  private static Map<String, Object> matchAll(String field, String words) {
    return obj("match", obj(field, obj("query", words, "operator", "and")));
  }

  private static Map<String, Object> constant(Map<String, Object> clause, int boost) {
    return obj("constant_score", obj("filter", clause, "boost", boost));
  }

  private static Map<String, Object> term(String field, Object value) {
    return obj("term", obj(field, value));
  }

  private static Map<String, Object> anyOf(List<Object> clauses) {
    return bool("should", new ArrayList<>(clauses), "minimum_should_match", 1);
  }

  private static Map<String, Object> bool(Object... parts) {
    return obj("bool", obj(parts));
  }
}

package fr.rormobile.search;

import static fr.rormobile.search.Json.arr;
import static fr.rormobile.search.Json.obj;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
  private static final int NEARNESS = 4;
  private static final String HALF_AS_NEAR = "20km";

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

  Map<String, Object> body(OfferKind kind) {
    var filters = arr(term(Fields.KIND, kind.name()), term(Fields.DELETED, false));
    if (!query.includeConfidential()) {
      filters.add(term(Fields.CONFIDENTIAL, false));
    }
    filters.add(anyOf(ways()));
    return obj(
        "query",
        bool("filter", filters, "should", weights()),
        "size",
        query.size(),
        "track_total_hits",
        false,
        "_source",
        SHOWN);
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

  private List<Object> weights() {
    var weights =
        arr(
            constant(term(Fields.NAME_EXACT, query.typed()), WHOLE_NAME),
            constant(obj("prefix", obj(Fields.NAME_EXACT, query.typed())), NAME_BEGINS));
    for (var word : words.asked()) {
      weights.add(constant(beginsInName(word), WORD_OF_NAME));
      if (word.length() >= SHORTEST_WORD) {
        weights.add(constant(matchAll(Fields.NAME, word), WORD_IS_WHOLE));
        weights.add(constant(matchAll(Fields.ALIASES, word), ALSO_CALLED));
      }
    }
    for (var word : words.helpful()) {
      weights.add(constant(matchAll(Fields.START, word), HELPFUL));
    }
    var near = query.near();
    if (near != null) {
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
    }
    return weights;
  }

  private static Map<String, Object> beginsInName(String word) {
    return obj(
        "match_bool_prefix",
        obj(Fields.NAME_PLAIN, obj("query", word, "operator", "and", "analyzer", Analysis.PLAIN)));
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

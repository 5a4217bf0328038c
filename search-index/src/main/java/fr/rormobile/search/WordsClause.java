package fr.rormobile.search;

import static fr.rormobile.search.Json.arr;
import static fr.rormobile.search.Json.obj;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the typed words ask for, strictly or leniently. */
final class WordsClause {

  /** A term counts where it weighs most: its own name before its parents', place and labels. */
  private static final List<Object> WEIGHTED_FIELDS =
      List.of(
          Fields.NAME + "^10",
          Fields.ALIASES + "^7",
          Fields.PARENT_NAMES + "^4",
          Fields.PLACE + "^2.5",
          Fields.LABELS);

  private static final int WHOLE_NAME_BOOST = 60;
  private static final int ALL_IN_NAME_BOOST = 15;

  /** « dr martin » is rather Dr Jeanne MARTIN than Dr Martin DUVAL. */
  private static final int FAMILY_NAME_BOOST = 20;

  /** J55: who types only a place means its hospital. */
  private static final List<String> HOSPITALS = List.of("101", "106", "355", "292", "365");

  private static final int HOSPITAL_BOOST = 5;
  private static final int UNIT_BOOST = 8;
  private static final int IDENTIFIER_BOOST = 1_000;
  private static final int PHONE_BOOST = 500;

  /** A sound alike is the last thing to believe. */
  private static final double SOUND_BOOST = 0.3;

  /** Up to two words must all be there, one may be missing up to five, then three in ten. */
  private static final String LENIENT_SHARE = "2<-1 5<70%";

  private WordsClause() {}

  /** What is meant and not only said: as good as a name that has all the words. */
  private static final int SENSE_BOOST = 40;

  /** Of two that are met alike; a few kilometres weigh more. */
  private static final int FIRST_KIND_BOOST = 12;

  /** Whoever asks for a cardiologist wants one, and cardiology only after that. */
  private static final int PEOPLE_BOOST = 60;

  private static final int SENSE_NEARER_BOOST = 90;
  private static final int LENIENT_NEARER_BOOST = 3;

  /** At this distance a place is worth half of what it is on the spot. */
  private static final String HALF_AS_NEAR = "15km";

  /**
   * Every word matches somewhere, the last one perhaps unfinished; or all that they mean is met; or
   * it is a number that we know.
   */
  static Map<String, Object> strict(String words, @Nullable Sense sense) {
    var ways = arr(byWords(words, sense));
    ways.add(
        constant(
            obj("terms", obj(Fields.IDENTIFIERS, arr(words, words.replaceAll("[\\s.]", "")))),
            IDENTIFIER_BOOST));
    PhoneDigits.typedIn(words)
        .ifPresent(
            digits -> ways.add(constant(obj("prefix", obj(Fields.PHONES, digits)), PHONE_BOOST)));
    return anyOf(ways);
  }

  private static Map<String, Object> byWords(String words, @Nullable Sense sense) {
    var unfinished = lastWord(words);
    var found = arr(matchAll(Fields.ALL, words), withUnfinished(words, unfinished));
    var better =
        arr(
            obj(
                "multi_match",
                obj("query", words, "type", "cross_fields", "fields", WEIGHTED_FIELDS)),
            constant(obj("term", obj(Fields.NAME_EXACT, words)), WHOLE_NAME_BOOST),
            constant(matchAll(Fields.NAME, words), ALL_IN_NAME_BOOST),
            constant(
                bool(
                    "filter",
                    arr(
                        Filters.ofKinds(Set.of(OfferKind.PROFESSIONAL)),
                        matchAll(Fields.ALIASES, words))),
                FAMILY_NAME_BOOST),
            constant(matchAll(Fields.START, unfinished), 1),
            // Who names a hospital calls one of its units sooner than one of its people.
            constant(Filters.ofKinds(Set.of(OfferKind.UNIT)), UNIT_BOOST),
            constant(
                Filters.terms(Fields.codeOf(Fields.FACILITY_CATEGORY), HOSPITALS), HOSPITAL_BOOST));
    if (sense != null) {
      var meant = meant(sense);
      found.add(meant);
      better.add(constant(meant, SENSE_BOOST));
      better.add(
          constant(
              Filters.ofKinds(Set.of(sense.first())),
              sense.first() == OfferKind.PROFESSIONAL ? PEOPLE_BOOST : FIRST_KIND_BOOST));
      if (sense.centre() != null) {
        better.add(nearer(sense.centre(), SENSE_NEARER_BOOST));
      }
    }
    return bool("filter", arr(anyOf(found)), "should", better);
  }

  private static Map<String, Object> meant(Sense sense) {
    var parts = arr();
    for (var group : sense.groups()) {
      var ways = arr();
      group.codes().forEach(of -> ways.add(Filters.terms(of.list().path(), of.codes())));
      parts.add(ways.size() == 1 ? ways.getFirst() : anyOf(ways));
    }
    if (!sense.departmentCodes().isEmpty()) {
      parts.add(Filters.terms(Fields.DEPARTMENT_CODE, sense.departmentCodes()));
    }
    if (sense.centre() != null && sense.radiusMetres() != null) {
      parts.add(Filters.within(sense.centre(), sense.radiusMetres()));
    }
    if (sense.words() != null) {
      parts.add(
          anyOf(
              arr(
                  matchAll(Fields.ALL, sense.words()),
                  withUnfinished(sense.words(), lastWord(sense.words())))));
    }
    return bool("filter", parts);
  }

  /** More, the nearer it is; what has no position gets nothing. */
  static Map<String, Object> nearer(GeoPoint origin, int boost) {
    return obj(
        "distance_feature",
        obj(
            "field",
            Fields.POSITION,
            "origin",
            Filters.point(origin),
            "pivot",
            HALF_AS_NEAR,
            "boost",
            boost));
  }

  private static Map<String, Object> withUnfinished(String words, String unfinished) {
    var parts = arr(matchAll(Fields.START, unfinished));
    var finished = words.substring(0, words.length() - unfinished.length()).strip();
    if (!finished.isEmpty()) {
      // Nothing but small words (« le ») asks for nothing.
      parts.add(
          obj(
              "match",
              obj(
                  Fields.ALL,
                  obj("query", finished, "operator", "and", "zero_terms_query", "all"))));
    }
    return bool("must", parts);
  }

  private static String lastWord(String words) {
    int end = words.length();
    int start = end;
    while (start > 0 && !Character.isWhitespace(words.charAt(start - 1))) {
      start--;
    }
    return words.substring(start, end);
  }

  /** Typing errors, a word too many, a name as it sounds. Never mixed with strict scores. */
  static Map<String, Object> lenient(String words, @Nullable Sense sense) {
    var better = arr(fuzzy(Fields.NAME_PLAIN, words, 3));
    if (sense != null && sense.centre() != null) {
      better.add(nearer(sense.centre(), LENIENT_NEARER_BOOST));
    }
    return bool(
        "must",
        arr(
            anyOf(
                arr(
                    fuzzy(Fields.ALL_PLAIN, words, 1),
                    obj(
                        "match",
                        obj(
                            Fields.PERSON_SOUND,
                            obj("query", words, "operator", "and", "boost", SOUND_BOOST)))))),
        "should",
        better);
  }

  private static Map<String, Object> fuzzy(String field, String words, int boost) {
    return obj(
        "match",
        obj(
            field,
            obj(
                "query", words,
                "fuzziness", "AUTO",
                "prefix_length", 1,
                "minimum_should_match", LENIENT_SHARE,
                "boost", boost)));
  }

  private static Map<String, Object> matchAll(String field, String words) {
    return obj("match", obj(field, obj("query", words, "operator", "and")));
  }

  private static Map<String, Object> constant(Map<String, Object> clause, int boost) {
    return obj("constant_score", obj("filter", clause, "boost", boost));
  }

  private static Map<String, Object> anyOf(List<Object> clauses) {
    return bool("should", clauses, "minimum_should_match", 1);
  }

  private static Map<String, Object> bool(Object... parts) {
    return obj("bool", obj(parts));
  }
}

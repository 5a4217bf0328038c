package fr.rormobile.search;

import static fr.rormobile.search.Json.arr;
import static fr.rormobile.search.Json.obj;

import java.util.List;
import java.util.Map;

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
  private static final int IDENTIFIER_BOOST = 1_000;
  private static final int PHONE_BOOST = 500;

  /** A sound alike is the last thing to believe. */
  private static final double SOUND_BOOST = 0.3;

  /** Up to two words must all be there, one may be missing up to five, then three in ten. */
  private static final String LENIENT_SHARE = "2<-1 5<70%";

  private WordsClause() {}

  /**
   * Every word matches somewhere, the last one perhaps unfinished; or it is a number that we know.
   */
  static Map<String, Object> strict(String words) {
    var ways = arr(byWords(words));
    ways.add(
        constant(
            obj("terms", obj(Fields.IDENTIFIERS, arr(words, words.replaceAll("[\\s.]", "")))),
            IDENTIFIER_BOOST));
    PhoneDigits.typedIn(words)
        .ifPresent(
            digits -> ways.add(constant(obj("prefix", obj(Fields.PHONES, digits)), PHONE_BOOST)));
    return anyOf(ways);
  }

  private static Map<String, Object> byWords(String words) {
    var unfinished = lastWord(words);
    return bool(
        "filter",
        arr(anyOf(arr(matchAll(Fields.ALL, words), withUnfinished(words, unfinished)))),
        "should",
        arr(
            obj(
                "multi_match",
                obj("query", words, "type", "cross_fields", "fields", WEIGHTED_FIELDS)),
            constant(obj("term", obj(Fields.NAME_EXACT, words)), WHOLE_NAME_BOOST),
            constant(matchAll(Fields.NAME, words), ALL_IN_NAME_BOOST),
            constant(matchAll(Fields.START, unfinished), 1)));
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
  static Map<String, Object> lenient(String words) {
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
        arr(fuzzy(Fields.NAME_PLAIN, words, 3)));
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

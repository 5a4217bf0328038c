package fr.rormobile.search;

import static fr.rormobile.search.Json.arr;
import static fr.rormobile.search.Json.obj;

import java.util.List;
import java.util.Map;

/** How text becomes tokens. Needs the plugins analysis-icu and analysis-phonetic. */
final class Analysis {
  /** Indexed words: folded and stemmed. */
  static final String INDEX = "offer_index";

  /** Words of a query: the same; their synonyms are written into the query ({@link Expansion}). */
  static final String SEARCH = "offer_search";

  /** Folded, not stemmed: what typing errors are measured against. */
  static final String PLAIN = "offer_plain";

  static final String PLAIN_SEARCH = "offer_plain_search";
  static final String START = "offer_start";
  static final String START_SEARCH = "offer_start_search";

  /** A whole name and all that it begins with, each as one folded term. */
  static final String BEGINNING = "offer_beginning";

  static final String BEGINNING_SEARCH = "offer_beginning_search";
  static final String SOUND = "offer_sound";

  /** A whole name as one folded term, for equality and for the order of names. */
  static final String EXACT = "offer_exact";

  /** Longer words are found by the full match, only not before they are typed out. */
  static final int LONGEST_START = 15;

  private Analysis() {}

  static Map<String, Object> settings() {
    return obj(
        "char_filter", charFilters(),
        "filter", filters(),
        "analyzer", analyzers(),
        "normalizer",
            obj(
                EXACT,
                obj(
                    "type", "custom",
                    "char_filter", arr("offer_signs", "offer_spaces"),
                    "filter", arr("icu_folding", "trim"))));
  }

  private static Map<String, Object> charFilters() {
    return obj(
        // Apostrophes and hyphens part words in French; icu_folding leaves œ and æ alone.
        "offer_signs",
        obj(
            "type",
            "mapping",
            "mappings",
            arr(
                "'=>\\u0020",
                "’=>\\u0020",
                "‘=>\\u0020",
                "ʼ=>\\u0020",
                "´=>\\u0020",
                "`=>\\u0020",
                "-=>\\u0020",
                "‐=>\\u0020",
                "‑=>\\u0020",
                "–=>\\u0020",
                "—=>\\u0020",
                "/=>\\u0020",
                "_=>\\u0020",
                "œ=>oe",
                "Œ=>OE",
                "æ=>ae",
                "Æ=>AE")),
        // C.H.U. is CHU.
        "offer_acronyms",
        pattern("(?<=(?<!\\p{L})\\p{L})\\.(?=\\p{L}(?!\\p{L}))", ""),
        "offer_spaces",
        pattern("\\s+", " "),
        // Before the tokenizer: a stop filter would leave holes that break the phrases of synonyms.
        "offer_stop",
        pattern(
            "(?<![\\p{L}\\p{N}])(?:de|du|des|la|le|les|l|d|et|en|à|au|aux|pour|par|sur|un|une)"
                + "(?![\\p{L}\\p{N}])",
            " "));
  }

  private static Map<String, Object> pattern(String regex, String replacement) {
    return obj(
        "type",
        "pattern_replace",
        "pattern",
        regex,
        "flags",
        "CASE_INSENSITIVE|UNICODE_CASE",
        "replacement",
        replacement);
  }

  private static Map<String, Object> filters() {
    return obj(
        "offer_stem", obj("type", "stemmer", "language", "light_french"),
        "offer_edge", obj("type", "edge_ngram", "min_gram", 1, "max_gram", LONGEST_START),
        "offer_cut", obj("type", "truncate", "length", LONGEST_START),
        "offer_metaphone", obj("type", "phonetic", "encoder", "double_metaphone", "replace", true));
  }

  private static Map<String, Object> analyzers() {
    var words = arr("offer_signs", "offer_acronyms", "offer_stop");
    var beginnings = arr("offer_signs", "offer_acronyms");
    return obj(
        INDEX, custom(words, "icu_folding", "offer_stem"),
        SEARCH, custom(words, "icu_folding", "offer_stem"),
        PLAIN, custom(words, "icu_folding"),
        PLAIN_SEARCH, custom(words, "icu_folding"),
        START, custom(beginnings, "icu_folding", "offer_edge"),
        START_SEARCH, custom(beginnings, "icu_folding", "offer_cut"),
        BEGINNING, whole("icu_folding", "trim", "offer_edge"),
        BEGINNING_SEARCH, whole("icu_folding", "trim", "offer_cut"),
        SOUND, custom(words, "icu_folding", "offer_metaphone"));
  }

  private static Map<String, Object> custom(List<Object> charFilters, Object... filters) {
    return analyzer("standard", charFilters, filters);
  }

  /** As the normalizer of {@link #EXACT}. */
  private static Map<String, Object> whole(Object... filters) {
    return analyzer("keyword", arr("offer_signs", "offer_spaces"), filters);
  }

  private static Map<String, Object> analyzer(
      String tokenizer, List<Object> charFilters, Object... filters) {
    return obj(
        "type",
        "custom",
        "char_filter",
        charFilters,
        "tokenizer",
        tokenizer,
        "filter",
        arr(filters));
  }
}

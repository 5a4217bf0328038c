package fr.rormobile.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What hospitals write for what, applied to the words of a query before they are sent: a list that
 * changes needs no new index, no closed one and no restart. Immutable.
 *
 * <p>Of the rules that could apply at one word the one with the most words does, from left to
 * right; what a rule gives is not looked up again, so that no rule can loop or explode.
 */
public final class Synonyms {
  /** None: every word says only what it says. */
  public static final Synonyms NONE = new Synonyms(List.of());

  private final Map<List<String>, Known> known = new HashMap<>();
  private int longest;

  /** What stands for some words: the terms themselves, each once whatever its accents. */
  private record Known(Map<List<String>, String> terms) {}

  private Synonyms(List<SynonymRule> rules) {
    for (var rule : rules) {
      for (var from : rule.from()) {
        add(from, rule.to());
        if (!rule.oneWay()) {
          add(from, rule.from());
        }
      }
    }
  }

  public static Synonyms of(List<SynonymRule> rules) {
    return rules.isEmpty() ? NONE : new Synonyms(rules);
  }

  /** How many other terms the term that has most of them has. */
  public int mostAlternatives() {
    return known.values().stream().mapToInt(of -> of.terms().size()).max().orElse(0);
  }

  /** The words of a text as rules compare them: folded, without the small ones. */
  public static List<String> words(String text) {
    return QueryWords.folded(text);
  }

  /** The rules that come with the program, in the order of {@code synonyms.txt}. */
  public static List<SynonymRule> shipped() {
    try (var in = Synonyms.class.getResourceAsStream("synonyms.txt")) {
      if (in == null) {
        throw new IllegalStateException("synonyms.txt is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .map(SynonymRule::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String from, List<String> to) {
    var words = QueryWords.folded(from);
    longest = Math.max(longest, words.size());
    var terms = known.computeIfAbsent(words, key -> new Known(new LinkedHashMap<>())).terms();
    for (var term : to) {
      var folded = QueryWords.folded(term);
      if (!folded.equals(words)) {
        terms.putIfAbsent(folded, term);
      }
    }
  }

  /**
   * A stretch of a query.
   *
   * @param text as typed
   * @param words of it, folded, without the small ones
   * @param others what may stand there instead; empty: nothing
   */
  record Part(String text, List<String> words, Set<String> others) {}

  /** The query in stretches, each word in one. Empty: nothing of it has a synonym. */
  List<Part> parts(String query) {
    if (known.isEmpty()) {
      return List.of();
    }
    var words = QueryWords.of(query);
    List<Part> parts = new ArrayList<>();
    boolean any = false;
    int next = 0;
    while (next < words.size()) {
      int taken = taken(words, next);
      var stretch = words.subList(next, next + Math.max(1, taken));
      var folded = stretch.stream().map(QueryWords.Word::folded).toList();
      var found = taken == 0 ? null : known.get(folded);
      any |= found != null;
      parts.add(
          new Part(
              query.substring(stretch.getFirst().start(), stretch.getLast().end()),
              folded,
              found == null ? Set.of() : new LinkedHashSet<>(found.terms().values())));
      next += stretch.size();
    }
    return any ? parts : List.of();
  }

  /** How many words from here are the longest that is known; 0: none. */
  private int taken(List<QueryWords.Word> words, int from) {
    for (int count = Math.min(longest, words.size() - from); count > 0; count--) {
      var stretch =
          words.subList(from, from + count).stream().map(QueryWords.Word::folded).toList();
      if (known.containsKey(stretch)) {
        return count;
      }
    }
    return 0;
  }
}

package fr.rormobile.api.degraded;

import fr.rormobile.api.territory.FoldedName;
import fr.rormobile.search.PhoneDigits;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was typed, as PostgreSQL looks for it: all parts must be there, of each part one way is
 * enough. A text for {@code tsquery} has letters and digits only between its quotes: nothing that
 * is typed can be anything else.
 */
final class TypedQuery {
  /** As in the index: they are in every name. */
  private static final Set<String> SMALL =
      Set.of(
          "de", "du", "des", "la", "le", "les", "l", "d", "et", "en", "a", "au", "aux", "pour",
          "par", "sur", "un", "une");

  /** C.H.U. is CHU. */
  private static final Pattern ACRONYM_DOT =
      Pattern.compile("(?<=(?<!\\p{L})\\p{L})\\.(?=\\p{L}(?!\\p{L}))");

  private static final Pattern LETTERS = Pattern.compile("[a-z]{4,}");
  private static final int MOST_WORDS = 12;
  private static final int SHORTEST_BEGINNING = 4;
  private static final int SHORTEST_PLURAL = 5;

  private final String folded;
  private final List<Part> parts;

  /**
   * Words that were typed side by side.
   *
   * @param words one, or those that stand for something together
   * @param ways texts for tsquery, any of which will do
   */
  private record Part(List<String> words, List<String> ways) {
    String anyWay() {
      return "(" + String.join(" | ", ways) + ")";
    }
  }

  private TypedQuery(String folded, List<Part> parts) {
    this.folded = folded;
    this.parts = List.copyOf(parts);
  }

  static TypedQuery of(String typed, Abbreviations abbreviations) {
    var folded = FoldedName.plain(ACRONYM_DOT.matcher(typed).replaceAll(""));
    var number = PhoneDigits.typedIn(typed);
    if (number.isPresent()) {
      var digits = number.get();
      return new TypedQuery(folded, List.of(new Part(List.of(digits), List.of(beginning(digits)))));
    }
    return new TypedQuery(folded, parts(limited(folded), abbreviations));
  }

  private static List<String> limited(String folded) {
    var words = withoutSmall(folded);
    return words.subList(0, Math.min(words.size(), MOST_WORDS));
  }

  private static List<Part> parts(List<String> words, Abbreviations abbreviations) {
    var parts = new ArrayList<Part>();
    for (var at = 0; at < words.size(); ) {
      var length = Math.min(Abbreviations.MOST_WORDS, words.size() - at);
      while (length > 1 && abbreviations.of(words.subList(at, at + length)).isEmpty()) {
        length--;
      }
      var typed = List.copyOf(words.subList(at, at + length));
      at += length;
      var ways = new LinkedHashSet<String>();
      ways.add(typedWay(typed, at == words.size()));
      abbreviations.of(typed).forEach(other -> ways.add(all(other)));
      parts.add(new Part(typed, List.copyOf(ways)));
    }
    return parts;
  }

  /** The last word may be unfinished, and so may a long one that stands in another form there. */
  private static String typedWay(List<String> words, boolean last) {
    if (words.size() == 1) {
      var word = words.getFirst();
      return last || word.length() >= SHORTEST_BEGINNING ? beginning(stem(word)) : exact(word);
    }
    return all(words);
  }

  private static String all(List<String> words) {
    return words.stream()
        .map(word -> word.length() > SHORTEST_BEGINNING ? beginning(stem(word)) : exact(word))
        .collect(Collectors.joining(" & ", "(", ")"));
  }

  private static String stem(String word) {
    var plural = word.length() >= SHORTEST_PLURAL && (word.endsWith("s") || word.endsWith("x"));
    return plural ? word.substring(0, word.length() - 1) : word;
  }

  private static String exact(String word) {
    return "'" + word + "'";
  }

  private static String beginning(String word) {
    return exact(word) + ":*";
  }

  /** Folded, small words left out. */
  static List<String> words(String text) {
    return withoutSmall(FoldedName.plain(text));
  }

  private static List<String> withoutSmall(String folded) {
    var all = Stream.of(folded.split(" ", -1)).filter(word -> !word.isEmpty()).toList();
    var words = all.stream().filter(word -> !SMALL.contains(word)).toList();
    return words.isEmpty() ? all : words;
  }

  /** Nothing but signs was typed. */
  boolean isEmpty() {
    return parts.isEmpty();
  }

  /** All that was typed, folded. */
  String folded() {
    return folded;
  }

  /** All parts. */
  String strict() {
    return parts.stream().map(Part::anyWay).collect(Collectors.joining(" & "));
  }

  /** Each part by itself, for weighing. */
  List<String> each() {
    return parts.stream().map(Part::anyWay).toList();
  }

  /** The words in which a typing error can be mended. */
  List<String> mendable() {
    return parts.stream()
        .filter(part -> part.words().size() == 1)
        .map(part -> part.words().getFirst())
        .filter(word -> LETTERS.matcher(word).matches())
        .toList();
  }

  /**
   * All parts, each of its words or one that is like it.
   *
   * @param alike words of {@code offer_word} by the word that was typed
   */
  TypedQuery mended(Function<String, List<String>> alike) {
    return new TypedQuery(
        folded,
        parts.stream()
            .map(
                part -> {
                  var ways = new LinkedHashSet<>(part.ways());
                  if (part.words().size() == 1) {
                    alike.apply(part.words().getFirst()).forEach(word -> ways.add(exact(word)));
                  }
                  return new Part(part.words(), List.copyOf(ways));
                })
            .toList());
  }
}

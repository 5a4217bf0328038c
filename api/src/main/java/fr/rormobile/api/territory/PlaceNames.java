package fr.rormobile.api.territory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Communes and départements by what somebody types of their names, in memory and never changed.
 *
 * <p>The words typed begin words of the name, in any order; a further word may be of the
 * département or the région, or its number: « saint denis 93 ».
 */
final class PlaceNames {
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,5}");
  private static final Pattern ARTICLE = Pattern.compile("^(?:le|la|les|l) (?=.)");
  private static final String[] NO_WORDS = {};

  /** How well a name fits; the least is best. */
  private static final int SAME = 0;

  private static final int BEGINS = 1;
  private static final int HAS_WORDS = 2;
  private static final int HAS_WORDS_OF_ITS_REGION = 3;
  private static final int NOT = 4;

  /** Letters. */
  private static final int SHORT = 2;

  private final List<Named<Commune>> communes;
  private final List<Named<Department>> departments;

  /** A beginning that is looked for, sorted, and whose it is. */
  private final Starts words;

  private final Starts postcodes;

  /** Of a letter or two there are few, each begins thousands of names, and everybody types them. */
  private final Map<Shortly, List<Commune>> shortOnes = new ConcurrentHashMap<>();

  /**
   * @param bare without the article before it
   * @param around words of its département and région, and its numbers
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, and read in a hurry
  private record Named<T>(T place, String name, String bare, String[] words, String[] around) {
    static <T> Named<T> of(T place, String name, String[] around) {
      var folded = FoldedName.of(name);
      return new Named<>(
          place, folded, ARTICLE.matcher(folded).replaceFirst(""), folded.split(" ", -1), around);
    }
  }

  private record Shortly(String folded, int size) {}

  private record Ranked<T>(int fit, long population, String code, T place) {}

  @SuppressWarnings("ArrayRecordComponent") // never compared, and read in a hurry
  private record Starts(String[] texts, int[] owners) {
    static Starts of(List<String[]> textsOfEach) {
      record One(String text, int owner) {}
      var all = new ArrayList<One>();
      for (var owner = 0; owner < textsOfEach.size(); owner++) {
        for (var text : textsOfEach.get(owner)) {
          all.add(new One(text, owner));
        }
      }
      all.sort(Comparator.comparing(One::text));
      return new Starts(
          all.stream().map(One::text).toArray(String[]::new),
          all.stream().mapToInt(One::owner).toArray());
    }

    void each(String start, IntConsumer owner) {
      var at = Arrays.binarySearch(texts, start);
      at = at < 0 ? -at - 1 : at;
      while (at > 0 && texts[at - 1].equals(start)) {
        at--;
      }
      for (; at < texts.length && texts[at].startsWith(start); at++) {
        owner.accept(owners[at]);
      }
    }
  }

  PlaceNames(List<Commune> communes, List<Department> departments) {
    this.communes = communes.stream().map(c -> Named.of(c, c.name(), around(c))).toList();
    this.departments = departments.stream().map(d -> Named.of(d, d.name(), NO_WORDS)).toList();
    words = Starts.of(this.communes.stream().map(Named::words).toList());
    postcodes =
        Starts.of(communes.stream().map(c -> c.postcodes().toArray(String[]::new)).toList());
  }

  private static String[] around(Commune commune) {
    return Stream.concat(
            Stream.of(commune.departmentName(), commune.regionName(), commune.departmentCode())
                .map(text -> FoldedName.of(text == null ? "" : text))
                .flatMap(text -> Stream.of(text.split(" ", -1))),
            commune.postcodes().stream())
        .filter(text -> !text.isEmpty())
        .map(String::intern)
        .toArray(String[]::new);
  }

  List<Commune> communes() {
    return communes.stream().map(Named::place).toList();
  }

  List<Department> departments() {
    return departments.stream().map(Named::place).toList();
  }

  /** The best fit first, then the most populated. */
  List<Commune> communes(String typed, int size) {
    var folded = FoldedName.of(typed);
    if (folded.isEmpty()) {
      return List.of();
    }
    return folded.length() <= SHORT
        ? shortOnes.computeIfAbsent(new Shortly(folded, size), one -> lookUp(folded, size))
        : lookUp(folded, size);
  }

  private List<Commune> lookUp(String folded, int size) {
    if (DIGITS.matcher(folded).matches()) {
      var best = new Best<Commune>(size);
      postcodes.each(folded, owner -> best.add(ranked(communes.get(owner), SAME)));
      return best.list();
    }
    var asked = asked(folded);
    for (var word : asked) {
      var best = new Best<Commune>(size);
      for (var start : variants(word)) {
        words.each(
            start,
            owner -> {
              var named = communes.get(owner);
              var fit = fit(named, folded, asked);
              if (fit < NOT) {
                best.add(ranked(named, fit));
              }
            });
      }
      if (!best.isEmpty()) {
        return best.list();
      }
    }
    return List.of();
  }

  /** By name, or by number: « 4 » begins ten of them. */
  List<Department> departments(String typed, int size) {
    var folded = FoldedName.of(typed);
    if (folded.isEmpty()) {
      return List.of();
    }
    var asked = asked(folded);
    return departments.stream()
        .map(named -> new Ranked<>(fit(named, folded, asked), 0, named.place.code(), named.place))
        .map(
            one ->
                one.code.equalsIgnoreCase(folded)
                    ? new Ranked<>(SAME, 0, one.code, one.place)
                    : one.code.startsWith(folded)
                        ? new Ranked<>(BEGINS, 0, one.code, one.place)
                        : one)
        .filter(one -> one.fit < NOT)
        .sorted(
            Comparator.comparingInt((Ranked<Department> one) -> one.fit)
                .thenComparing(Ranked::code))
        .limit(size)
        .map(Ranked::place)
        .toList();
  }

  private static List<String> asked(String folded) {
    return List.of(folded.split(" ", -1));
  }

  /** « st » begins Strasbourg, and is how people write « saint ». */
  private static List<String> variants(String word) {
    return switch (word) {
      case "st" -> List.of("st", "saint");
      case "ste" -> List.of("ste", "sainte");
      default -> List.of(word);
    };
  }

  private static Ranked<Commune> ranked(Named<Commune> named, int fit) {
    var population = named.place.population();
    return new Ranked<>(fit, population == null ? -1 : population, named.place.code(), named.place);
  }

  private static int fit(Named<?> named, String folded, List<String> asked) {
    if (named.name.equals(folded) || named.bare.equals(folded)) {
      return SAME;
    }
    if (named.name.startsWith(folded) || named.bare.startsWith(folded)) {
      return BEGINS;
    }
    var fit = HAS_WORDS;
    var ofTheName = false;
    for (var word : asked) {
      if (begins(named.words, word)) {
        ofTheName = true;
      } else if (begins(named.around, word)) {
        fit = HAS_WORDS_OF_ITS_REGION;
      } else {
        return NOT;
      }
    }
    return ofTheName ? fit : NOT;
  }

  private static boolean begins(String[] words, String typed) {
    for (var start : variants(typed)) {
      for (var word : words) {
        if (word.startsWith(start)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The first few of many, each once. */
  private static final class Best<T> {
    private final int size;
    private final Comparator<Ranked<T>> order =
        Comparator.comparingInt((Ranked<T> one) -> one.fit)
            .thenComparing(Comparator.comparingLong((Ranked<T> one) -> one.population).reversed())
            .thenComparing(one -> one.code);
    private final PriorityQueue<Ranked<T>> kept = new PriorityQueue<>(order.reversed());

    Best(int size) {
      this.size = size;
    }

    void add(Ranked<T> one) {
      var worst = kept.size() < size ? null : kept.peek();
      if ((worst == null || order.compare(one, worst) < 0) && !contains(one)) {
        if (worst != null) {
          kept.poll();
        }
        kept.add(one);
      }
    }

    private boolean contains(Ranked<T> one) {
      return kept.stream().anyMatch(other -> other.code.equals(one.code));
    }

    boolean isEmpty() {
      return kept.isEmpty();
    }

    List<T> list() {
      return kept.stream().sorted(order).map(Ranked::place).toList();
    }
  }
}

package fr.rormobile.api.interpretation;

import fr.rormobile.api.territory.Commune;
import fr.rormobile.api.territory.FoldedName;
import fr.rormobile.search.Sense.Coded;
import fr.rormobile.search.SynonymRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words that mean something: labels of the nomenclatures, what hospitals write for them, and
 * names of places. Never changes; a newer one takes its place.
 */
public final class Vocabulary {
  /** A label that has so many others beside it says nothing of its own. */
  private static final int MOST_LABELS = 40;

  /** People of a place that is likely to be meant. */
  private static final int CITY = 2_000;

  /** Words that one beginning may stand for. */
  private static final int MOST_BEGUN = 12;

  /** Letters a beginning must have to stand for a word. */
  private static final int SHORTEST_START = 4;

  /** Say nothing alone. */
  private static final Set<String> GENERIC =
      Set.of(
          "acte",
          "accueil",
          "activite",
          "autre",
          "autres",
          "bilan",
          "centre",
          "chirurgie",
          "clinique",
          "consultation",
          "equipe",
          "evaluation",
          "exploration",
          "generale",
          "general",
          "hopital",
          "hospitalier",
          "hospitalisation",
          "kg",
          "lit",
          "medecin",
          "medecine",
          "medical",
          "medicale",
          "orientation",
          "patient",
          "polyvalent",
          "place",
          "polyvalente",
          "pres",
          "prise",
          "charge",
          "service",
          "soin",
          "soins",
          "specialise",
          "specialisee",
          "suivi",
          "traitement",
          "unite",
          "garde",
          "cabinet",
          "maison",
          "nord",
          "sud",
          "est",
          "ouest",
          "sante",
          "docteur",
          "dr",
          "jour",
          "nouveau",
          "nouvelle",
          "nuit",
          "urgent");

  private static final Set<String> SMALL =
      Set.of(
          "a", "au", "aux", "avec", "d", "dans", "de", "des", "du", "en", "et", "l", "la", "le",
          "les", "ou", "par", "pour", "sans", "sur", "un", "une");

  /**
   * A code and its label.
   *
   * @param first word of the label that is not generic
   * @param words of the label, small ones left out
   */
  record Entry(Coded list, String code, String label, String first, Set<String> words) {}

  /** A code as its nomenclature has it. */
  public record Code(Coded list, String code, String label) {}

  /** A département or a region. */
  public record Area(String code, String name) {}

  private final Map<String, List<Entry>> byWord = new HashMap<>();
  private final Map<String, List<Entry>> aliases = new HashMap<>();
  private final Map<String, Set<String>> others = new HashMap<>();
  private final Map<String, List<Commune>> communes = new HashMap<>();
  private final Map<String, List<Commune>> postcodes = new HashMap<>();
  private final Map<String, Area> departments = new HashMap<>();
  private final Map<String, Area> regions = new HashMap<>();

  public Vocabulary(Collection<Code> codes, Collection<SynonymRule> synonyms) {
    for (var code : codes) {
      var words = words(code.label());
      var first = words.stream().filter(w -> !GENERIC.contains(w)).findFirst().orElse("");
      var entry = new Entry(code.list(), code.code(), code.label(), first, Set.copyOf(words));
      entry.words().forEach(w -> byWord.computeIfAbsent(w, k -> new ArrayList<>()).add(entry));
    }
    synonyms.forEach(this::addRule);
    Aliases.read(codes).forEach((words, named) -> aliases.put(words, named));
  }

  /** Part of the making, before it is shared. */
  public Vocabulary addCommune(Commune commune) {
    communes.computeIfAbsent(FoldedName.of(commune.name()), name -> new ArrayList<>()).add(commune);
    commune
        .postcodes()
        .forEach(code -> postcodes.computeIfAbsent(code, c -> new ArrayList<>()).add(commune));
    return this;
  }

  /** Part of the making, before it is shared. */
  public Vocabulary addDepartment(Area department) {
    departments.put(department.code().toLowerCase(Locale.ROOT), department);
    departments.put(FoldedName.of(department.name()), department);
    return this;
  }

  /** Part of the making, before it is shared. */
  public Vocabulary addRegion(Area region) {
    regions.put(FoldedName.of(region.name()), region);
    return this;
  }

  private void addRule(SynonymRule rule) {
    var from = terms(rule.from());
    var to = rule.to().isEmpty() ? from : terms(rule.to());
    for (var term : from) {
      var same = others.computeIfAbsent(term, key -> new LinkedHashSet<>());
      to.stream().filter(other -> !other.equals(term)).forEach(same::add);
    }
  }

  private static List<String> terms(List<String> terms) {
    return terms.stream()
        .map(term -> String.join(" ", words(term)))
        .filter(term -> !term.isEmpty())
        .distinct()
        .toList();
  }

  /** Small words left out, the plural too. */
  static List<String> words(String text) {
    return words(Word.of(text).stream().map(Word::folded).toList());
  }

  static boolean small(String word) {
    return SMALL.contains(word);
  }

  static String singular(String word) {
    return word.length() > 3 && (word.endsWith("s") || word.endsWith("x"))
        ? word.substring(0, word.length() - 1)
        : word;
  }

  /** Whether a place of that name would rather be something else. */
  boolean means(String word) {
    var one = singular(word);
    return byWord.containsKey(one) || others.containsKey(one) || GENERIC.contains(one);
  }

  /**
   * The codes that these words name: those whose label says just that, or else those whose label
   * begins with it, or else has it among other things; if they are few.
   */
  List<Entry> codes(List<String> typed) {
    var all = codesOfAll(typed);
    if (!all.isEmpty()) {
      return all;
    }
    var asked = words(typed);
    var own = asked.stream().filter(word -> !GENERIC.contains(word)).toList();
    return own.isEmpty() || own.size() == asked.size() ? List.of() : naming(own);
  }

  /** What hospitals call so, whatever its words say each; empty: nothing. */
  List<Entry> alias(List<String> typed) {
    return aliases.getOrDefault(String.join(" ", words(typed)), List.of());
  }

  /** The codes that all of these words name together: none of them is for nothing. */
  List<Entry> codesOfAll(List<String> typed) {
    var asked = words(typed);
    if (asked.isEmpty()) {
      return List.of();
    }
    var named = aliases.get(String.join(" ", asked));
    if (named != null) {
      return named;
    }
    return asked.stream().allMatch(GENERIC::contains) ? List.of() : naming(asked);
  }

  private static List<String> words(List<String> typed) {
    return typed.stream().filter(word -> !SMALL.contains(word)).map(Vocabulary::singular).toList();
  }

  private List<Entry> naming(List<String> asked) {
    var places = new Named();
    var people = new Named();
    for (var said : ways(asked)) {
      for (var entry : saying(said)) {
        (PEOPLE.contains(entry.list()) ? people : places).add(entry, said);
      }
    }
    // A neurologist is found beside neurology, though the one is called exactly so.
    var meant = new ArrayList<>(places.best());
    meant.addAll(meant.isEmpty() ? people.best() : people.sure());
    return meant;
  }

  /** Lists of what people are; the others say what is done in a place. */
  private static final Set<Coded> PEOPLE = Set.of(Coded.SPECIALITY, Coded.PROFESSION);

  /** Entries by how well words name them. */
  private static final class Named {
    private final Set<Entry> whole = new LinkedHashSet<>();
    private final Set<Entry> first = new LinkedHashSet<>();
    private final Set<Entry> among = new LinkedHashSet<>();

    void add(Entry entry, List<String> said) {
      var alike = entry.words().size() == new HashSet<>(said).size();
      (alike ? whole : said.contains(entry.first()) ? first : among).add(entry);
    }

    Collection<Entry> sure() {
      return !whole.isEmpty() ? whole : first.size() <= MOST_LABELS ? first : List.of();
    }

    Collection<Entry> best() {
      return whole.isEmpty() && first.isEmpty() && among.size() <= MOST_LABELS ? among : sure();
    }
  }

  private List<Entry> saying(List<String> words) {
    List<Entry> best = null;
    for (var word : words) {
      var of = byWord.getOrDefault(word, List.of());
      if (best == null || of.size() < best.size()) {
        best = of;
      }
    }
    return best == null
        ? List.of()
        : best.stream().filter(entry -> entry.words().containsAll(words)).toList();
  }

  /** The words as they are, and with each of their terms said otherwise. */
  private List<List<String>> ways(List<String> words) {
    var ways = new LinkedHashSet<List<String>>();
    spread(words, 0, new ArrayList<>(), ways);
    return List.copyOf(ways);
  }

  private static final int MOST_WAYS = 200;
  private static final int LONGEST_TERM = 5;

  private void spread(List<String> words, int at, List<String> said, Set<List<String>> ways) {
    if (ways.size() >= MOST_WAYS) {
      return;
    }
    if (at == words.size()) {
      ways.add(List.copyOf(said));
      return;
    }
    for (var end = Math.min(words.size(), at + LONGEST_TERM); end > at; end--) {
      var term = String.join(" ", words.subList(at, end));
      var same = new LinkedHashSet<String>();
      if (end == at + 1) {
        same.add(term);
        same.addAll(begunBy(term));
      }
      same.addAll(others.getOrDefault(term, Set.of()));
      for (var other : same) {
        var longer = new ArrayList<>(said);
        longer.addAll(List.of(other.split(" ", -1)));
        spread(words, end, longer, ways);
      }
    }
  }

  /** « cardiolog » is on its way to cardiologie; but « rea » has its own meaning. */
  private Set<String> begunBy(String start) {
    if (start.length() < SHORTEST_START
        || byWord.containsKey(start)
        || others.containsKey(start)
        || GENERIC.contains(start)
        || Stream.of("", "s", "x").anyMatch(end -> communes.containsKey(start + end))) {
      return Set.of();
    }
    var longer = new HashSet<String>();
    for (var word : byWord.keySet()) {
      if (word.startsWith(start) && !GENERIC.contains(word)) {
        longer.add(word);
      }
    }
    return longer.size() <= MOST_BEGUN ? longer : Set.of();
  }

  /**
   * The same with the words mended that are one typing error away from one that we know: two, of a
   * long word. The first letter is rarely wrong.
   *
   * @return null: nothing to mend
   */
  public @Nullable String mend(String typed) {
    var mended = new StringBuilder(typed);
    var words = Word.of(typed);
    var any = false;
    for (var i = words.size() - 1; i >= 0; i--) {
      var word = words.get(i);
      var better = known(word.folded()) ? null : alike().of(word.folded());
      if (better != null) {
        mended.replace(word.from(), word.to(), better);
        any = true;
      }
    }
    return any ? mended.toString() : null;
  }

  private boolean known(String word) {
    return SMALL.contains(word)
        || means(word)
        || Phrases.FILLERS.contains(word)
        || Phrases.AGE_UNITS.contains(word)
        || communes.containsKey(word);
  }

  private volatile @Nullable Mending alike;

  /** Made when first needed: few searches have an error. */
  private Mending alike() {
    var made = alike;
    if (made == null) {
      var cities = new HashSet<String>();
      communes.forEach(
          (name, of) -> {
            if (name.indexOf(' ') < 0
                && of.stream().anyMatch(c -> c.population() == null || c.population() >= CITY)) {
              cities.add(name);
            }
          });
      var others = this.others.keySet().stream().filter(term -> term.indexOf(' ') < 0).toList();
      made = new Mending(List.of(byWord.keySet(), others, cities));
      alike = made;
    }
    return made;
  }

  /** Of exactly that name. */
  List<Commune> communes(String foldedName) {
    return communes.getOrDefault(foldedName, List.of());
  }

  List<Commune> ofPostcode(String postcode) {
    return postcodes.getOrDefault(postcode, List.of());
  }

  /** By code or by name. */
  @Nullable Area department(String folded) {
    return departments.get(folded);
  }

  @Nullable Area region(String foldedName) {
    return regions.get(foldedName);
  }
}

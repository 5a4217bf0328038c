package fr.rormobile.api.interpretation;

import fr.rormobile.api.interpretation.Chip.Criterion;
import fr.rormobile.api.interpretation.Chip.Kind;
import fr.rormobile.api.interpretation.Vocabulary.Entry;
import fr.rormobile.api.territory.Commune;
import fr.rormobile.search.Sense;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a clinician types: first what can only be one thing (« 8 ans », « lit dispo »), then
 * offers (activities, acts, equipment), then places. Longest first, so that « chirurgie thoracique
 * » is not « chirurgie ». What may be several things is told and not applied.
 */
public final class Interpreter {
  private static final int LONGEST = 6;

  private final Vocabulary vocabulary;
  private final String typed;
  private final Set<String> literal;
  private final List<Word> words;
  private final boolean[] taken;

  /** Said wholly by a criterion: no name has to hold them. */
  private final boolean[] gone;

  /** Of people, after their title. */
  private final boolean[] named;

  /** It is people who are looked for, and not where they work. */
  private boolean people;

  private final TreeMap<Integer, Chip> chips = new TreeMap<>();
  private final List<Sense.Group> groups = new ArrayList<>();
  private final Set<String> departments = new HashSet<>();
  private final Set<String> regions = new HashSet<>();
  private @Nullable Commune place;

  private Interpreter(Vocabulary vocabulary, String typed, Set<String> literal) {
    this.vocabulary = vocabulary;
    this.typed = typed;
    this.literal = literal;
    words = Word.of(typed);
    taken = new boolean[words.size()];
    gone = new boolean[words.size()];
    named = new boolean[words.size()];
  }

  /**
   * @param literal words that are to be taken as they are: those of a chip that was removed
   */
  public static Meaning read(Vocabulary vocabulary, String typed, Set<String> literal) {
    var folded = new HashSet<String>();
    literal.forEach(kept -> Word.of(kept).forEach(word -> folded.add(word.folded())));
    return new Interpreter(vocabulary, typed, folded).read();
  }

  private Meaning read() {
    if (number()) {
      return meaning(null, null, false, false);
    }
    for (var i = 0; i < words.size(); i++) {
      taken[i] = literal.contains(words.get(i).folded());
    }
    names();
    // « hôpital de jour onco » is neither a hospital nor all that is oncology.
    offers(2, vocabulary::alias);
    var nearMe =
        phrase(Phrases.NEAR_ME, Kind.NEAR_ME, "Près de moi", Criterion.of("sort", "distance"));
    var open =
        phrase(Phrases.OPEN, Kind.OPEN_NOW, "Ouvert maintenant", Criterion.of("openNow", "true"));
    var genders = beds();
    var age = age();
    offers();
    genders = genders == null ? bedOfCare() : genders;
    areas();
    places();
    return meaning(age, genders, open, nearMe);
  }

  private Meaning meaning(
      @Nullable Integer age, @Nullable Set<String> genders, boolean open, boolean nearMe) {
    return new Meaning(
        text(gone),
        text(explained()),
        groups,
        place,
        departments,
        regions,
        age,
        genders,
        open,
        nearMe,
        people,
        List.copyOf(chips.values()));
  }

  /** Those of an applied chip; small words and what is said around them say nothing either. */
  private boolean[] explained() {
    var explained = new boolean[words.size()];
    for (var i = 0; i < words.size(); i++) {
      var kept = literal.contains(words.get(i).folded());
      explained[i] =
          !kept
              && !named[i]
              && (taken[i]
                  || Vocabulary.small(words.get(i).folded())
                  || Phrases.FILLERS.contains(words.get(i).folded())
                  || (i + 1 < words.size() && words.get(i + 1).folded().equals("kg")));
    }
    return explained;
  }

  private @Nullable String text(boolean[] without) {
    var rest = Word.without(typed, words, without).strip().replaceAll("\\s+", " ");
    return Word.of(rest).isEmpty() ? null : rest;
  }

  /** FINESS, RPPS, SIRET, a telephone: nothing but one number. */
  private boolean number() {
    if (words.isEmpty() || !words.stream().allMatch(Word::number)) {
      return false;
    }
    var digits = String.join("", words.stream().map(Word::folded).toList());
    var label =
        switch (digits.length()) {
          case 9 -> "Numéro FINESS";
          case 10 -> digits.startsWith("0") ? "Téléphone" : null;
          case 11 -> "Numéro RPPS";
          case 14 -> "Numéro SIRET";
          default -> null;
        };
    if (label == null) {
      return false;
    }
    chips.put(0, new Chip(Kind.NUMBER, typed, label, List.of(), false, List.of()));
    return true;
  }

  private boolean phrase(Set<String> phrases, Kind kind, String label, Criterion criterion) {
    var found = find(phrases);
    found.ifPresent(
        span -> {
          take(span, true);
          chips.put(
              span.from(), new Chip(kind, text(span), label, List.of(criterion), true, List.of()));
        });
    return found.isPresent();
  }

  private @Nullable Set<String> beds() {
    var found = find(Phrases.FREE_BED);
    return found.isEmpty() ? null : beds(found.get());
  }

  /** « lit réa », « place en gériatrie »: beside a kind of care, a free one is wanted. */
  private @Nullable Set<String> bedOfCare() {
    for (var i = 0; i + 1 < words.size(); i++) {
      if (!taken[i] && Phrases.BEDS.contains(words.get(i).folded()) && careFollows(i + 1)) {
        return beds(new Span(i, i + 1));
      }
    }
    return null;
  }

  private boolean careFollows(int from) {
    var at = from;
    while (at < words.size() && small(at)) {
      at++;
    }
    var chip = chips.get(at);
    return chip != null
        && chip.kind() == Kind.OFFER
        && chip.criteria().stream().anyMatch(wanted -> wanted.parameter().equals("activity"));
  }

  private Set<String> beds(Span found) {
    take(found, true);
    var criteria = new ArrayList<Criterion>();
    criteria.add(Criterion.of("bedsAvailable", "true"));
    var label = "Lit disponible";
    var said = text(found);
    Set<String> genders = Set.of();
    for (var gender : Phrases.GENDERS) {
      var person = find(gender.phrases());
      if (person.isPresent()) {
        take(person.get(), true);
        said = said + " " + text(person.get());
        criteria.add(Criterion.of("gender", gender.parameter()));
        label = label + " pour " + gender.label();
        genders = gender.codes();
      }
    }
    chips.put(found.from(), new Chip(Kind.BEDS, said, label, criteria, true, List.of()));
    return genders;
  }

  private @Nullable Integer age() {
    for (var i = 0; i + 1 < words.size(); i++) {
      var unit = words.get(i + 1).folded();
      var number = words.get(i);
      if (!taken[i]
          && number.number()
          && number.folded().length() <= 3
          && Phrases.AGE_UNITS.contains(unit)) {
        var age = Integer.parseInt(number.folded());
        var months = unit.startsWith("m") || unit.startsWith("j");
        if (months || age <= Phrases.OLDEST) {
          return age(new Span(i, i + 2), months ? age / Phrases.months(unit) : age, null);
        }
      }
    }
    for (var life : Phrases.AGES.entrySet()) {
      var span = find(Set.of(life.getKey()));
      if (span.isPresent()) {
        return age(span.get(), life.getValue(), life.getKey());
      }
    }
    return null;
  }

  private Integer age(Span span, int years, @Nullable String called) {
    take(span, true);
    var label = years + (years < 2 ? " an" : " ans");
    chips.put(
        span.from(),
        new Chip(
            Kind.AGE,
            text(span),
            called == null ? label : capital(called) + " (" + label + ")",
            List.of(Criterion.of("age", Integer.toString(years))),
            true,
            List.of()));
    return years;
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private void offers() {
    offers(
        1,
        said ->
            Phrases.BEDS.contains(said.getFirst())
                ? vocabulary.codesOfAll(said)
                : vocabulary.codes(said));
  }

  private void offers(int shortest, Function<List<String>, List<Entry>> named) {
    for (var length = Math.min(LONGEST, words.size()); length >= shortest; length--) {
      for (var from = 0; from + length <= words.size(); from++) {
        var span = new Span(from, from + length);
        if (!free(span) || small(from) || small(from + length - 1)) {
          continue;
        }
        var entries = named.apply(folded(span));
        if (!entries.isEmpty()) {
          take(span, false);
          people |= folded(span).stream().anyMatch(word -> Phrases.PERSON.matcher(word).matches());
          chips.put(from, Offers.chip(text(span), entries));
          groups.add(Offers.group(entries));
        }
      }
    }
  }

  /** « dr dupuy » has no disease of Dupuytren. */
  private void names() {
    for (var i = 0; i < words.size(); i++) {
      if (Phrases.TITLES.contains(words.get(i).folded())) {
        var at = i + 1;
        while (at < words.size() && small(at)) {
          at++;
        }
        if (at < words.size()) {
          taken[i] = true;
          taken[at] = true;
          named[at] = true;
          people = true;
        }
      }
    }
  }

  private boolean small(int at) {
    return Vocabulary.small(words.get(at).folded());
  }

  /** Départements and regions, by number or name; a name that is a commune's too is not sure. */
  private void areas() {
    for (var length = Math.min(LONGEST, words.size()); length > 0; length--) {
      for (var from = 0; from + length <= words.size(); from++) {
        var span = new Span(from, from + length);
        if (!free(span) || (length == 1 && words.get(from).number() && words.size() == 1)) {
          continue;
        }
        var name = Places.name(text(span));
        var department = vocabulary.department(name);
        var region = vocabulary.region(name);
        if (!vocabulary.communes(name).isEmpty()
            || (!digits(name) && vocabulary.means(name) && !afterPreposition(span))) {
          continue;
        }
        if (department != null) {
          take(span, false);
          departments.add(department.code());
          chips.put(
              from,
              new Chip(
                  Kind.DEPARTMENT,
                  text(span),
                  department.name() + " (" + department.code() + ")",
                  List.of(Criterion.of("department", department.code())),
                  true,
                  List.of()));
        } else if (region != null) {
          // No document has it among its words: « centre » would match a whole region.
          take(span, true);
          regions.add(region.code());
          chips.put(
              from,
              new Chip(
                  Kind.REGION,
                  text(span),
                  region.name(),
                  List.of(Criterion.of("region", region.code())),
                  true,
                  List.of()));
        }
      }
    }
  }

  /** One place at most: the longest name, and of two alike the last one, where places stand. */
  private void places() {
    for (var length = Math.min(LONGEST, words.size()); length > 0; length--) {
      for (var from = words.size() - length; from >= 0; from--) {
        var span = new Span(from, from + length);
        if (free(span) && placed(span)) {
          return;
        }
      }
    }
  }

  private boolean placed(Span span) {
    var name = Places.name(text(span));
    var single = span.to() - span.from() == 1;
    if (single && vocabulary.means(name) && !afterPreposition(span)) {
      return false;
    }
    var found = new Places(vocabulary, departments).find(name);
    if (found.isEmpty()) {
      return false;
    }
    var chip = found.get().chip(text(span));
    chips.put(span.from(), chip);
    if (chip.applied()) {
      take(span, false);
      place = found.get().sure();
    }
    return true;
  }

  private static boolean digits(String name) {
    return Character.isDigit(name.charAt(0));
  }

  private boolean afterPreposition(Span span) {
    return span.from() > 0 && Phrases.BEFORE_PLACES.contains(words.get(span.from() - 1).folded());
  }

  /** Words side by side, the end exclusive. */
  private record Span(int from, int to) {}

  private Optional<Span> find(Set<String> phrases) {
    return phrases.stream()
        .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(phrase -> phrase))
        .flatMap(phrase -> find(List.of(phrase.split(" ", -1))).stream())
        .findFirst();
  }

  private Optional<Span> find(List<String> phrase) {
    for (var from = 0; from + phrase.size() <= words.size(); from++) {
      var span = new Span(from, from + phrase.size());
      if (free(span) && folded(span).equals(phrase)) {
        return Optional.of(span);
      }
    }
    return Optional.empty();
  }

  private boolean free(Span span) {
    for (var i = span.from(); i < span.to(); i++) {
      if (taken[i]) {
        return false;
      }
    }
    return true;
  }

  private void take(Span span, boolean wholly) {
    for (var i = span.from(); i < span.to(); i++) {
      taken[i] = true;
      gone[i] = wholly;
    }
  }

  private List<String> folded(Span span) {
    return words.subList(span.from(), span.to()).stream().map(Word::folded).toList();
  }

  private String text(Span span) {
    return typed.substring(words.get(span.from()).from(), words.get(span.to() - 1).to());
  }
}

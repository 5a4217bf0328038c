package fr.rormobile.api.advanced;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.advanced.AdvancedSearch.Sort;
import fr.rormobile.api.testing.Engines;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random trees of criteria, in PostgreSQL and in plain Java on the same small offer: the same are
 * found, for whoever sees all, some or little. {@code -Dadvanced.seed=…} repeats one.
 */
class RandomTreesTest {
  private static final int TREES = 120;
  private static final Sight ALL = new Sight(true, true, true, Set.of());
  private static final Sight OWN = new Sight(true, true, false, Set.of("370000003", "370000007"));
  private static final Sight LITTLE = new Sight(false, false, false, Set.of());

  private final long seed = Long.getLong("advanced.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final RandomOffer offer = new RandomOffer(random, 12);
  private final AdvancedStore store;

  RandomTreesTest() {
    var jdbi = Engines.freshDatabase();
    OfferInserts.write(jdbi, offer);
    store = new AdvancedStore(jdbi);
  }

  @Test
  void whatIsFoundIsWhatTheTreeSaysForEverySight() {
    System.out.println("advanced.seed=" + seed);
    var used = new HashSet<String>();
    var found = new HashMap<Kind, Integer>();
    for (var i = 0; i < TREES; i++) {
      var kind = List.of(Kind.values()).get(random.nextInt(3));
      var where = tree(kind, 1, used);
      for (var sight : List.of(ALL, OWN, LITTLE)) {
        var expected = new PlainEvaluation(offer, sight).ids(kind, where);
        var page = page(new AdvancedSearch(kind, where, Sort.NAME, 500, null), sight);

        var as =
            "seed %d, tree %d, %s, %s: %s".formatted(seed, i, kind, sight, WhereWords.of(where));
        assertThat(page.ids()).as(as).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(page.total()).as(as).isEqualTo(expected.size());
        assertThat(List.of(page.facilities(), page.units(), page.professionals()))
            .as(as)
            .isEqualTo(relatedTotals(kind, where, sight));
        found.merge(kind, expected.isEmpty() ? 0 : 1, Integer::sum);
      }
    }
    assertThat(used).as("operators and fields that were tried").hasSizeGreaterThan(90);
    assertThat(found.values()).as("trees that found something").allMatch(n -> n > TREES / 6);
  }

  @Test
  void pagesGoOnWhereTheLastEndedWhateverTheOrder() {
    for (var sort : Sort.values()) {
      var all = page(new AdvancedSearch(Kind.UNIT, Where.ANYTHING, sort, 500, null), LITTLE).ids();
      var walked = new ArrayList<String>();
      String cursor = null;
      do {
        var page = page(new AdvancedSearch(Kind.UNIT, Where.ANYTHING, sort, 7, cursor), LITTLE);
        walked.addAll(page.ids());
        assertThat(page.total()).isEqualTo(all.size());
        cursor = page.nextCursor();
      } while (cursor != null);

      assertThat(walked).as("seed %d, %s", seed, sort).isEqualTo(all).doesNotHaveDuplicates();
    }
    var byName =
        page(new AdvancedSearch(Kind.UNIT, Where.ANYTHING, Sort.NAME, 500, null), ALL).ids();
    var names = new HashMap<String, String>();
    offer.units.forEach(unit -> names.put(unit.id(), PlainEvaluation.folded(unit.name())));
    assertThat(byName)
        .isSortedAccordingTo(
            Comparator.<String, String>comparing(id -> names.getOrDefault(id, ""))
                .thenComparing(Comparator.naturalOrder()));
  }

  @Test
  void notRevealsNothingOfWhatOneMayNotSee() {
    var confidential =
        offer.units.stream().filter(RandomOffer.Unit::confidential).findFirst().orElseThrow();
    var its = new Where.Has(field(Kind.UNIT, "id"), Operator.HAS_ANY, List.of(confidential.id()));
    var of = new Where.Related(Kind.UNIT, its);

    assertThat(found(Kind.UNIT, its, ALL)).containsExactly(confidential.id());
    assertThat(found(Kind.UNIT, its, LITTLE)).isEmpty();
    assertThat(found(Kind.FACILITY, of, ALL)).hasSize(1);
    assertThat(found(Kind.FACILITY, of, LITTLE)).isEmpty();
    assertThat(found(Kind.FACILITY, new Where.Not(of), LITTLE)).hasSize(offer.facilities.size());
    assertThat(found(Kind.UNIT, new Where.Not(its), LITTLE))
        .hasSize((int) offer.units.stream().filter(unit -> !unit.confidential()).count());
    assertThat(found(Kind.PROFESSIONAL, new Where.Not(of), LITTLE)).hasSize(offer.people.size());
  }

  private List<String> found(Kind kind, Where where, Sight sight) {
    return page(new AdvancedSearch(kind, where, Sort.NAME, 500, null), sight).ids();
  }

  private AdvancedStore.Page page(AdvancedSearch search, Sight sight) {
    return store.reading(
        Duration.ofSeconds(30), h -> store.page(h, search, sight, RandomOffer.NOW));
  }

  /** What the same criteria count when what is related is looked for. */
  private List<Long> relatedTotals(Kind kind, Where where, Sight sight) {
    var plain = new PlainEvaluation(offer, sight);
    return Stream.of(Kind.values())
        .map(
            other ->
                (long)
                    plain.ids(other, other == kind ? where : new Where.Related(kind, where)).size())
        .toList();
  }

  private Where tree(Kind kind, int depth, Set<String> used) {
    var choice = depth > 3 ? 9 : random.nextInt(10);
    return switch (choice) {
      case 0, 1 -> new Where.All(several(kind, depth, used));
      case 2, 3 -> new Where.Any(several(kind, depth, used));
      case 4 -> new Where.Not(tree(kind, depth + 1, used));
      case 5, 6 -> {
        var others = Stream.of(Kind.values()).filter(other -> other != kind).toList();
        var related = others.get(random.nextInt(2));
        yield new Where.Related(
            related, random.nextInt(8) == 0 ? Where.ANYTHING : tree(related, depth + 1, used));
      }
      default -> criterion(kind, used);
    };
  }

  private List<Where> several(Kind kind, int depth, Set<String> used) {
    return Stream.generate(() -> tree(kind, depth + 1, used)).limit(1 + random.nextInt(3)).toList();
  }

  private static final Map<Kind, List<String>> TRIED =
      Map.of(
          Kind.FACILITY, PlainEvaluation.FACILITY_FIELDS,
          Kind.UNIT, PlainEvaluation.UNIT_FIELDS,
          Kind.PROFESSIONAL, PlainEvaluation.PROFESSIONAL_FIELDS);

  private static Field field(Kind kind, String id) {
    return Fields.find(kind, id).orElseThrow();
  }

  private Where criterion(Kind kind, Set<String> used) {
    var ids = TRIED.getOrDefault(kind, List.of());
    var field = field(kind, ids.get(random.nextInt(ids.size())));
    var operators = field.offered();
    var operator = operators.get(random.nextInt(operators.size()));
    used.add(kind + field.id() + operator);
    if (field.type() == ValueType.CODE_AND_NUMBER) {
      return new Where.Has(
          field,
          operator,
          List.of("0" + (1 + random.nextInt(3)), BigDecimal.valueOf(random.nextInt(3) * 100L)));
    }
    var count = operator.most() == 0 ? 0 : operator.most() == 1 ? 1 : 1 + random.nextInt(3);
    return new Where.Has(
        field, operator, Stream.generate(() -> value(kind, field, operator)).limit(count).toList());
  }

  /** Mostly one that somebody has. */
  private Object value(Kind kind, Field field, Operator operator) {
    var had = field.id().equals("age") || field.id().equals("openOn") ? null : had(kind, field);
    return switch (field.type()) {
      case TEXT -> {
        var text = had == null ? "é" : had.toString();
        var from = operator == Operator.CONTAINS ? random.nextInt(text.length()) : 0;
        var to =
            operator == Operator.IS
                ? text.length()
                : from + 1 + random.nextInt(text.length() - from);
        var part = text.substring(from, to);
        yield random.nextBoolean() ? part.toUpperCase(Locale.FRENCH) : part;
      }
      case PHONE, IDENTIFIER -> {
        var text = had == null ? "12" : had.toString();
        yield operator == Operator.STARTS_WITH
            ? text.substring(0, 1 + random.nextInt(text.length()))
            : text;
      }
      case CODE ->
          had != null ? had : field.id().equals("openOn") ? "" + (1 + random.nextInt(7)) : "x";
      case NUMBER -> had instanceof Number n ? Integer.valueOf(n.intValue()) : random.nextInt(60);
      case DATE -> had != null ? had : LocalDate.of(2001, 1, 1);
      case INSTANT -> had != null ? had : Instant.EPOCH;
      case FLAG -> random.nextBoolean();
      case CODE_AND_NUMBER -> throw new AssertionError();
    };
  }

  private @Nullable Object had(Kind kind, Field field) {
    var plain = new PlainEvaluation(offer, ALL);
    var entities = plain.entities(kind).toList();
    var values = plain.values(entities.get(random.nextInt(entities.size())), field.id()).toList();
    return values.isEmpty() ? null : values.get(random.nextInt(values.size()));
  }
}

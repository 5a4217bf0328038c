package fr.rormobile.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.rormobile.search.OfferHits.FacetCount;
import fr.rormobile.search.OfferHits.OfferHit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Counts, distances, filters and pages of a random offer, against the plain loop over it. */
class RandomOfferTest {
  private static final long SEED = Long.getLong("offer.seed", System.nanoTime());

  private static List<OfferDocument> offer = List.of();
  private static OfferIndex index = EmbeddedNode.connect();

  @BeforeAll
  static void fill() {
    System.out.println("RandomOfferTest: -Doffer.seed=" + SEED);
    offer = RandomOffers.of(new Random(SEED), 700);
    index.close();
    index = EmbeddedNode.indexOf(offer);
    // Marks of deleted entities must count nowhere.
    var _ =
        index.write(
            List.of(
                new IndexOperation.Tombstone(OfferKind.UNIT, "gone", 1),
                new IndexOperation.Tombstone(OfferKind.FACILITY, "gone", 1)));
    index.refresh();
  }

  @AfterAll
  static void stop() {
    index.close();
  }

  private static void assertSame(OfferQueryBuilder query, Predicate<OfferDocument> expected) {
    var open = query.includeConfidential(false).size(100).build();
    var counts = index.search(open);
    var matching = offer.stream().filter(d -> !d.confidential()).filter(expected).toList();

    assertThat(all(open)).isEqualTo(matching.stream().map(OfferDocument::key).collect(toSet()));
    for (var kind : OfferKind.values()) {
      assertThat(counts.countsByKind().get(kind))
          .as("%s with seed %d", kind, SEED)
          .isEqualTo(matching.stream().filter(d -> d.kind() == kind).count());
    }
  }

  private static Collector<OfferKey, ?, Set<OfferKey>> toSet() {
    return Collectors.toSet();
  }

  private static List<OfferHit> pages(OfferQuery first) {
    List<OfferHit> all = new ArrayList<>();
    var hits = index.search(first);
    all.addAll(hits.hits());
    while (hits.nextCursor() != null) {
      hits = index.search(withCursor(first, hits.nextCursor()));
      all.addAll(hits.hits());
    }
    return all;
  }

  private static OfferQuery withCursor(OfferQuery query, String cursor) {
    return new OfferQueryBuilder()
        .words(query.words())
        .kinds(query.kinds())
        .near(query.near())
        .radiusMetres(query.radiusMetres())
        .departmentCodes(query.departmentCodes())
        .activities(query.activities())
        .careModes(query.careModes())
        .age(query.age())
        .beds(query.beds())
        .includeConfidential(query.includeConfidential())
        .sort(query.sort())
        .size(query.size())
        .cursor(cursor)
        .build();
  }

  private static Set<OfferKey> all(OfferQuery query) {
    return pages(query).stream().map(hit -> hit.document().key()).collect(toSet());
  }

  private static double distance(OfferDocument document) {
    var position = document.place().position();
    return position == null
        ? Double.POSITIVE_INFINITY
        : RandomOffers.BLOIS.distanceMetres(position);
  }

  @Test
  void everyFilterIsThePlainLoop() {
    assertSame(OfferQuery.builder(), d -> true);
    assertSame(
        OfferQuery.builder().departmentCodes(Set.of("41", "37")),
        d -> Set.of("41", "37").contains(String.valueOf(d.place().departmentCode())));
    assertSame(
        OfferQuery.builder().activities(Set.of("127")).careModes(Set.of("28", "29")),
        d ->
            d.operationalActivities().getFirst().code().equals("127")
                && !d.careModes().getFirst().code().equals("31"));
    assertSame(
        OfferQuery.builder().near(RandomOffers.BLOIS).radiusMetres(40_000),
        d -> distance(d) <= 40_000);
    assertSame(OfferQuery.builder().words("cardiologie"), d -> d.name().contains("Cardiologie"));
    for (int age : new int[] {0, 5, 17, 18, 60, 97, 120}) {
      assertSame(OfferQuery.builder().age(age), d -> takes(d, age));
    }
  }

  private static boolean takes(OfferDocument document, int age) {
    return (document.ageMin() == null || document.ageMin() <= age)
        && (document.ageMax() == null || age <= document.ageMax());
  }

  @Test
  void capacityLinesMatchWithinOneLine() {
    assertSame(
        OfferQuery.builder().beds(new OfferQuery.BedsWanted(Set.of())),
        d -> d.capacity().stream().anyMatch(RandomOfferTest::free));
    assertSame(
        OfferQuery.builder().beds(new OfferQuery.BedsWanted(Set.of("01"))),
        d -> d.capacity().stream().anyMatch(line -> free(line) && line.gender().equals("01")));
  }

  private static boolean free(CapacityLine line) {
    return line.status().equals("02") && line.horizon().equals("01") && line.count() > 0;
  }

  @Test
  void countsByKindDoNotDependOnTheKindsAskedFor() {
    var every = index.search(OfferQuery.builder().includeConfidential(true).build());
    var units =
        index.search(
            OfferQuery.builder().includeConfidential(true).kinds(Set.of(OfferKind.UNIT)).build());

    assertThat(units.countsByKind()).isEqualTo(every.countsByKind());
    assertThat(units.total()).isEqualTo(units.countsByKind().get(OfferKind.UNIT));
    assertThat(every.total()).isEqualTo(offer.size());
    assertThat(units.hits()).allMatch(hit -> hit.document().kind() == OfferKind.UNIT);
  }

  @Test
  void facetsAreThoseOfTheKindsAskedFor() {
    var hits =
        index.search(
            OfferQuery.builder()
                .includeConfidential(true)
                .kinds(Set.of(OfferKind.UNIT))
                .facets(true)
                .build());
    assertThat(hits.facets()).isNotNull();

    var units = offer.stream().filter(d -> d.kind() == OfferKind.UNIT).toList();
    var facets = Objects.requireNonNull(hits.facets());
    assertThat(asMap(facets.departments()))
        .isEqualTo(
            units.stream()
                .collect(
                    Collectors.groupingBy(
                        d -> String.valueOf(d.place().departmentCode()), Collectors.counting())));
    assertThat(asMap(facets.activities()))
        .isEqualTo(
            units.stream()
                .collect(
                    Collectors.groupingBy(
                        d -> d.operationalActivities().getFirst().code(), Collectors.counting())));
    assertThat(asMap(facets.careModes()).values().stream().mapToLong(n -> n).sum())
        .isEqualTo(units.size());
  }

  private static Map<String, Long> asMap(List<FacetCount> counts) {
    return counts.stream().collect(Collectors.toMap(FacetCount::code, FacetCount::count));
  }

  @Test
  void nearbyBeatsFarWhenSortedByDistance() {
    var query =
        OfferQuery.builder()
            .includeConfidential(true)
            .near(RandomOffers.BLOIS)
            .sort(OfferSort.DISTANCE)
            .size(60)
            .build();

    var found = pages(query);

    var expected =
        offer.stream()
            .sorted(
                Comparator.comparingDouble(RandomOfferTest::distance)
                    .thenComparing(OfferDocument::key))
            .toList();
    assertThat(found)
        .as("seed %d", SEED)
        .extracting(hit -> hit.document().key())
        .containsExactlyElementsOf(expected.stream().map(OfferDocument::key).toList());
    for (int i = 0; i < found.size(); i++) {
      var metres = found.get(i).distanceMetres();
      if (metres == null) {
        assertThat(expected.get(i).place().position()).isNull();
      } else {
        assertThat(metres).isCloseTo(haversine(expected.get(i)), within(0.5));
      }
    }
  }

  /** The formula as the textbook has it, apart from the code under test. */
  private static double haversine(OfferDocument document) {
    var to = document.place().position();
    if (to == null) {
      return Double.NaN;
    }
    double phi1 = Math.toRadians(RandomOffers.BLOIS.lat());
    double phi2 = Math.toRadians(to.lat());
    double cosine =
        Math.sin(phi1) * Math.sin(phi2)
            + Math.cos(phi1)
                * Math.cos(phi2)
                * Math.cos(Math.toRadians(to.lon() - RandomOffers.BLOIS.lon()));
    return 6_371_008.7714 * Math.acos(Math.min(1, cosine));
  }

  @ParameterizedTest
  @EnumSource(OfferSort.class)
  void pagesCoverEverythingOnce(OfferSort sort) {
    for (int size : new int[] {1, 7, 100}) {
      var query =
          OfferQuery.builder()
              .words("réanimation cardiologie")
              .includeConfidential(true)
              .near(RandomOffers.BLOIS)
              .sort(sort)
              .size(size)
              .build();
      var found = pages(query).stream().map(hit -> hit.document().key()).toList();

      assertThat(found).as("seed %d", SEED).doesNotHaveDuplicates();
      assertThat(found).hasSize((int) index.search(query).total());
      assertThat(Set.copyOf(found))
          .isEqualTo(
              offer.stream()
                  .filter(d -> d.name().contains("Réanimation"))
                  .filter(d -> d.name().contains("Cardiologie"))
                  .map(OfferDocument::key)
                  .collect(toSet()));
    }
  }

  @Test
  void lenientPagesStayLenient() {
    var query = OfferQuery.builder().words("cardiolgie").includeConfidential(true).size(50).build();
    var hits = index.search(query);

    assertThat(hits.lenient()).isTrue();
    assertThat(pages(query)).hasSize((int) hits.total()).hasSizeGreaterThan(50);
    var cursor = Objects.requireNonNull(hits.nextCursor());
    assertThat(index.search(withCursor(query, cursor)).lenient()).isTrue();
  }

  @Test
  void namesAreInOrder() {
    var names =
        pages(OfferQuery.builder().includeConfidential(true).sort(OfferSort.NAME).build()).stream()
            .map(hit -> hit.document().name())
            .toList();

    assertThat(names)
        .isSortedAccordingTo(
            Comparator.comparing(name -> name.replace('é', 'e').toLowerCase(Locale.ROOT)));
    assertThat(names).hasSize(offer.size());
    assertThat(RandomOffers.NAMES).anyMatch(name -> names.getFirst().startsWith(name));
  }
}

package fr.rormobile.api.search;

import fr.rormobile.api.search.SearchAnswer.FacetValue;
import fr.rormobile.search.GeoPoint;
import fr.rormobile.search.OfferHits.FacetCount;
import fr.rormobile.search.OfferHits.Facets;
import fr.rormobile.search.OfferIndex;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Counts by value. A facet leaves out the criterion of its own name, so that the phone can show
 * what another choice would give: that takes one more search for each criterion that is set.
 */
@Singleton
final class FacetCounts {
  private final OfferIndex index;
  private final PageFacts facts;

  FacetCounts(OfferIndex index, PageFacts facts) {
    this.index = index;
    this.facts = facts;
  }

  /**
   * @param counted with all criteria
   */
  SearchAnswer.Facets of(
      SearchRequest request,
      @Nullable GeoPoint centre,
      boolean includeConfidential,
      Facets counted) {
    var counts = new EnumMap<Facet, List<FacetCount>>(Facet.class);
    for (var facet : Facet.values()) {
      var other =
          request.asks(facet)
              ? index.search(request.queryWithout(facet, centre, includeConfidential)).facets()
              : null;
      counts.put(facet, facet.in(other == null ? counted : other));
    }
    var codes =
        counts.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> codes(entry.getValue())));
    var labels = facts.labels(codes);
    return new SearchAnswer.Facets(
        values(Facet.DEPARTMENT, counts, labels),
        values(Facet.ACTIVITY, counts, labels),
        values(Facet.CARE_MODE, counts, labels));
  }

  private static Set<String> codes(List<FacetCount> counts) {
    return counts.stream().map(FacetCount::code).collect(Collectors.toSet());
  }

  private static List<FacetValue> values(
      Facet facet, Map<Facet, List<FacetCount>> counts, Map<Facet, Map<String, String>> labels) {
    var known = labels.getOrDefault(facet, Map.of());
    return counts.getOrDefault(facet, List.of()).stream()
        .map(
            count ->
                new FacetValue(
                    count.code(), known.getOrDefault(count.code(), count.code()), count.count()))
        .toList();
  }
}

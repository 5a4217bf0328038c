package fr.rormobile.api.search;

import fr.rormobile.api.search.SearchAnswer.FacetValue;
import fr.rormobile.search.OfferHits.FacetCount;
import fr.rormobile.search.OfferHits.Facets;
import fr.rormobile.search.OfferIndex;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Counts by value. A facet leaves out the criterion of its own name, so that the phone can show
 * what another choice would give: that takes one more search for each criterion that is set.
 */
@Singleton
final class FacetCounts {
  private final OfferIndex index;
  private final FacetLabels labels;

  FacetCounts(OfferIndex index, FacetLabels labels) {
    this.index = index;
    this.labels = labels;
  }

  /**
   * @param counted with all criteria
   * @param lenient how they were counted
   */
  SearchAnswer.Facets of(SearchPlan plan, int km, Facets counted, boolean lenient) {
    var counts = new EnumMap<Facet, List<FacetCount>>(Facet.class);
    for (var facet : Facet.values()) {
      counts.put(
          facet,
          plan.request().asks(facet)
              ? index.facet(plan.queryWithout(facet, km), lenient, facet.field())
              : facet.in(counted));
    }
    var known = labels.now();
    return new SearchAnswer.Facets(
        values(Facet.DEPARTMENT, counts, known),
        values(Facet.ACTIVITY, counts, known),
        values(Facet.CARE_MODE, counts, known));
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

package fr.rormobile.api.search;

import fr.rormobile.api.search.Relaxation.Change;
import fr.rormobile.api.search.RelaxedSearches.Step;
import fr.rormobile.api.search.RelaxedSearches.Way;
import fr.rormobile.search.Criterion;
import fr.rormobile.search.OfferIndex;
import fr.rormobile.search.SearchUnavailable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * « Élargir la recherche »: which single criterion a search that finds little could do without, and
 * how many it would then find. All of them are counted in one request.
 */
@Singleton
final class Relaxations {
  private static final Logger LOG = LoggerFactory.getLogger(Relaxations.class);
  private static final int MOST = 5;

  /** Another kind of care is no answer, however many there are: it comes last. */
  private static final Set<Criterion> OF_CARE =
      EnumSet.of(
          Criterion.WORDS,
          Criterion.ACTIVITY,
          Criterion.ACTIVITY_FIELD,
          Criterion.CARE_MODE,
          Criterion.ACT,
          Criterion.EQUIPMENT,
          Criterion.SPECIALITY,
          Criterion.PATIENT_TYPE,
          Criterion.PROFESSION,
          Criterion.CATEGORY);

  private static final Comparator<Relaxation> BEST_FIRST =
      Comparator.comparing((Relaxation of) -> OF_CARE.contains(of.criterion()))
          .thenComparing(of -> !enough(of.total()));

  private final OfferIndex index;

  Relaxations(OfferIndex index) {
    this.index = index;
  }

  /**
   * @param meaning what a request means for the caller
   * @return those that find more, at most five: first those that leave the care as it is, and of
   *     these first those that find enough to choose from; null: none, or it is not a first page
   *     that finds little
   */
  @Nullable List<Relaxation> of(
      Searches.Settled settled, Function<SearchRequest, SearchPlan> meaning) {
    var plan = settled.plan();
    var total = settled.found().hits().total();
    if (enough(total) || plan.request().ring().cursor() != null) {
      return null;
    }
    var steps = RelaxedSearches.of(plan, settled.radiusKm());
    try {
      var counts = counts(steps, meaning);
      var given = GivenSearch.values(plan.request().given());
      var offered = new ArrayList<Relaxation>();
      steps.forEach(step -> offered(step, counts, total, given).ifPresent(offered::add));
      offered.sort(BEST_FIRST);
      return offered.isEmpty() ? null : offered.stream().limit(MOST).toList();
    } catch (SearchUnavailable away) {
      LOG.warn("a search was not widened: {}", away.getMessage());
      return null;
    }
  }

  private static boolean enough(long total) {
    return total >= Rings.ENOUGH;
  }

  private Map<Way, Long> counts(List<Step> steps, Function<SearchRequest, SearchPlan> meaning) {
    var ways = steps.stream().flatMap(step -> step.ways().stream()).toList();
    var plans =
        ways.stream().map(way -> meaning.apply(GivenSearch.read(way.parameters()))).toList();
    var counted =
        index.countStrictly(plans.stream().map(plan -> plan.query(plan.radiusKm())).toList());
    var counts = new HashMap<Way, Long>();
    for (var i = 0; i < ways.size(); i++) {
      if (finds(plans.get(i), counted.get(i))) {
        counts.put(ways.get(i), counted.get(i));
      }
    }
    return counts;
  }

  /** One that would go further when it is asked finds another number than was counted. */
  private static boolean finds(SearchPlan plan, long count) {
    return !plan.mayWiden() || (enough(count) && plan.beds() == null);
  }

  /** The mildest way to enough; or else the one that finds most. */
  private static Optional<Relaxation> offered(
      Step step, Map<Way, Long> counts, long total, Map<String, List<String>> given) {
    Way best = null;
    var most = total;
    for (var way : step.ways()) {
      var count = counts.getOrDefault(way, 0L);
      if (count > most && !enough(most)) {
        best = way;
        most = count;
      }
    }
    return best == null
        ? Optional.empty()
        : Optional.of(
            new Relaxation(
                step.criterion(),
                best.label() + " : " + most + (most == 1 ? " résultat" : " résultats"),
                most,
                changes(given, best.parameters())));
  }

  private static List<Change> changes(
      Map<String, List<String>> given, Map<String, List<String>> wanted) {
    var names = new LinkedHashSet<>(given.keySet());
    names.addAll(wanted.keySet());
    return names.stream()
        .filter(name -> !given.getOrDefault(name, List.of()).equals(wanted.get(name)))
        .map(name -> new Change(name, wanted.getOrDefault(name, List.of())))
        .toList();
  }
}

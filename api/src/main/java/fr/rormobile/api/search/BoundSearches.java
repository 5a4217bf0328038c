package fr.rormobile.api.search;

import fr.rormobile.api.offer.Visibility;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.platform.web.Violation;
import fr.rormobile.search.OfferIndex;
import fr.rormobile.search.OfferQuery;
import fr.rormobile.search.SearchUnavailable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Searches that something else carries, as the parameters of {@code GET /search} with their values:
 * whether they can be asked, and how many answers each has.
 */
@Singleton
public final class BoundSearches {
  private static final Logger LOG = LoggerFactory.getLogger(BoundSearches.class);

  private final Searches searches;
  private final OfferIndex index;
  private final SearchGate gate;

  BoundSearches(Searches searches, OfferIndex index, SearchGate gate) {
    this.searches = searches;
    this.index = index;
    this.gate = gate;
  }

  /**
   * Codes are not looked up: a search for one that does not exist finds nothing.
   *
   * @param prefix of the fields that the problem names: {@code search.}
   * @throws ProblemException 400 that names every parameter which {@code GET /search} would refuse
   */
  public void check(Map<String, List<String>> parameters, String prefix, Visibility visibility) {
    try {
      query(parameters, visibility);
    } catch (ProblemException refused) {
      throw ProblemException.badRequest(
          String.valueOf(refused.getMessage()),
          refused.violations().stream()
              .map(v -> new Violation(prefix + v.field(), v.rule(), v.bound(), v.message()))
              .toArray(Violation[]::new));
    }
  }

  /**
   * How many answers each group of searches has together, each answer once; as {@code total} of
   * {@code GET /search} for a group of one.
   *
   * @param groups a search in it that cannot be asked any more counts nothing
   * @return in the order of the groups; empty when the index is away or has too much to do
   */
  public Optional<List<Long>> count(
      List<? extends Collection<Map<String, List<String>>>> groups, Visibility visibility) {
    var queries = groups.stream().map(group -> queries(group, visibility)).toList();
    try {
      return Optional.of(gate.in(() -> index.countEach(queries)));
    } catch (ProblemException tooMany) {
      return Optional.empty();
    } catch (SearchUnavailable away) {
      LOG.warn("searches were not counted: {}", away.getMessage());
      return Optional.empty();
    }
  }

  private List<OfferQuery> queries(
      Collection<Map<String, List<String>>> group, Visibility visibility) {
    var queries = new ArrayList<OfferQuery>();
    for (var parameters : group) {
      try {
        queries.add(query(parameters, visibility));
      } catch (ProblemException refused) {
        LOG.info("a kept search cannot be asked: {}", refused.getMessage());
      }
    }
    return queries;
  }

  private OfferQuery query(Map<String, List<String>> parameters, Visibility visibility) {
    return searches.query(GivenSearch.read(parameters), visibility);
  }
}

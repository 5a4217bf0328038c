package fr.rormobile.api.search;

import fr.rormobile.api.offer.Visibility;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.platform.web.Violation;
import fr.rormobile.search.OfferIndex;
import fr.rormobile.search.OfferQuery;
import fr.rormobile.search.SearchUnavailable;
import io.micronaut.core.beans.BeanIntrospection;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
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
  private static final BeanIntrospection<SearchParameters> PARAMETERS =
      BeanIntrospection.getIntrospection(SearchParameters.class);

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
    return searches.query(RequestReader.read(read(parameters)), visibility);
  }

  private static SearchParameters read(Map<String, List<String>> parameters) {
    var arguments = PARAMETERS.getConstructorArguments();
    for (var given : parameters.keySet()) {
      if (Arrays.stream(arguments).noneMatch(argument -> argument.getName().equals(given))) {
        throw ProblemException.invalid(
            given, "unknown", null, "La recherche n'a pas de paramètre « " + given + " ».");
      }
    }
    var values = new Object[arguments.length];
    for (var i = 0; i < arguments.length; i++) {
      var given = parameters.get(arguments[i].getName());
      if (given == null || given.isEmpty()) {
        continue;
      }
      if (List.class.isAssignableFrom(arguments[i].getType())) {
        values[i] = given;
      } else if (given.size() > 1) {
        throw ProblemException.invalid(
            arguments[i].getName(),
            "maxItems",
            "1",
            "Le paramètre « " + arguments[i].getName() + " » n'a qu'une valeur.");
      } else {
        values[i] = given.getFirst();
      }
    }
    return PARAMETERS.instantiate(false, values);
  }
}

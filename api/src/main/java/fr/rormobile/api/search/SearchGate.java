package fr.rormobile.api.search;

import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.search.SearchUnavailable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets in as many searches as can be answered soon, and refuses the next one at once: whoever waits
 * in a queue asks again, and makes it longer.
 */
@Singleton
public final class SearchGate {
  private static final Logger LOG = LoggerFactory.getLogger(SearchGate.class);
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration AWAY = Duration.ofSeconds(5);

  private final Semaphore places;

  SearchGate(SearchSettings settings) {
    places = new Semaphore(settings.maxConcurrent());
  }

  /**
   * @throws ProblemException 429 when all places are taken
   */
  public <T> T in(Supplier<T> search) {
    if (!places.tryAcquire()) {
      throw ProblemException.tooMany(
          "Trop de recherches en ce moment, réessayez dans une seconde.", SOON);
    }
    try {
      return search.get();
    } finally {
      places.release();
    }
  }

  /** OpenSearch does not answer; why is for the operator alone. */
  static ProblemException unavailable(SearchUnavailable away) {
    return unavailable(String.valueOf(away.getMessage()));
  }

  static ProblemException unavailable(String why) {
    LOG.warn("OpenSearch was not there: {}", why);
    return ProblemException.unavailable(
        "La recherche ne répond pas pour le moment, réessayez dans quelques secondes.", AWAY);
  }
}

package fr.rormobile.api.search;

import fr.rormobile.api.platform.web.ProblemException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Lets in as many searches as can be answered soon, and refuses the next one at once: whoever waits
 * in a queue asks again, and makes it longer.
 */
@Singleton
final class SearchGate {
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration AWAY = Duration.ofSeconds(5);

  private final Semaphore places;

  SearchGate(SearchSettings settings) {
    places = new Semaphore(settings.maxConcurrent());
  }

  /**
   * @throws ProblemException 429 when all places are taken
   */
  <T> T in(Supplier<T> search) {
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

  /** OpenSearch does not answer. */
  static ProblemException unavailable() {
    return ProblemException.unavailable(
        "La recherche ne répond pas pour le moment, réessayez dans quelques secondes.", AWAY);
  }
}

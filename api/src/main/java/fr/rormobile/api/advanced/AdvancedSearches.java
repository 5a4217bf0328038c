package fr.rormobile.api.advanced;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.search.OfferItems;
import fr.rormobile.api.search.SearchAnswer.Item;
import fr.rormobile.api.search.SearchAnswer.KindCounts;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;

/** Answers an advanced search: ids, counts and cards of one state of the database. */
@Singleton
class AdvancedSearches {
  private static final Duration SOON = Duration.ofSeconds(1);

  private final AdvancedStore store;
  private final OfferItems items;
  private final AdvancedSettings settings;
  private final Clock clock;
  private final Semaphore places;

  AdvancedSearches(AdvancedStore store, OfferItems items, AdvancedSettings settings, Clock clock) {
    this.store = store;
    this.items = items;
    this.settings = settings;
    this.clock = clock;
    this.places = new Semaphore(settings.maxConcurrent());
  }

  /**
   * @throws ProblemException 429 when too many are under way, 503 when it takes too long
   */
  AdvancedWire.Result search(AdvancedSearch search, Caller caller) {
    if (!places.tryAcquire()) {
      throw ProblemException.tooMany(
          "Trop de recherches avancées en ce moment, réessayez dans une seconde.", SOON);
    }
    try {
      return store.reading(
          settings.timeout(),
          handle -> {
            var page = store.page(handle, search, Sight.of(caller), clock.instant());
            return new AdvancedWire.Result(
                page.total(),
                new KindCounts(
                    page.facilities() + page.units() + page.professionals(),
                    page.facilities(),
                    page.units(),
                    page.professionals()),
                cards(search.kind(), page.ids()),
                page.nextCursor());
          });
    } finally {
      places.release();
    }
  }

  private List<Item> cards(Kind kind, List<String> ids) {
    return switch (kind) {
      case FACILITY -> items.facilities(ids);
      case UNIT -> items.units(ids);
      case PROFESSIONAL -> items.professionals(ids);
    };
  }
}

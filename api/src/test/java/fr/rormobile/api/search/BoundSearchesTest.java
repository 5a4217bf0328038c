package fr.rormobile.api.search;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.account.Role;
import fr.rormobile.api.offer.Visibility;
import fr.rormobile.api.testing.RorServer;
import fr.rormobile.search.OfferIndex;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Counting searches that something else carries. */
class BoundSearchesTest {
  private static final Visibility CLINICIAN =
      Visibility.of(
          new Caller(
              UUID.randomUUID(), "a", "A", Set.of(Role.CLINICIAN), Set.of(), Set.of(), Set.of()));

  @Test
  void anIndexThatIsAwayIsNoCountAndNoFailure() {
    var context = RorServer.shared().context();
    // Port 1 is never listened on.
    try (var away =
        OfferIndex.connect(List.of(URI.create("http://127.0.0.1:1")), Duration.ofSeconds(2))) {
      var searches =
          new BoundSearches(
              context.getBean(Searches.class), away, context.getBean(SearchGate.class));

      assertThat(searches.count(List.of(List.of(Map.of("activity", List.of("127")))), CLINICIAN))
          .isEmpty();
    }
  }

  @Test
  void aSearchThatCannotBeAskedAnyMoreCountsNothing() {
    var searches = RorServer.shared().context().getBean(BoundSearches.class);

    var counts =
        searches
            .count(
                List.of(
                    List.of(Map.of("disciplineGroup", List.of("gone"))),
                    List.of(Map.of("kind", List.of("UNIT")))),
                CLINICIAN)
            .orElseThrow();

    assertThat(counts.getFirst()).isZero();
    assertThat(counts.getLast()).isPositive();
  }
}

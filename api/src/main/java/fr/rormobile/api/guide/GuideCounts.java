package fr.rormobile.api.guide;

import fr.rormobile.api.offer.Visibility;
import fr.rormobile.api.search.BoundSearches;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * How many answers are behind each tile, in one request for a whole tree, kept for a short time: by
 * publication, and apart for those who may see confidential units and those who may not.
 */
@Singleton
class GuideCounts {
  static final Duration KEPT = Duration.ofSeconds(30);

  /** Nobody waits again for an index that has just not answered. */
  static final Duration AWAY = Duration.ofSeconds(5);

  private final BoundSearches searches;
  private final Clock clock;
  private final Map<Boolean, Kept> kept = new ConcurrentHashMap<>();
  private final ReentrantLock counting = new ReentrantLock();
  private volatile Instant awayUntil = Instant.MIN;

  GuideCounts(BoundSearches searches, Clock clock) {
    this.searches = searches;
    this.clock = clock;
  }

  private record Kept(int publication, Instant until, Map<String, Long> counts) {}

  /**
   * By id; a node without a search of its own counts the answers of those below it, each once; one
   * without any is absent.
   *
   * @return empty when the index is away
   */
  Optional<Map<String, Long>> ofPublished(GuideTree tree, Visibility visibility) {
    var known = fresh(tree, visibility);
    if (known != null) {
      return Optional.of(known.counts());
    }
    counting.lock();
    try {
      known = fresh(tree, visibility);
      if (known != null) {
        return Optional.of(known.counts());
      }
      if (clock.instant().isBefore(awayUntil)) {
        return Optional.empty();
      }
      var counted = of(tree.all(), tree, Map.of(), visibility);
      if (counted.isEmpty()) {
        awayUntil = clock.instant().plus(AWAY);
      } else {
        kept.put(
            visibility.seesConfidentialUnits(),
            new Kept(tree.number(), clock.instant().plus(KEPT), counted.get()));
      }
      return counted;
    } finally {
      counting.unlock();
    }
  }

  private @Nullable Kept fresh(GuideTree tree, Visibility visibility) {
    var known = kept.get(visibility.seesConfidentialUnits());
    return known != null
            && known.publication() == tree.number()
            && clock.instant().isBefore(known.until())
        ? known
        : null;
  }

  /**
   * As {@link #ofPublished}, of these nodes alone and not kept.
   *
   * @param added what the reader asks besides; a search that contradicts it is left out
   */
  Optional<Map<String, Long>> of(
      Collection<GuideNode> nodes,
      GuideTree tree,
      Map<String, List<String>> added,
      Visibility visibility) {
    var asked =
        nodes.stream()
            .map(node -> Map.entry(node.id(), refined(tree.searches(node), added)))
            .filter(node -> !node.getValue().isEmpty())
            .toList();
    if (asked.isEmpty()) {
      return Optional.of(Map.of());
    }
    return searches
        .count(asked.stream().map(Map.Entry::getValue).toList(), visibility)
        .map(
            counts -> {
              var byId = new HashMap<String, Long>();
              for (var i = 0; i < counts.size(); i++) {
                byId.put(asked.get(i).getKey(), counts.get(i));
              }
              return byId;
            });
  }

  private static List<Map<String, List<String>>> refined(
      Collection<Map<String, List<String>>> searches, Map<String, List<String>> added) {
    return searches.stream()
        .map(search -> Refinement.of(search, added))
        .filter(Refinement.Refined.Search.class::isInstance)
        .map(refined -> ((Refinement.Refined.Search) refined).parameters())
        .toList();
  }
}

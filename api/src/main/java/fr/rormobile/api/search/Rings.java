package fr.rormobile.api.search;

import fr.rormobile.api.beds.BedFigure;
import fr.rormobile.api.beds.BedReader;
import fr.rormobile.api.beds.Freshness;
import fr.rormobile.search.OfferHits;
import fr.rormobile.search.OfferHits.OfferHit;
import fr.rormobile.search.OfferIndex;
import fr.rormobile.search.OfferKind;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a search goes when nobody said it: 20 km, and further until there is enough to choose
 * from. Where beds are asked, only a fresh figure of a free one is something to choose. Borders of
 * départements and regions play no part.
 */
@Singleton
final class Rings {
  /** To choose from. */
  static final int ENOUGH = 3;

  /** How far it goes for one at all. */
  static final int FURTHEST_KM = 500;

  /** How far it goes for more when there is one already. */
  private static final int FAR_ENOUGH_KM = 100;

  private static final int LOOKED_AT = 50;

  /** A town may have many beds of which nobody has said anything for long. */
  private static final int MOST_PAGES = 4;

  private static final double METRES = 1_000;

  private final OfferIndex index;
  private final BedReader beds;

  Rings(OfferIndex index, BedReader beds) {
    this.index = index;
    this.beds = beds;
  }

  /**
   * @param radiusKm how far it went; null: it is not around anywhere
   * @param options that were found when it went further than usual; null: it did not
   * @param figures of the units among the hits, where they had to be read; empty: they had not
   */
  record Found(
      OfferHits hits,
      @Nullable Integer radiusKm,
      @Nullable Integer options,
      Map<String, BedFigure> figures) {
    Found {
      figures = Map.copyOf(figures);
    }

    Found(OfferHits hits, @Nullable Integer radiusKm, @Nullable Integer options) {
      this(hits, radiusKm, options, Map.of());
    }

    boolean none() {
      return hits.countsByKind().values().stream().allMatch(count -> count == 0);
    }
  }

  /** As typed or meant; empty when there is nothing of any kind. */
  Found strictly(SearchPlan plan) {
    var usual = plan.radiusKm();
    var first = index.searchStrictly(plan.query(usual));
    if (!plan.mayWiden()) {
      return new Found(first, around(plan), null);
    }
    var figures = figures(plan, first.hits());
    var asUsual = new Found(first, around(plan), null, figures);
    if (enough(plan, first, figures)) {
      return asUsual;
    }
    var options = nearest(plan);
    if (options.isEmpty()) {
      return asUsual;
    }
    var radius = Math.max(usual, furthest(options));
    return radius == usual && !first.hits().isEmpty()
        ? asUsual
        : new Found(
            index.searchStrictly(plan.query(radius)),
            radius,
            (int) options.stream().filter(metres -> metres <= radius * METRES).count());
  }

  /** What comes close, or the page after one: as the page before was found. */
  Found leniently(SearchPlan plan) {
    return new Found(index.search(plan.query(plan.radiusKm())), around(plan), null);
  }

  private static @Nullable Integer around(SearchPlan plan) {
    return plan.origin() == null ? null : Integer.valueOf(plan.radiusKm());
  }

  private static boolean enough(SearchPlan plan, OfferHits hits, Map<String, BedFigure> figures) {
    return plan.beds() == null
        ? hits.total() >= ENOUGH
        : options(plan, hits.hits(), figures).size() >= ENOUGH;
  }

  /** The first ones that there are to choose from, looked for among so many. */
  private List<Double> nearest(SearchPlan plan) {
    var page = index.searchStrictly(plan.nearest(FURTHEST_KM, LOOKED_AT, null));
    var options = options(plan, page.hits(), figures(plan, page.hits()));
    for (var pages = 1; pages < MOST_PAGES && options.size() < ENOUGH; pages++) {
      if (page.nextCursor() == null) {
        break;
      }
      page = index.search(plan.nearest(FURTHEST_KM, LOOKED_AT, page.nextCursor()));
      options.addAll(options(plan, page.hits(), figures(plan, page.hits())));
    }
    return options;
  }

  /** Distances of what there is to choose from, in metres, the nearest first. */
  private static List<Double> options(
      SearchPlan plan, List<OfferHit> hits, Map<String, BedFigure> figures) {
    var options = new ArrayList<Double>();
    for (var hit : hits) {
      var distance = hit.distanceMetres();
      if (distance != null && (plan.beds() == null || fresh(plan.now(), hit, figures))) {
        options.add(distance);
      }
    }
    return options;
  }

  private static int furthest(List<Double> options) {
    var wanted = 0.0;
    for (var i = 0; i < Math.min(ENOUGH, options.size()); i++) {
      if (i == 0 || options.get(i) <= FAR_ENOUGH_KM * METRES) {
        wanted = options.get(i);
      }
    }
    return Math.min(FURTHEST_KM, (int) Math.ceil(wanted / METRES));
  }

  /** Of the units, where a bed is asked for. */
  private Map<String, BedFigure> figures(SearchPlan plan, List<OfferHit> hits) {
    if (plan.beds() == null) {
      return Map.of();
    }
    return beds.figures(
        hits.stream()
            .map(hit -> hit.document().key())
            .filter(key -> key.kind() == OfferKind.UNIT)
            .map(key -> key.id())
            .toList());
  }

  private static boolean fresh(Instant now, OfferHit hit, Map<String, BedFigure> figures) {
    var figure = figures.get(hit.document().id());
    return figure != null
        && figure.available() != null
        && figure.available() > 0
        && figure.freshness(now) == Freshness.FRESH;
  }
}

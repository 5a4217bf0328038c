package fr.rormobile.api.search;

import fr.rormobile.api.interpretation.Interpreter;
import fr.rormobile.api.interpretation.Meaning;
import fr.rormobile.api.offer.Visibility;
import fr.rormobile.api.platform.web.Cursors;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.territory.TimeZones;
import fr.rormobile.search.BadCursor;
import fr.rormobile.search.FacetField;
import fr.rormobile.search.GeoPoint;
import fr.rormobile.search.OfferIndex;
import fr.rormobile.search.OfferKind;
import fr.rormobile.search.OfferQuery;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds in the index, and puts on the page what PostgreSQL says at this moment. */
@Singleton
final class Searches {
  private final OfferIndex index;
  private final IndexAvailability availability;
  private final Fallback fallback;
  private final PageFacts facts;
  private final FacetCounts facetCounts;
  private final ResultItems items;
  private final Rings rings;
  private final Vocabularies vocabularies;
  private final RegionStates regionStates;
  private final Roads roads;
  private final Relaxations relaxations;
  private final Clock clock;

  Searches(
      OfferIndex index,
      IndexAvailability availability,
      Fallback fallback,
      PageFacts facts,
      FacetCounts facetCounts,
      ResultItems items,
      Rings rings,
      Vocabularies vocabularies,
      RegionStates regionStates,
      Roads roads,
      Relaxations relaxations,
      Clock clock) {
    this.index = index;
    this.availability = availability;
    this.fallback = fallback;
    this.rings = rings;
    this.vocabularies = vocabularies;
    this.regionStates = regionStates;
    this.roads = roads;
    this.relaxations = relaxations;
    this.facts = facts;
    this.facetCounts = facetCounts;
    this.items = items;
    this.clock = clock;
  }

  /**
   * Where the search is.
   *
   * @param name for the person; null: the position that was given
   */
  private record Centre(@Nullable GeoPoint position, @Nullable String name) {}

  /**
   * From PostgreSQL while OpenSearch is away.
   *
   * @throws ProblemException 400 for a place or a cursor that is none
   */
  SearchAnswer search(SearchRequest request, Visibility visibility) {
    var centre = centre(request);
    var asked = plan(request, centre, visibility);
    var cursor = request.ring().cursor();
    return answer(
        cursor != null && fallback.gaveOut(cursor)
            ? fromDatabase(asked, centre)
            : availability.ask(
                () -> fromIndex(asked, centre, visibility), () -> fromDatabase(asked, centre)));
  }

  /**
   * As {@link #search}, without what is shown of each; of the index alone.
   *
   * @throws ProblemException 400 as there, 503 when OpenSearch is away
   */
  Told found(SearchRequest request, Visibility visibility) {
    var centre = centre(request);
    var asked = plan(request, centre, visibility);
    return availability.ask(
        () -> {
          var settled = settle(asked, centre, visibility);
          return new Told(settled, Notices.of(settled, centre.name()));
        },
        () -> {
          throw SearchGate.unavailable("it was not asked");
        });
  }

  /**
   * @param notice French, what is to be known of how it was found; null: nothing
   */
  record Told(Settled settled, @Nullable String notice) {}

  /**
   * What OpenSearch, or PostgreSQL in its place, says of a search.
   *
   * @param facets null: not asked for, or not to be had
   * @param regions null: not asked for, or not to be had
   * @param wider null: there is no need of it
   * @param degraded true: without OpenSearch; otherwise null
   */
  private record Drawn(
      Settled settled,
      SearchAnswer.@Nullable Facets facets,
      @Nullable List<SearchAnswer.RegionCount> regions,
      @Nullable List<Relaxation> wider,
      @Nullable String notice,
      @Nullable Boolean degraded) {}

  private Drawn fromIndex(SearchPlan asked, Centre centre, Visibility visibility) {
    try {
      var settled = settle(asked, centre, visibility);
      var plan = settled.plan();
      var hits = settled.found().hits();
      var km = settled.radiusKm();
      var facets =
          hits.facets() == null ? null : facetCounts.of(plan, km, hits.facets(), hits.lenient());
      var regions = plan.request().byRegion() ? regions(plan, km, hits.lenient()) : null;
      var wider =
          relaxations.of(meantTo(settled, centre, visibility), other -> plan(other, visibility));
      return new Drawn(settled, facets, regions, wider, Notices.of(settled, centre.name()), null);
    } catch (BadCursor foreign) {
      throw Cursors.refused();
    }
  }

  private Drawn fromDatabase(SearchPlan plan, Centre centre) {
    var km = plan.radiusKm();
    var around = plan.centre() == null ? null : Integer.valueOf(km);
    var settled =
        new Settled(plan, new Rings.Found(fallback.search(plan.query(km)), around, null), false);
    var notice = Degradation.notice(plan.request(), Notices.of(settled, centre.name()));
    return new Drawn(settled, null, null, null, notice, true);
  }

  /**
   * What a search came to.
   *
   * @param mended the words were wrong, and this is of what they were likely to be
   */
  record Settled(SearchPlan plan, Rings.Found found, boolean mended) {
    /** How far it went, if it is around anywhere. */
    int radiusKm() {
      var km = found.radiusKm();
      return km == null ? plan.radiusKm() : km;
    }

    /** Null: nothing comes after. */
    @Nullable String nextCursor() {
      var radius = plan.mayWiden() ? found.radiusKm() : plan.request().ring().radiusKm();
      return new Ring(radius, mended, found.hits().nextCursor()).written();
    }
  }

  /**
   * As {@link #search} finds, by the index alone.
   *
   * @throws fr.rormobile.search.SearchUnavailable when OpenSearch is away
   * @throws ProblemException 400 for a place or a cursor that is none
   */
  Settled settled(SearchRequest request, Visibility visibility) {
    var centre = centre(request);
    try {
      return settle(plan(request, centre, visibility), centre, visibility);
    } catch (BadCursor foreign) {
      throw Cursors.refused();
    }
  }

  /** As typed; or with its typing errors mended, if that finds something; or what comes close. */
  private Settled settle(SearchPlan asked, Centre centre, Visibility visibility) {
    var ring = asked.request().ring();
    if (ring.cursor() != null) {
      var mended = ring.mended() ? mended(asked, centre, visibility) : null;
      var plan = mended == null ? asked : mended;
      return new Settled(plan, rings.leniently(plan), mended != null);
    }
    var found = rings.strictly(asked);
    if (!found.none() || asked.request().words() == null) {
      return new Settled(asked, found, false);
    }
    var mended = mended(asked, centre, visibility);
    if (mended != null) {
      var better = rings.strictly(mended);
      if (!better.none()) {
        return new Settled(mended, better, true);
      }
    }
    return new Settled(asked, rings.leniently(asked), false);
  }

  /** What only comes close is widened by the words that were likely meant. */
  private Settled meantTo(Settled settled, Centre centre, Visibility visibility) {
    var likely =
        settled.found().hits().lenient() && !settled.mended()
            ? mended(settled.plan(), centre, visibility)
            : null;
    return likely == null ? settled : new Settled(likely, settled.found(), true);
  }

  /** Null: nothing in it looks like a typing error of a word that we know. */
  private @Nullable SearchPlan mended(SearchPlan asked, Centre centre, Visibility visibility) {
    var words = asked.request().words();
    if (words == null || !asked.request().interpret()) {
      return null;
    }
    var mended = vocabularies.now().mend(words);
    return mended == null ? null : plan(asked.request().withWords(mended), centre, visibility);
  }

  /** What the request means for this caller now. */
  SearchPlan plan(SearchRequest request, Visibility visibility) {
    return plan(request, centre(request), visibility);
  }

  private SearchPlan plan(SearchRequest request, Centre centre, Visibility visibility) {
    var words = request.words();
    var meaning =
        words == null || words.isBlank() || !request.interpret()
            ? Meaning.literal(words)
            : Interpreter.read(vocabularies.now(), words, request.literal());
    return new SearchPlan(
        request,
        meaning,
        centre.position(),
        visibility.seesConfidentialUnits(),
        activities(request),
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        TimeZones.all());
  }

  private List<SearchAnswer.RegionCount> regions(SearchPlan plan, int km, boolean lenient) {
    var counts = new HashMap<String, Long>();
    index
        .facet(plan.inAllRegions(km), lenient, FacetField.REGION)
        .forEach(count -> counts.put(count.code(), count.count()));
    return regionStates.now().stream()
        .map(
            region ->
                new SearchAnswer.RegionCount(
                    region.code(),
                    region.name(),
                    counts.getOrDefault(region.code(), 0L),
                    region.updatedAt() != null,
                    region.updatedAt()))
        .toList();
  }

  /**
   * What a request asks of the index for whoever sees that much.
   *
   * @throws ProblemException 400 for a place or a discipline group that is none
   */
  OfferQuery query(SearchRequest request, Visibility visibility) {
    var plan = plan(request, visibility);
    return plan.query(plan.radiusKm());
  }

  private Set<String> activities(SearchRequest request) {
    var group = request.disciplineGroup();
    if (group == null) {
      return Set.of();
    }
    var activities = facts.activities(group);
    if (activities.isEmpty()) {
      throw ProblemException.invalid(
          "disciplineGroup",
          "reference",
          null,
          "Ce groupe de disciplines n'existe pas, ou n'a aucune activité.");
    }
    return activities;
  }

  private Centre centre(SearchRequest request) {
    var code = request.place();
    if (code == null) {
      return new Centre(request.near(), null);
    }
    var commune = facts.findCommune(code).orElseThrow(() -> unknownPlace("Ce lieu est inconnu."));
    if (commune.position() == null) {
      throw unknownPlace("La position de ce lieu est inconnue.");
    }
    return new Centre(commune.position(), commune.name());
  }

  private static ProblemException unknownPlace(String message) {
    return ProblemException.invalid("place", "reference", null, message);
  }

  private SearchAnswer answer(Drawn drawn) {
    var settled = drawn.settled();
    var plan = settled.plan();
    var found = settled.found();
    var hits = found.hits();
    var chips = plan.meaning().chips();
    var counts = hits.countsByKind();
    var ways = roads.to(plan.origin(), hits.hits());
    return new SearchAnswer(
        hits.total(),
        new SearchAnswer.KindCounts(
            counts.values().stream().mapToLong(Long::longValue).sum(),
            counts.getOrDefault(OfferKind.FACILITY, 0L),
            counts.getOrDefault(OfferKind.UNIT, 0L),
            counts.getOrDefault(OfferKind.PROFESSIONAL, 0L)),
        items.of(plan, found, ways),
        drawn.facets(),
        drawn.regions(),
        chips.isEmpty() ? null : chips.stream().map(SearchAnswer.Understood::of).toList(),
        drawn.wider(),
        found.radiusKm(),
        ways.distances(),
        (hits.lenient() || settled.mended()) && hits.total() > 0,
        Notices.with(drawn.notice(), ways),
        drawn.degraded(),
        settled.nextCursor());
  }
}

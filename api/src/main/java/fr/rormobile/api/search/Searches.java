package fr.rormobile.api.search;

import fr.rormobile.api.beds.BedAnswers;
import fr.rormobile.api.beds.BedFigure;
import fr.rormobile.api.beds.BedReader;
import fr.rormobile.api.interpretation.Interpreter;
import fr.rormobile.api.interpretation.Meaning;
import fr.rormobile.api.offer.Phone;
import fr.rormobile.api.offer.Visibility;
import fr.rormobile.api.platform.web.Cursors;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.search.SearchRequest.View;
import fr.rormobile.api.territory.TimeZones;
import fr.rormobile.search.BadCursor;
import fr.rormobile.search.FacetField;
import fr.rormobile.search.GeoPoint;
import fr.rormobile.search.OfferDocument;
import fr.rormobile.search.OfferHits.OfferHit;
import fr.rormobile.search.OfferIndex;
import fr.rormobile.search.OfferKey;
import fr.rormobile.search.OfferKind;
import fr.rormobile.search.OfferQuery;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private final BedReader beds;
  private final Rings rings;
  private final Vocabularies vocabularies;
  private final RegionStates regionStates;
  private final Relaxations relaxations;
  private final Clock clock;

  Searches(
      OfferIndex index,
      IndexAvailability availability,
      Fallback fallback,
      PageFacts facts,
      FacetCounts facetCounts,
      BedReader beds,
      Rings rings,
      Vocabularies vocabularies,
      RegionStates regionStates,
      Relaxations relaxations,
      Clock clock) {
    this.index = index;
    this.availability = availability;
    this.fallback = fallback;
    this.rings = rings;
    this.vocabularies = vocabularies;
    this.regionStates = regionStates;
    this.relaxations = relaxations;
    this.facts = facts;
    this.facetCounts = facetCounts;
    this.beds = beds;
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
    if (cursor != null && fallback.gaveOut(cursor)) {
      return fromDatabase(asked, centre);
    }
    return availability.ask(
        () -> fromIndex(asked, centre, visibility), () -> fromDatabase(asked, centre));
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

  private SearchAnswer fromIndex(SearchPlan asked, Centre centre, Visibility visibility) {
    try {
      var settled = settle(asked, centre, visibility);
      var plan = settled.plan();
      var found = settled.found();
      var hits = found.hits();
      var km = found.radiusKm() == null ? plan.radiusKm() : found.radiusKm();
      var facets =
          hits.facets() == null ? null : facetCounts.of(plan, km, hits.facets(), hits.lenient());
      var regions = plan.request().byRegion() ? regions(plan, km, hits.lenient()) : null;
      var wider =
          relaxations.of(meantTo(settled, centre, visibility), other -> plan(other, visibility));
      return answer(settled, facets, regions, wider, Notices.of(settled, centre.name()), null);
    } catch (BadCursor foreign) {
      throw Cursors.refused();
    }
  }

  private SearchAnswer fromDatabase(SearchPlan plan, Centre centre) {
    var km = plan.radiusKm();
    var around = plan.centre() == null ? null : Integer.valueOf(km);
    var settled =
        new Settled(plan, new Rings.Found(fallback.search(plan.query(km)), around, null), false);
    var notice = Degradation.notice(plan.request(), Notices.of(settled, centre.name()));
    return answer(settled, null, null, null, notice, true);
  }

  /**
   * What a search came to.
   *
   * @param mended the words were wrong, and this is of what they were likely to be
   */
  record Settled(SearchPlan plan, Rings.Found found, boolean mended) {
    /** Null: nothing comes after. */
    @Nullable String nextCursor() {
      var radius = plan.mayWiden() ? found.radiusKm() : plan.request().ring().radiusKm();
      return new Ring(radius, mended, found.hits().nextCursor()).written();
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

  private SearchAnswer answer(
      Settled settled,
      SearchAnswer.@Nullable Facets facets,
      @Nullable List<SearchAnswer.RegionCount> regions,
      @Nullable List<Relaxation> wider,
      @Nullable String notice,
      @Nullable Boolean degraded) {
    var plan = settled.plan();
    var found = settled.found();
    var hits = found.hits();
    var chips = plan.meaning().chips();
    var counts = hits.countsByKind();
    return new SearchAnswer(
        hits.total(),
        new SearchAnswer.KindCounts(
            counts.values().stream().mapToLong(Long::longValue).sum(),
            counts.getOrDefault(OfferKind.FACILITY, 0L),
            counts.getOrDefault(OfferKind.UNIT, 0L),
            counts.getOrDefault(OfferKind.PROFESSIONAL, 0L)),
        items(plan, found),
        facets,
        regions,
        chips.isEmpty() ? null : chips.stream().map(SearchAnswer.Understood::of).toList(),
        wider,
        found.radiusKm(),
        (hits.lenient() || settled.mended()) && hits.total() > 0,
        notice,
        degraded,
        settled.nextCursor());
  }

  private List<SearchAnswer.Item> items(SearchPlan plan, Rings.Found found) {
    var hits = found.hits().hits();
    var view = plan.request().view();
    var keys = hits.stream().map(hit -> hit.document().key()).toList();
    var units =
        keys.stream().filter(key -> key.kind() == OfferKind.UNIT).map(OfferKey::id).toList();
    var shown =
        new Shown(
            facts.phones(keys),
            view == View.CARD
                ? Map.of()
                : found.figures().isEmpty() ? beds.figures(units) : found.figures(),
            view == View.PLUS ? facts.closures(units, plan.now()) : Map.of(),
            plan.now(),
            view);
    return hits.stream().map(hit -> item(hit, shown)).toList();
  }

  /** What PostgreSQL says of the units and others of one page. */
  record Shown(
      Map<OfferKey, List<Phone>> phones,
      Map<String, BedFigure> figures,
      Map<String, List<SearchAnswer.Closure>> closures,
      Instant now,
      View view) {}

  static SearchAnswer.Item item(OfferHit hit, Shown shown) {
    var document = hit.document();
    var distance = hit.distanceMetres();
    var careModes = document.careModes();
    var figure = document.kind() == OfferKind.UNIT ? shown.figures().get(document.id()) : null;
    var card = shown.view() == View.CARD;
    var phones = shown.phones().getOrDefault(document.key(), List.of());
    return new SearchAnswer.Item(
        document.kind(),
        document.id(),
        document.name(),
        document.kind() == OfferKind.FACILITY || document.parentNames().isEmpty()
            ? null
            : document.parentNames().getFirst(),
        document.facilityId(),
        address(document),
        card && !phones.isEmpty() ? phones.subList(0, 1) : phones,
        distance == null ? null : Long.valueOf(Math.round(distance)),
        card ? List.of() : document.operationalActivities().stream().map(Labels::of).toList(),
        card || careModes.isEmpty() ? null : Labels.of(careModes.getFirst()),
        figure == null ? null : BedAnswers.Figure.of(figure, shown.now()),
        shown.closures().getOrDefault(document.id(), List.of()),
        document.demo());
  }

  private static SearchAnswer.@Nullable Address address(OfferDocument document) {
    var place = document.place();
    return place.line() == null && place.postcode() == null && place.communeName() == null
        ? null
        : new SearchAnswer.Address(place.line(), place.postcode(), place.communeName());
  }
}

package fr.rormobile.api.search;

import fr.rormobile.api.interpretation.Meaning;
import fr.rormobile.api.search.SearchRequest.Criterion;
import fr.rormobile.api.territory.Commune;
import fr.rormobile.search.GeoPoint;
import fr.rormobile.search.OfferQuery;
import fr.rormobile.search.OfferQueryBuilder;
import fr.rormobile.search.OfferSort;
import fr.rormobile.search.Sense;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request with all that it means for this caller now, ready to be asked of the index.
 *
 * @param centre of the request itself; null: it names none
 * @param groupActivities J17 codes of the discipline group; empty: none was asked for
 * @param zones in which there are places
 */
record SearchPlan(
    SearchRequest request,
    Meaning meaning,
    @Nullable GeoPoint centre,
    boolean includeConfidential,
    Set<String> groupActivities,
    Instant now,
    Set<ZoneId> zones) {
  private static final int METRES = 1_000;

  SearchPlan {
    groupActivities = Set.copyOf(groupActivities);
    zones = Set.copyOf(zones);
  }

  /** Where distances are measured from: what was given, or else what the words name. */
  @Nullable GeoPoint origin() {
    return centre == null ? meant() : centre;
  }

  private @Nullable GeoPoint meant() {
    Commune place = meaning.place();
    return place == null || place.lat() == null || place.lon() == null
        ? null
        : new GeoPoint(place.lat(), place.lon());
  }

  /** Whether how far it goes is for us to say. */
  boolean mayWiden() {
    return request.radiusKm() == null
        && request.ring().radiusKm() == null
        && (centre != null || (meant() != null && senseWithin(1) != null));
  }

  /** As far as the request says, or the page before went, or as usual. */
  int radiusKm() {
    var settled = request.ring().radiusKm();
    if (settled != null) {
      return settled;
    }
    return request.radiusKm() == null ? SearchRequest.DEFAULT_RADIUS_KM : request.radiusKm();
  }

  OfferQuery query(int km) {
    return query(km, Map.of(), true)
        .facets(request.facets())
        .size(request.size())
        .cursor(request.ring().cursor())
        .build();
  }

  /**
   * The nearest ones first, wherever they are within that.
   *
   * @param after cursor of the page before; null: the first page
   */
  OfferQuery nearest(int km, int size, @Nullable String after) {
    return query(km, Map.of(), true)
        .sort(OfferSort.DISTANCE)
        .facets(false)
        .size(size)
        .cursor(after)
        .build();
  }

  /** The same search without one criterion, for counting what its other values would give. */
  OfferQuery queryWithout(Facet facet, int km) {
    var without = new HashMap<Criterion, Set<String>>();
    if (facet.criterion() != null) {
      without.put(facet.criterion(), Set.of());
    }
    return query(km, without, facet != Facet.DEPARTMENT).build();
  }

  /** Everywhere, for counting by region. */
  OfferQuery inAllRegions(int km) {
    return query(km, Map.of(), true).regionCodes(Set.of()).build();
  }

  private OfferQueryBuilder query(
      int km, Map<Criterion, Set<String>> instead, boolean inDepartments) {
    var codes = new HashMap<>(request.codes());
    codes.putAll(instead);
    var origin = origin();
    var words = meaning.words();
    var beds = beds();
    var builder =
        OfferQuery.builder()
            .words(words)
            .sense(words == null ? null : senseWithin(km))
            .kinds(request.kinds())
            .near(origin)
            .radiusMetres(hardRadius(km))
            .box(request.box())
            .departmentCodes(inDepartments ? request.departments() : Set.of())
            .regionCodes(union(request.regions(), meaning.regions()))
            .activities(
                groupActivities.isEmpty()
                    ? codes.getOrDefault(Criterion.ACTIVITY, Set.of())
                    : groupActivities)
            .careModes(codes.getOrDefault(Criterion.CARE_MODE, Set.of()))
            .acts(codes.getOrDefault(Criterion.ACT, Set.of()))
            .equipment(codes.getOrDefault(Criterion.EQUIPMENT, Set.of()))
            .activityFields(codes.getOrDefault(Criterion.FIELD, Set.of()))
            .specialities(codes.getOrDefault(Criterion.SPECIALITY, Set.of()))
            .patientTypes(codes.getOrDefault(Criterion.PATIENT_TYPE, Set.of()))
            .professions(codes.getOrDefault(Criterion.PROFESSION, Set.of()))
            .categories(codes.getOrDefault(Criterion.CATEGORY, Set.of()))
            .age(request.age() == null ? meaning.age() : request.age())
            .beds(beds)
            .includeConfidential(includeConfidential)
            .sort(sort(origin, words));
    return openNow() ? builder.openAt(now, zones) : builder;
  }

  private @Nullable Integer hardRadius(int km) {
    return centre == null ? null : Integer.valueOf(km * METRES);
  }

  OfferQuery.@Nullable BedsWanted beds() {
    if (request.beds() != null) {
      return request.beds();
    }
    var genders = meaning.genders();
    return genders == null ? null : new OfferQuery.BedsWanted(genders);
  }

  boolean openNow() {
    return request.openNow() || meaning.openNow();
  }

  /** Null: the words mean nothing that they do not say. */
  private @Nullable Sense senseWithin(int km) {
    var place = centre == null ? meant() : null;
    var criteria = meaning.genders() != null || meaning.age() != null || meaning.openNow();
    var more = !meaning.groups().isEmpty() || (place != null && (criteria || besidePlace()));
    return more || (!meaning.departments().isEmpty() && besidePlace())
        ? new Sense(
            meaning.unexplained(),
            meaning.groups(),
            meaning.departments(),
            place,
            place == null ? null : Integer.valueOf(km * METRES),
            meaning.first())
        : null;
  }

  /** A place alone is looked for as it is written: who types « Blois » wants what is there. */
  private boolean besidePlace() {
    return meaning.unexplained() != null || !meaning.groups().isEmpty();
  }

  private OfferSort sort(@Nullable GeoPoint origin, @Nullable String words) {
    if (request.sort() != null) {
      return request.sort();
    }
    return origin != null && (words == null || meaning.nearMe())
        ? OfferSort.DISTANCE
        : OfferSort.RELEVANCE;
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    var both = new HashSet<>(one);
    both.addAll(other);
    return both;
  }
}

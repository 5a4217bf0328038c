package fr.rormobile.api.search;

import fr.rormobile.api.beds.BedAnswers;
import fr.rormobile.api.beds.BedFigure;
import fr.rormobile.api.beds.BedReader;
import fr.rormobile.api.offer.Phone;
import fr.rormobile.api.offer.Visibility;
import fr.rormobile.api.platform.web.Cursors;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.search.BadCursor;
import fr.rormobile.search.GeoPoint;
import fr.rormobile.search.OfferDocument;
import fr.rormobile.search.OfferHits;
import fr.rormobile.search.OfferHits.OfferHit;
import fr.rormobile.search.OfferIndex;
import fr.rormobile.search.OfferKey;
import fr.rormobile.search.OfferKind;
import fr.rormobile.search.OfferQuery;
import fr.rormobile.search.SearchUnavailable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds in the index, and puts on the page what PostgreSQL says at this moment. */
@Singleton
final class Searches {
  private final OfferIndex index;
  private final PageFacts facts;
  private final FacetCounts facetCounts;
  private final BedReader beds;
  private final Clock clock;

  Searches(
      OfferIndex index, PageFacts facts, FacetCounts facetCounts, BedReader beds, Clock clock) {
    this.index = index;
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
   * @throws ProblemException 400 for a place or a cursor that is none, 503 without OpenSearch
   */
  SearchAnswer search(SearchRequest request, Visibility visibility) {
    var centre = centre(request);
    try {
      var meaning =
          new SearchRequest.Meaning(
              centre.position(), visibility.seesConfidentialUnits(), activities(request));
      var hits = index.search(request.query(meaning));
      var facets =
          hits.facets() == null
              ? null
              : facetCounts.of(request, meaning, hits.facets(), hits.lenient());
      return answer(hits, facets, notice(request, centre, hits));
    } catch (BadCursor foreign) {
      throw Cursors.refused();
    } catch (SearchUnavailable away) {
      throw SearchGate.unavailable(away);
    }
  }

  /**
   * What a request asks of the index for whoever sees that much.
   *
   * @throws ProblemException 400 for a place or a discipline group that is none
   */
  OfferQuery query(SearchRequest request, Visibility visibility) {
    return request.query(
        new SearchRequest.Meaning(
            centre(request).position(), visibility.seesConfidentialUnits(), activities(request)));
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
      OfferHits hits, SearchAnswer.@Nullable Facets facets, @Nullable String notice) {
    var keys = hits.hits().stream().map(hit -> hit.document().key()).toList();
    var phones = facts.phones(keys);
    var figures =
        beds.figures(
            keys.stream().filter(key -> key.kind() == OfferKind.UNIT).map(OfferKey::id).toList());
    var now = clock.instant();
    var counts = hits.countsByKind();
    return new SearchAnswer(
        hits.total(),
        new SearchAnswer.KindCounts(
            counts.values().stream().mapToLong(Long::longValue).sum(),
            counts.getOrDefault(OfferKind.FACILITY, 0L),
            counts.getOrDefault(OfferKind.UNIT, 0L),
            counts.getOrDefault(OfferKind.PROFESSIONAL, 0L)),
        hits.hits().stream().map(hit -> item(hit, phones, figures, now)).toList(),
        facets,
        hits.lenient() && hits.total() > 0,
        notice,
        hits.nextCursor());
  }

  private static SearchAnswer.Item item(
      OfferHit hit,
      Map<OfferKey, List<Phone>> phones,
      Map<String, BedFigure> figures,
      Instant now) {
    var document = hit.document();
    var distance = hit.distanceMetres();
    var careModes = document.careModes();
    var figure = document.kind() == OfferKind.UNIT ? figures.get(document.id()) : null;
    return new SearchAnswer.Item(
        document.kind(),
        document.id(),
        document.name(),
        document.kind() == OfferKind.FACILITY || document.parentNames().isEmpty()
            ? null
            : document.parentNames().getFirst(),
        document.facilityId(),
        address(document),
        phones.getOrDefault(document.key(), List.of()),
        distance == null ? null : Long.valueOf(Math.round(distance)),
        document.operationalActivities().stream().map(Labels::of).toList(),
        careModes.isEmpty() ? null : Labels.of(careModes.getFirst()),
        figure == null ? null : BedAnswers.Figure.of(figure, now),
        document.demo());
  }

  private static SearchAnswer.@Nullable Address address(OfferDocument document) {
    var place = document.place();
    return place.line() == null && place.postcode() == null && place.communeName() == null
        ? null
        : new SearchAnswer.Address(place.line(), place.postcode(), place.communeName());
  }

  private static @Nullable String notice(SearchRequest request, Centre centre, OfferHits hits) {
    var lenient =
        hits.lenient() && hits.total() > 0
            ? "Rien ne correspond exactement : voici ce qui s'en approche."
            : null;
    var radius =
        centre.position() != null && request.radiusKm() == null
            ? "Recherche limitée à "
                + SearchRequest.DEFAULT_RADIUS_KM
                + " km"
                + (centre.name() == null ? "." : " autour de " + centre.name() + ".")
            : null;
    return lenient == null ? radius : radius == null ? lenient : lenient + " " + radius;
  }
}

package fr.rormobile.api.search;

import fr.rormobile.api.beds.BedAnswers;
import fr.rormobile.api.beds.BedFigure;
import fr.rormobile.api.beds.BedReader;
import fr.rormobile.api.offer.Phone;
import fr.rormobile.api.search.SearchRequest.View;
import fr.rormobile.api.travel.TravelTimes.Trip;
import fr.rormobile.search.OfferDocument;
import fr.rormobile.search.OfferHits.OfferHit;
import fr.rormobile.search.OfferKey;
import fr.rormobile.search.OfferKind;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a page says of each result, with what PostgreSQL says at this moment. */
@Singleton
final class ResultItems {
  private final PageFacts facts;
  private final BedReader beds;

  ResultItems(PageFacts facts, BedReader beds) {
    this.facts = facts;
    this.beds = beds;
  }

  List<SearchAnswer.Item> of(SearchPlan plan, Rings.Found found, Roads.Ways ways) {
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
            ways.trips(),
            plan.now(),
            view);
    return hits.stream().map(hit -> item(hit, shown)).toList();
  }

  /** What PostgreSQL says of the units and others of one page. */
  record Shown(
      Map<OfferKey, List<Phone>> phones,
      Map<String, BedFigure> figures,
      Map<String, List<SearchAnswer.Closure>> closures,
      Map<OfferKey, Trip> trips,
      Instant now,
      View view) {}

  static SearchAnswer.Item item(OfferHit hit, Shown shown) {
    var document = hit.document();
    var distance = hit.distanceMetres();
    var careModes = document.careModes();
    var figure = document.kind() == OfferKind.UNIT ? shown.figures().get(document.id()) : null;
    var card = shown.view() == View.CARD;
    var phones = shown.phones().getOrDefault(document.key(), List.of());
    var trip = shown.trips().get(document.key());
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
        trip == null ? null : Integer.valueOf(trip.minutes()),
        trip == null ? null : Integer.valueOf(trip.metres()),
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

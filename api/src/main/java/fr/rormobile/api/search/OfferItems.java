package fr.rormobile.api.search;

import fr.rormobile.api.beds.BedFigure;
import fr.rormobile.api.beds.BedReader;
import fr.rormobile.search.OfferDocument;
import fr.rormobile.search.OfferHits.OfferHit;
import fr.rormobile.search.OfferKey;
import fr.rormobile.search.OfferKind;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The cards of a list, from PostgreSQL alone: for those who found the ids otherwise than by the
 * index, and want the same cards. The caller has seen to it that whoever asks may see them.
 *
 * <p>Called inside a transaction of the same thread, sees that one's state.
 */
@Singleton
public final class OfferItems {
  private final OfferDocuments offer;
  private final PageFacts facts;
  private final BedReader beds;
  private final Clock clock;

  OfferItems(OfferDocuments offer, PageFacts facts, BedReader beds, Clock clock) {
    this.offer = offer;
    this.facts = facts;
    this.beds = beds;
    this.clock = clock;
  }

  /** By FINESS number, in the order given; unknown ones are absent. So the two below. */
  public List<SearchAnswer.Item> facilities(List<String> finess) {
    return items(OfferKind.FACILITY, finess);
  }

  public List<SearchAnswer.Item> units(List<String> ids) {
    return items(OfferKind.UNIT, ids);
  }

  public List<SearchAnswer.Item> professionals(List<String> rpps) {
    return items(OfferKind.PROFESSIONAL, rpps);
  }

  private List<SearchAnswer.Item> items(OfferKind kind, List<String> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    var keys = ids.stream().map(id -> new OfferKey(kind, id)).toList();
    var found = offer.read(keys);
    var documents = keys.stream().map(found::get).flatMap(Stream::ofNullable).toList();
    var phones = facts.phones(documents.stream().map(OfferDocument::key).toList());
    var figures = kind == OfferKind.UNIT ? beds.figures(ids) : Map.<String, BedFigure>of();
    var shown =
        new ResultItems.Shown(
            phones, figures, Map.of(), Map.of(), clock.instant(), SearchRequest.View.LIST);
    return documents.stream()
        .map(document -> ResultItems.item(new OfferHit(document, 0, null), shown))
        .toList();
  }
}

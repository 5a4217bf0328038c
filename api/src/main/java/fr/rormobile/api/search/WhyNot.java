package fr.rormobile.api.search;

import fr.rormobile.api.offer.OfferReader;
import fr.rormobile.api.offer.UnitSheet;
import fr.rormobile.api.offer.Visibility;
import fr.rormobile.search.Criterion;
import fr.rormobile.search.OfferIndex;
import fr.rormobile.search.OfferKey;
import fr.rormobile.search.OfferKind;
import fr.rormobile.search.OfferQuery;
import fr.rormobile.search.SearchUnavailable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * « Pourquoi pas ce service ? »: which criteria of a search keep an entity out, asked of the same
 * index by the same clauses, and said with the entity's own facts.
 */
@Singleton
final class WhyNot {
  private final Searches searches;
  private final OfferIndex index;
  private final OfferReader offer;
  private final WhyNotWords words;

  WhyNot(Searches searches, OfferIndex index, OfferReader offer, WhyNotWords words) {
    this.searches = searches;
    this.index = index;
    this.offer = offer;
    this.words = words;
  }

  /** Confidential to the caller is as if it were not there. */
  WhyNotAnswer explain(SearchRequest request, OfferKey key, Visibility visibility) {
    try {
      var settled = searches.settled(request, visibility);
      var plan = settled.plan();
      var query = plan.query(settled.radiusKm());
      var unit = key.kind() == OfferKind.UNIT ? unit(key.id(), visibility) : null;
      var name = unit == null ? name(key) : unit.name();
      if (name == null) {
        return answer(request, key, null, List.of(words.notPublished()));
      }
      var reasons = new ArrayList<WhyNotAnswer.Reason>();
      for (var criterion : index.missed(query, key)) {
        reasons.add(
            criterion == Criterion.WORDS
                ? words.words(missing(query, key))
                : words.of(criterion, plan, query, unit));
      }
      return answer(request, key, name, reasons);
    } catch (SearchUnavailable away) {
      throw SearchGate.unavailable(away);
    }
  }

  private @Nullable UnitSheet unit(String id, Visibility visibility) {
    return offer.listUnits(Set.of(id)).stream()
        .filter(of -> visibility.seesUnit(of.confidential(), of.facility().finess()))
        .findFirst()
        .orElse(null);
  }

  private @Nullable String name(OfferKey key) {
    return switch (key.kind()) {
      case FACILITY ->
          offer.listFacilities(Set.of(key.id())).stream()
              .map(of -> of.name())
              .findFirst()
              .orElse(null);
      case PROFESSIONAL ->
          offer.listProfessionals(Set.of(key.id())).stream()
              .map(of -> of.displayName())
              .findFirst()
              .orElse(null);
      case UNIT -> null;
    };
  }

  /** Those that the entity does not have, each asked alone. */
  private List<String> missing(OfferQuery query, OfferKey key) {
    var typed = query.words() == null ? "" : query.words();
    return Stream.of(typed.split("\\s+", -1))
        .filter(word -> !word.isEmpty())
        .limit(10)
        .filter(
            word ->
                index
                    .missed(
                        OfferQuery.builder()
                            .words(word)
                            .includeConfidential(query.includeConfidential())
                            .build(),
                        key)
                    .contains(Criterion.WORDS))
        .toList();
  }

  private WhyNotAnswer answer(
      SearchRequest request,
      OfferKey key,
      @Nullable String name,
      List<WhyNotAnswer.Reason> reasons) {
    return new WhyNotAnswer(
        key.kind(),
        key.id(),
        name,
        reasons.isEmpty(),
        reasons,
        words.report(request, key, name, reasons));
  }
}

package fr.rormobile.api.suggest;

import fr.rormobile.api.offer.Phone;
import fr.rormobile.api.search.PageFacts;
import fr.rormobile.api.suggest.SuggestionSource.Found;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Asks every source, chooses, and adds the number to call: one request to OpenSearch, one to
 * PostgreSQL, whatever is typed.
 */
@Singleton
final class Suggester {
  private final List<SuggestionSource> sources;
  private final PageFacts facts;

  Suggester(List<SuggestionSource> sources, PageFacts facts) {
    this.sources = List.copyOf(sources);
    this.facts = facts;
  }

  SuggestionAnswer suggest(Typed typed) {
    var found = sources.stream().map(source -> source.find(typed)).toList();
    // What only comes close is of no use beside what was meant.
    var somethingBegins = found.stream().anyMatch(one -> !one.lenient() && has(one));
    var candidates =
        found.stream()
            .filter(one -> !somethingBegins || !one.lenient())
            .flatMap(one -> one.candidates().stream())
            .toList();
    var chosen = Ranking.of(typed.text(), candidates, typed.size());
    var phones =
        facts.phones(chosen.stream().map(Candidate::offer).filter(Objects::nonNull).toList());
    return new SuggestionAnswer(
        chosen.stream().map(one -> SuggestionAnswer.Item.of(one, phone(one, phones))).toList(),
        !somethingBegins && !chosen.isEmpty(),
        found.stream().anyMatch(Found::degraded) ? Boolean.TRUE : null);
  }

  private static boolean has(Found found) {
    return !found.candidates().isEmpty();
  }

  private static @Nullable Phone phone(
      Candidate candidate, Map<fr.rormobile.search.OfferKey, List<Phone>> phones) {
    var offer = candidate.offer();
    var numbers = offer == null ? null : phones.get(offer);
    return numbers == null ? null : numbers.getFirst();
  }
}

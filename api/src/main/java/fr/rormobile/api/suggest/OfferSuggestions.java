package fr.rormobile.api.suggest;

import fr.rormobile.api.degraded.DegradedSearch;
import fr.rormobile.api.search.IndexAvailability;
import fr.rormobile.search.CodedLabel;
import fr.rormobile.search.OfferDocument;
import fr.rormobile.search.OfferHits.OfferHit;
import fr.rormobile.search.OfferIndex;
import fr.rormobile.search.OfferKind;
import fr.rormobile.search.SuggestQuery;
import fr.rormobile.search.Suggestions;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** People, facilities and units. */
@Singleton
final class OfferSuggestions implements SuggestionSource {
  private static final Pattern TITLE = Pattern.compile("^(?:Dr|Pr)\\.? ");

  private final OfferIndex index;
  private final IndexAvailability availability;
  private final DegradedSearch degraded;

  OfferSuggestions(OfferIndex index, IndexAvailability availability, DegradedSearch degraded) {
    this.index = index;
    this.availability = availability;
    this.degraded = degraded;
  }

  @Override
  public Found find(Typed typed) {
    var query =
        new SuggestQuery(typed.text(), typed.near(), typed.seesConfidential(), typed.size());
    return availability.ask(
        () -> found(index.suggest(query), false), () -> found(degraded.suggest(query), true));
  }

  private static Found found(Suggestions suggestions, boolean degraded) {
    return new Found(
        suggestions.hits().stream().map(OfferSuggestions::candidate).toList(),
        suggestions.lenient(),
        degraded);
  }

  private static Candidate candidate(OfferHit hit) {
    var document = hit.document();
    var distance = hit.distanceMetres();
    return new Candidate(
        switch (document.kind()) {
          case FACILITY -> SuggestionKind.FACILITY;
          case UNIT -> SuggestionKind.UNIT;
          case PROFESSIONAL -> SuggestionKind.PROFESSIONAL;
        },
        document.id(),
        document.name(),
        otherNames(document),
        detail(document),
        document.key(),
        null,
        null,
        distance == null ? null : Long.valueOf(Math.round(distance)),
        document.demo());
  }

  private static List<String> otherNames(OfferDocument document) {
    var names = new ArrayList<>(document.aliases());
    names.add(document.id());
    if (document.kind() == OfferKind.PROFESSIONAL) {
      var untitled = TITLE.matcher(document.name()).replaceFirst("");
      names.add(untitled);
      var blank = untitled.indexOf(' ');
      if (blank > 0) {
        // The family name first, as people write it in lists.
        names.add(untitled.substring(blank + 1) + " " + untitled.substring(0, blank));
      }
    }
    return names;
  }

  /** What tells it from another of that name: what it is, where it belongs, its commune. */
  private static @Nullable String detail(OfferDocument document) {
    var parent =
        document.kind() == OfferKind.FACILITY || document.parentNames().isEmpty()
            ? null
            : document.parentNames().getFirst();
    var skill =
        document.kind() == OfferKind.PROFESSIONAL
            ? Stream.of(document.specialities(), document.professions())
                .flatMap(List::stream)
                .map(CodedLabel::label)
                .filter(label -> !label.isBlank())
                .findFirst()
                .orElse(null)
            : null;
    var detail =
        Stream.of(skill, parent, document.place().communeName())
            .filter(Objects::nonNull)
            .filter(part -> !part.isBlank())
            .distinct()
            .collect(Collectors.joining(", "));
    return detail.isEmpty() ? null : detail;
  }
}

package fr.rormobile.api.suggest;

import fr.rormobile.search.OfferKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that may be meant.
 *
 * @param otherNames it is known by too, and numbers that name it
 * @param detail second line; null: the name says all
 * @param offer what has a telephone; null: nothing
 * @param place INSEE code of a commune, for {@code GET /search}; null: no commune
 * @param department its code, for {@code GET /search}; null: no département
 * @param distanceMetres from where the person is; null: not known
 */
public record Candidate(
    SuggestionKind kind,
    String id,
    String name,
    List<String> otherNames,
    @Nullable String detail,
    @Nullable OfferKey offer,
    @Nullable String place,
    @Nullable String department,
    @Nullable Long distanceMetres,
    boolean demonstration) {
  public Candidate {
    otherNames = List.copyOf(otherNames);
  }
}

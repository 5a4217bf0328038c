package fr.rormobile.api.offer;

import fr.rormobile.api.territory.FoldedName;
import java.util.Comparator;
import java.util.function.Function;

/** Names in the order people look them up: without case, accents and punctuation. */
final class FrenchOrder {
  private FrenchOrder() {}

  static <T> Comparator<T> by(Function<T, String> name) {
    return Comparator.comparing((T item) -> FoldedName.of(name.apply(item))).thenComparing(name);
  }
}

package fr.rormobile.api.offer;

import fr.rormobile.api.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;

/** How much of a sheet is wanted. Each shows all that the one before it does. */
enum View {
  /** Name, place, telephones. */
  CARD,
  /** With activities, opening hours and the beds in one figure. */
  PLUS,
  /** Everything. */
  FULL;

  /** Without a value, {@link #PLUS}. */
  static View of(@Nullable String value) {
    return switch (value) {
      case null -> PLUS;
      case "card" -> CARD;
      case "plus" -> PLUS;
      case "full" -> FULL;
      default ->
          throw ProblemException.invalid(
              "view", "enum", null, "La vue est « card », « plus » ou « full ».");
    };
  }

  boolean shows(View part) {
    return compareTo(part) >= 0;
  }
}

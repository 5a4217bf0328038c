package fr.rormobile.api.feeds;

import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.platform.web.ProblemKind;

/** What is wrong with a message as a whole: then none of its lines is taken. */
final class FeedProblems {
  private FeedProblems() {}

  static ProblemException unreadable(String detail) {
    return ProblemException.of(ProblemKind.UNREADABLE, detail);
  }

  static ProblemException tooManyLines(String field) {
    return ProblemException.invalid(
        field,
        "maxItems",
        String.valueOf(FeedMessage.MOST_LINES),
        "Un message a au plus " + FeedMessage.MOST_LINES + " relevés : envoyez-le en plusieurs.");
  }

  static ProblemException empty(String field) {
    return ProblemException.invalid(
        field, "required", null, "Le message n'a aucun relevé : il en faut au moins un.");
  }

  static ProblemException badId(String field) {
    return ProblemException.invalid(
        field,
        "pattern",
        null,
        "L'identifiant du message a de 1 à 64 caractères ASCII, sans espace.");
  }
}

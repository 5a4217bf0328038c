package fr.rormobile.api.relevance;

import java.util.Optional;

/** The judged queries over SAE 2023 as published. */
final class SaeRelevance {
  private SaeRelevance() {}

  /** Empty where its files are not. */
  static Optional<Evaluation> evaluate() {
    return Optional.empty();
  }
}

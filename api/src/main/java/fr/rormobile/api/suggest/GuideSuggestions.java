package fr.rormobile.api.suggest;

import fr.rormobile.api.guide.GuideTitles;
import jakarta.inject.Singleton;
import java.util.List;

/** Articles of the published guide, from memory. */
@Singleton
final class GuideSuggestions implements SuggestionSource {
  private final GuideTitles guide;

  GuideSuggestions(GuideTitles guide) {
    this.guide = guide;
  }

  @Override
  public Found find(Typed typed) {
    return Found.of(
        guide.startingWith(typed.text(), typed.size()).stream()
            .map(GuideSuggestions::candidate)
            .toList());
  }

  private static Candidate candidate(GuideTitles.GuideTitle title) {
    var path = title.path().isEmpty() ? null : "Guide : " + String.join(" › ", title.path());
    return new Candidate(
        SuggestionKind.GUIDE,
        title.id(),
        title.title(),
        List.of(),
        path,
        null,
        null,
        null,
        null,
        false);
  }
}

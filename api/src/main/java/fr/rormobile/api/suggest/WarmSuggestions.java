package fr.rormobile.api.suggest;

import fr.rormobile.api.platform.start.Warmed;
import fr.rormobile.search.GeoPoint;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Random;

/** Beginnings of what clinicians type, from the first letter on. */
@Singleton
final class WarmSuggestions implements Warmed {
  private static final List<String> TYPED =
      List.of("hopital de blois", "centre hospitalier", "martin", "réanimation", "dr dupont");

  private static final GeoPoint TOURS = new GeoPoint(47.39, 0.69);
  private static final int SIZE = 10;

  private final Suggester suggester;

  WarmSuggestions(Suggester suggester) {
    this.suggester = suggester;
  }

  @Override
  public void tryOnce(Random random) {
    var whole = TYPED.get(random.nextInt(TYPED.size()));
    var typed = whole.substring(0, 1 + random.nextInt(whole.length())).strip();
    suggester.suggest(new Typed(typed, random.nextBoolean() ? TOURS : null, true, SIZE));
  }
}

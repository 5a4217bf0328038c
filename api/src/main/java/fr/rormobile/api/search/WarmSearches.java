package fr.rormobile.api.search;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.account.Role;
import fr.rormobile.api.offer.Visibility;
import fr.rormobile.api.platform.start.Warmed;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Searches as clinicians type them, of each way to ask. */
@Singleton
final class WarmSearches implements Warmed {
  private static final Visibility CLINICIAN =
      Visibility.of(
          new Caller(new UUID(0, 0), "", "", Set.of(Role.CLINICIAN), Set.of(), Set.of(), Set.of()));

  private static final List<String> WHAT =
      List.of(
          "réanimation",
          "lit réa",
          "irm ouvert",
          "scanner bariatrique",
          "cardiologue",
          "pédiatrie",
          "urgences 8 ans",
          "dr martin",
          "ssr",
          "consultation mémoire",
          "chirurgie ortopédique",
          "usic",
          "clinique saint",
          "ehpad",
          "maternité niveau 3",
          "dialyse");

  private static final List<String> WHERE =
      List.of("blois", "tours", "lyon", "45", "près de moi", "saint-denis", "");

  /** Paris, Lyon, Tours, Orléans. */
  private static final List<String> NEAR =
      List.of("48.85,2.35", "45.76,4.84", "47.39,0.69", "47.90,1.90");

  private final Searches searches;

  WarmSearches(Searches searches) {
    this.searches = searches;
  }

  @Override
  public void tryOnce(Random random) {
    Map<String, List<String>> asked = new HashMap<>();
    asked.put("q", List.of((one(WHAT, random) + " " + one(WHERE, random)).strip()));
    if (random.nextBoolean()) {
      asked.put("near", List.of(one(NEAR, random)));
      if (random.nextBoolean()) {
        asked.put("sort", List.of("distance"));
      }
    }
    if (random.nextInt(4) == 0) {
      asked.put("facets", List.of("true"));
    }
    searches.search(GivenSearch.read(asked), CLINICIAN);
  }

  private static <T> T one(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }
}

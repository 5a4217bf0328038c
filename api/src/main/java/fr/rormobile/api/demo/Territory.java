package fr.rormobile.api.demo;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Where an invented offer may stand: communes with a position, the populous ones oftener. */
final class Territory {
  // Paris, Lyon and Marseille are there as communes already.
  private static final Pattern ARRONDISSEMENT =
      Pattern.compile("751(?!00)\\d\\d|132\\d\\d|6938\\d");
  private static final Pattern REGION_OF_COUNTRY = Pattern.compile("\\d\\d");

  private final List<Communes.Commune> communes;
  private final Map<Integer, Weighted<Communes.Commune>> byPopulation = new HashMap<>();

  private Territory(List<Communes.Commune> communes) {
    this.communes = communes;
  }

  /**
   * @param region INSEE code; « * »: the whole country, overseas departments included
   * @throws IllegalArgumentException when no commune is there
   */
  static Territory of(Communes all, String region) {
    var inside =
        all.all().stream()
            .filter(c -> c.position() != null && !c.postcode().isEmpty() && c.population() > 0)
            .filter(c -> !ARRONDISSEMENT.matcher(c.code()).matches())
            .filter(
                c ->
                    region.equals("*")
                        ? REGION_OF_COUNTRY.matcher(c.region()).matches()
                        : c.region().equals(region))
            .toList();
    if (inside.isEmpty()) {
      throw new IllegalArgumentException("no commune in region " + region);
    }
    return new Territory(inside);
  }

  Communes.Commune pick(Dice dice, int populationAtLeast) {
    return byPopulation.computeIfAbsent(populationAtLeast, this::weighted).pick(dice);
  }

  private Weighted<Communes.Commune> weighted(int populationAtLeast) {
    var fit = communes.stream().filter(c -> c.population() >= populationAtLeast).toList();
    var most = communes.stream().max(Comparator.comparingInt(Communes.Commune::population));
    return Weighted.of(
        fit.isEmpty() ? List.of(most.orElseThrow()) : fit, Communes.Commune::population);
  }
}

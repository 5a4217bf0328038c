package fr.rormobile.api.search;

import fr.rormobile.api.search.SearchRequest.Criterion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Parameters of a search in French: « Mots : irm ; Département : 37, 41 ». */
final class ParameterWords {
  private static final Map<String, String> NAMES = names();
  private static final Map<String, String> VALUES =
      Map.of(
          "true", "oui",
          "false", "non",
          "FEMALE", "femme",
          "MALE", "homme",
          "relevance", "pertinence",
          "name", "nom",
          "distance", "distance",
          "freshness", "fraîcheur");

  private ParameterWords() {}

  static String of(Map<String, List<String>> parameters) {
    var said =
        NAMES.entrySet().stream()
            .filter(named -> parameters.containsKey(named.getKey()))
            .map(named -> named.getValue() + " : " + values(parameters, named.getKey()))
            .collect(Collectors.joining(" ; "));
    return said.isEmpty() ? "aucun critère" : said;
  }

  private static String values(Map<String, List<String>> parameters, String name) {
    var values = parameters.getOrDefault(name, List.of());
    return name.equals("q") || name.equals("literal")
        ? String.join(", ", values)
        : values.stream()
            .map(value -> VALUES.getOrDefault(value, value))
            .collect(Collectors.joining(", "));
  }

  private static Map<String, String> names() {
    var names = new LinkedHashMap<String, String>();
    names.put("q", "Mots");
    names.put("interpret", "Mots interprétés");
    names.put("literal", "Mots pris tels quels");
    names.put("near", "Autour de la position");
    names.put("place", "Autour de la commune");
    names.put("radiusKm", "Rayon en km");
    names.put("bbox", "Cadre de la carte");
    names.put("department", "Département");
    names.put("region", "Région");
    for (var criterion : Criterion.values()) {
      var bare = criterion.bare();
      names.put(criterion.parameter(), Character.toUpperCase(bare.charAt(0)) + bare.substring(1));
    }
    names.put("disciplineGroup", "Groupe de disciplines");
    names.put("age", "Âge");
    names.put("openNow", "Ouvert maintenant");
    names.put("bedsAvailable", "Lit disponible");
    names.put("gender", "Genre du lit");
    names.put("bedsMaxAgeMinutes", "Chiffre de moins de (minutes)");
    names.put("sort", "Tri");
    return names;
  }
}

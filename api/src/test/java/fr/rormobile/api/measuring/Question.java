package fr.rormobile.api.measuring;

import fr.rormobile.search.FacetField;
import fr.rormobile.search.OfferQuery;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One search, as a phone asks it and as the program asks the index for it.
 *
 * @param path with its parameters
 * @param query the page
 * @param facets one for each facet that leaves its own criterion out
 */
record Question(Kind kind, String path, OfferQuery query, List<Counted> facets) {
  /** A search of which only one facet is wanted. */
  record Counted(OfferQuery query, FacetField field) {}

  /** Share of each in the mix, in percent. */
  enum Kind {
    WORDS("mots, abréviations et commune", 40),
    TYPING_ERROR("nom avec une faute de frappe", 20),
    PROXIMITY("20 km, par distance", 15),
    FACETS("facettes d'un département", 15),
    BEDS("lit disponible", 10);

    private final String label;
    private final int percent;

    Kind(String label, int percent) {
      this.label = label;
      this.percent = percent;
    }

    String label() {
      return label;
    }

    int percent() {
      return percent;
    }
  }

  Question {
    facets = List.copyOf(facets);
  }

  static Question of(Kind kind, Map<String, String> parameters, OfferQuery query) {
    return of(kind, parameters, query, List.of());
  }

  static Question of(
      Kind kind, Map<String, String> parameters, OfferQuery query, List<Counted> facets) {
    var path =
        parameters.entrySet().stream()
            .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
            .sorted()
            .collect(Collectors.joining("&", "/search?", ""));
    return new Question(kind, path, query, facets);
  }
}

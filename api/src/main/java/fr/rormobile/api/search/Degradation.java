package fr.rormobile.api.search;

import org.jspecify.annotations.Nullable;

/** What is said of results that came without OpenSearch. */
final class Degradation {
  private Degradation() {}

  /**
   * @param notice what would be said of them in any case; null: nothing
   */
  static String notice(SearchRequest request, @Nullable String notice) {
    var said =
        "La recherche complète est indisponible : voici une recherche plus simple"
            + (request.facets() ? ", sans décompte par critère." : ".");
    return notice == null ? said : said + " " + notice;
  }
}

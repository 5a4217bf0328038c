package fr.rormobile.api.guide;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a node says. All is plain text: whoever shows it escapes it.
 *
 * @param summary one line for the tile
 * @param keywords that people look for and that no title has
 * @param search parameters of {@code GET /search} with their values; null or empty: none
 */
@Serdeable
@Introspected
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record GuideContent(
    String title,
    @Nullable String summary,
    @Nullable String text,
    @Nullable List<String> missions,
    @Nullable List<Definition> definitions,
    @Nullable List<Link> links,
    @Nullable List<String> keywords,
    @Nullable Map<String, List<String>> search) {

  GuideContent {
    missions = missions == null ? List.of() : List.copyOf(missions);
    definitions = definitions == null ? List.of() : List.copyOf(definitions);
    links = links == null ? List.of() : List.copyOf(links);
    keywords = keywords == null ? List.of() : List.copyOf(keywords);
    // In the order of their names: the same search is then the same text.
    search = search == null ? Map.of() : new TreeMap<>(search);
  }

  @Serdeable
  @Introspected
  record Definition(String term, String text) {}

  @Serdeable
  @Introspected
  record Link(String title, String url) {}

  List<String> missionList() {
    return missions == null ? List.of() : missions;
  }

  List<Definition> definitionList() {
    return definitions == null ? List.of() : definitions;
  }

  List<Link> linkList() {
    return links == null ? List.of() : links;
  }

  List<String> keywordList() {
    return keywords == null ? List.of() : keywords;
  }

  Map<String, List<String>> boundSearch() {
    return search == null ? Map.of() : search;
  }
}

package fr.rormobile.api.search;

import fr.rormobile.api.offer.Visibility;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.search.BadCursor;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All that a search of {@code GET /search} finds, for those who take it away. */
@Singleton
public final class WholeSearches {
  private static final String A_PAGE = "50";

  private final Searches searches;

  WholeSearches(Searches searches) {
    this.searches = searches;
  }

  /**
   * The first page, so that what is refused is refused before anything is written.
   *
   * @param parameters of one kind, and without those of a page
   * @throws ProblemException 400 that names what is not so; 503 when OpenSearch is away
   */
  public Whole begin(SearchParameters parameters, Visibility visibility) {
    RequestReader.read(parameters);
    var given = GivenSearch.values(parameters);
    for (var ofPages : List.of("cursor", "size", "view", "facets", "groupBy")) {
      if (given.containsKey(ofPages)) {
        throw ProblemException.invalid(ofPages, "unknown", null, "Ce paramètre n'existe pas ici.");
      }
    }
    var kinds = given.getOrDefault("kind", List.of());
    if (kinds.size() != 1) {
      throw ProblemException.invalid(
          "kind",
          kinds.isEmpty() ? "required" : "maxItems",
          kinds.isEmpty() ? null : "1",
          "Un tableau est d'une nature : établissements, unités ou professionnels.");
    }
    var asked = new LinkedHashMap<>(given);
    asked.put("size", List.of(A_PAGE));
    var told = searches.found(GivenSearch.read(asked), visibility);
    return new Whole(kinds.getFirst(), given, told, asked, visibility);
  }

  /** One search, read once from beginning to end. */
  public final class Whole {
    private final String kind;
    private final Map<String, List<String>> given;
    private final Searches.Told first;
    private final Map<String, List<String>> asked;
    private final Visibility visibility;

    private Whole(
        String kind,
        Map<String, List<String>> given,
        Searches.Told first,
        Map<String, List<String>> asked,
        Visibility visibility) {
      this.kind = kind;
      this.given = given;
      this.first = first;
      this.asked = asked;
      this.visibility = visibility;
    }

    /** FACILITY, UNIT or PROFESSIONAL. */
    public String kind() {
      return kind;
    }

    /** By name, as they came. */
    public Map<String, List<String>> parameters() {
      return given;
    }

    /** In French, for whoever reads the table. */
    public String criteria() {
      return ParameterWords.of(given);
    }

    /** In French, how it was found; null: as it was asked. */
    public @Nullable String notice() {
      return first.notice();
    }

    /** Of the first page. */
    public long total() {
      return first.settled().found().hits().total();
    }

    /**
     * FINESS numbers, ids of units or RPPS numbers, in the order of the search.
     *
     * @throws ProblemException 503 when OpenSearch goes away meanwhile
     */
    public void each(int most, Consumer<String> id) {
      var page = first.settled();
      var left = most;
      while (true) {
        for (var hit : page.found().hits().hits()) {
          if (left-- == 0) {
            return;
          }
          id.accept(hit.document().id());
        }
        var next = page.nextCursor();
        if (next == null || left == 0) {
          return;
        }
        asked.put("cursor", List.of(next));
        page = after();
      }
    }

    private Searches.Settled after() {
      try {
        return searches.found(GivenSearch.read(asked), visibility).settled();
      } catch (BadCursor otherwise) {
        // Its words have come to mean something else meanwhile.
        throw SearchGate.unavailable("the search has changed");
      }
    }
  }
}

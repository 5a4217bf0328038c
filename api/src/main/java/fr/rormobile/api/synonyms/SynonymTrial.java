package fr.rormobile.api.synonyms;

import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.search.OfferDocument;
import fr.rormobile.search.OfferHits.OfferHit;
import fr.rormobile.search.OfferIndex;
import fr.rormobile.search.OfferQuery;
import fr.rormobile.search.SearchUnavailable;
import fr.rormobile.search.SynonymRule;
import fr.rormobile.search.Synonyms;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Asks every judged query with the rules in use and with one more. */
@Singleton
class SynonymTrial {
  private static final int DEPTH = 20;
  private static final int TOP = 10;
  private static final Duration LATER = Duration.ofSeconds(5);

  private final Jdbi jdbi;
  private final ActiveSynonyms active;
  private final OfferIndex index;

  SynonymTrial(Jdbi jdbi, ActiveSynonyms active, OfferIndex index) {
    this.jdbi = jdbi;
    this.active = active;
    this.index = index;
  }

  private record Judged(String words, @Nullable String activity, @Nullable String unit) {
    boolean right(OfferDocument document) {
      return unit != null
          ? document.id().equals(unit)
          : document.operationalActivities().stream().anyMatch(a -> a.code().equals(activity));
    }
  }

  /**
   * What a query finds.
   *
   * @param rank of the first right answer; past the depth when there is none
   * @param right how many of the first ten are right
   */
  private record Found(int rank, int right) {}

  /** A query that is answered worse. */
  record Loser(String words, String message) {}

  /**
   * @throws ProblemException 503 without OpenSearch
   */
  List<Loser> losers(SynonymRule candidate) {
    var rules = new ArrayList<>(active.rules());
    var before = Synonyms.of(rules);
    rules.add(candidate);
    var after = Synonyms.of(rules);
    List<Loser> losers = new ArrayList<>();
    try {
      for (var judged : judged()) {
        loses(judged, found(judged, before), found(judged, after)).ifPresent(losers::add);
      }
    } catch (SearchUnavailable away) {
      throw ProblemException.unavailable(
          "La recherche ne répond pas : la règle n'a pas pu être essayée.", LATER);
    }
    return losers;
  }

  private static Optional<Loser> loses(Judged judged, Found before, Found after) {
    if (after.rank() > before.rank()) {
      return Optional.of(
          new Loser(
              judged.words(),
              "« "
                  + judged.words()
                  + " » : la bonne réponse passerait de la place "
                  + before.rank()
                  + (after.rank() > DEPTH
                      ? " à plus de " + DEPTH + "."
                      : " à la place " + after.rank() + ".")));
    }
    return after.right() < before.right()
        ? Optional.of(
            new Loser(
                judged.words(),
                "« "
                    + judged.words()
                    + " » : "
                    + before.right()
                    + " bonnes réponses parmi les dix premières, puis "
                    + after.right()
                    + "."))
        : Optional.empty();
  }

  private Found found(Judged judged, Synonyms synonyms) {
    var query =
        OfferQuery.builder().words(judged.words()).includeConfidential(true).size(DEPTH).build();
    var hits = index.search(query, synonyms).hits().stream().map(OfferHit::document).toList();
    int rank = DEPTH + 1;
    int right = 0;
    for (int i = hits.size() - 1; i >= 0; i--) {
      if (judged.right(hits.get(i))) {
        rank = i + 1;
        right += i < TOP ? 1 : 0;
      }
    }
    return new Found(rank, right);
  }

  private List<Judged> judged() {
    return jdbi.withHandle(
        h ->
            h.createQuery("SELECT words, activity_code, unit_id FROM judged_query ORDER BY words")
                .map(
                    (row, context) ->
                        new Judged(row.getString(1), row.getString(2), row.getString(3)))
                .list());
  }
}

package fr.rormobile.api.degraded;

import fr.rormobile.search.OfferKey;
import fr.rormobile.search.OfferKind;
import fr.rormobile.search.OfferQuery;
import fr.rormobile.search.OfferSort;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Searches {@code offer_text}: one query for the counts and the page, whatever is asked. */
@Singleton
final class WordSearch {
  private static final String COUNTS = "COUNT";

  /** What is unlike in more than that much is another word (pg_trgm, 0 to 1). */
  private static final double LEAST_ALIKE = 0.3;

  private static final int MOST_ALIKE = 40;

  private final Jdbi jdbi;

  WordSearch(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Where a hit stands in the order; all three ascending.
   *
   * @param rank weight or distance
   */
  record Place(double rank, String name, OfferKey key) {}

  /**
   * @param hits one more than asked for, if there are more
   */
  record Found(List<Place> hits, Map<OfferKind, Long> counts) {
    boolean isEmpty() {
      return counts.values().stream().allMatch(count -> count == 0);
    }
  }

  /**
   * @param typed null: any words
   * @param after null: from the first
   */
  Found search(OfferQuery query, @Nullable TypedQuery typed, @Nullable Place after) {
    var filters = Filters.of(query);
    var sql =
        """
        WITH hit AS MATERIALIZED (
          SELECT t.kind, t.id, t.kind || ':' || t.id AS key, %s AS rank, %s AS name
            FROM offer_text t
           WHERE %s
             AND %s
        ), page AS (
          SELECT kind, id, rank, name
            FROM hit
           WHERE %s
             AND %s
           ORDER BY rank, name COLLATE "C", key COLLATE "C"
           LIMIT :size
        )
        SELECT 'COUNT' AS what, kind, '' AS id, count(*)::float8 AS rank, '' AS name
          FROM hit GROUP BY kind
         UNION ALL
        SELECT * FROM (SELECT 'HIT', kind, id, rank, name FROM page
                        ORDER BY rank, name COLLATE "C", (kind || ':' || id) COLLATE "C") AS p
        """
            .formatted(
                rank(query, typed),
                sortOf(query, typed) == OfferSort.DISTANCE ? "''" : "t.folded_name",
                filters.sql(),
                typed == null ? "true" : "t.words @@ CAST(:words AS tsquery)",
                query.kinds().isEmpty() ? "true" : "kind = ANY (:kinds)",
                after == null
                    ? "true"
                    : "(rank, name COLLATE \"C\", key COLLATE \"C\")"
                        + " > (:afterRank, :afterName, :afterKey)");
    return jdbi.withHandle(
        handle -> {
          try (var prepared = handle.createQuery(sql)) {
            filters.bind(prepared);
            prepared.bind("size", query.size() + 1);
            if (!query.kinds().isEmpty()) {
              prepared.bind("kinds", names(query.kinds()));
            }
            if (typed != null) {
              prepared.bind("words", typed.strict());
              bindWeights(prepared, query, typed);
            }
            if (after != null) {
              prepared
                  .bind("afterRank", after.rank())
                  .bind("afterName", after.name())
                  .bind("afterKey", after.key().kind() + ":" + after.key().id());
            }
            return found(prepared);
          }
        });
  }

  private static Found found(org.jdbi.v3.core.statement.Query prepared) {
    var counts = new EnumMap<OfferKind, Long>(OfferKind.class);
    for (var kind : OfferKind.values()) {
      counts.put(kind, 0L);
    }
    var hits = new ArrayList<Place>();
    prepared
        .map(
            (row, context) -> {
              var kind = OfferKind.valueOf(row.getString("kind"));
              if (row.getString("what").equals(COUNTS)) {
                counts.put(kind, Math.round(row.getDouble("rank")));
              } else {
                hits.add(
                    new Place(
                        row.getDouble("rank"),
                        row.getString("name"),
                        new OfferKey(kind, row.getString("id"))));
              }
              return kind;
            })
        .list();
    return new Found(hits, counts);
  }

  /** As the index: without words, relevance is the order of names. */
  private static OfferSort sortOf(OfferQuery query, @Nullable TypedQuery typed) {
    // By freshness of beds is for the index alone.
    return query.sort() == OfferSort.FRESHNESS
            || (query.sort() == OfferSort.RELEVANCE && typed == null)
        ? OfferSort.NAME
        : query.sort();
  }

  private static String rank(OfferQuery query, @Nullable TypedQuery typed) {
    return switch (sortOf(query, typed)) {
      case NAME, FRESHNESS -> "0::float8";
      case DISTANCE -> "coalesce(" + Filters.DISTANCE + ", 'Infinity')::float8";
      case RELEVANCE -> typed == null ? "0::float8" : Weights.sql(typed);
    };
  }

  private static void bindWeights(
      org.jdbi.v3.core.statement.Query prepared, OfferQuery query, TypedQuery typed) {
    if (sortOf(query, typed) == OfferSort.RELEVANCE) {
      Weights.bind(prepared, typed);
    }
  }

  /**
   * The best of each kind for what was typed so far.
   *
   * @param size of each kind
   */
  List<OfferKey> suggest(TypedQuery typed, boolean includeConfidential, int size) {
    var sql =
        """
        SELECT kind, id
          FROM (SELECT t.kind, t.id, w.rank, t.folded_name,
                       row_number() OVER (PARTITION BY t.kind
                                          ORDER BY w.rank, t.folded_name COLLATE "C", t.id) AS place
                  FROM offer_text t
                 CROSS JOIN LATERAL (SELECT %s AS rank) AS w
                 WHERE t.words @@ CAST(:words AS tsquery)
                   AND (:confidential OR NOT t.confidential)) AS best
         WHERE place <= :size
         ORDER BY kind, place
        """
            .formatted(Weights.sql(typed));
    return jdbi.withHandle(
        handle -> {
          try (var prepared = handle.createQuery(sql)) {
            Weights.bind(prepared, typed);
            return keys(
                prepared
                    .bind("words", typed.strict())
                    .bind("confidential", includeConfidential)
                    .bind("size", size));
          }
        });
  }

  /** For one or two letters, which half of all words begin with: names that begin so. */
  List<OfferKey> suggestNames(String folded, boolean includeConfidential, int size) {
    return jdbi.withHandle(
        handle ->
            keys(
                handle
                    .createQuery(
                        """
                        SELECT n.kind, n.id
                          FROM (VALUES ('FACILITY'), ('UNIT'), ('PROFESSIONAL')) AS k (kind)
                         CROSS JOIN LATERAL (
                               SELECT t.kind, t.id
                                 FROM offer_text t
                                WHERE t.folded_name LIKE :start || '%'
                                  AND t.kind = k.kind
                                  AND (:confidential OR NOT t.confidential)
                                ORDER BY t.folded_name USING ~<~, t.id
                                LIMIT :size) AS n
                        """)
                    .bind("start", folded)
                    .bind("confidential", includeConfidential)
                    .bind("size", size)));
  }

  private static List<OfferKey> keys(org.jdbi.v3.core.statement.Query query) {
    return query
        .map(
            (row, context) ->
                new OfferKey(OfferKind.valueOf(row.getString("kind")), row.getString("id")))
        .list();
  }

  /** Words there are that are most like each of these, by trigrams; index offer_word_trigrams. */
  Map<String, List<String>> alike(Collection<String> words) {
    var alike = new HashMap<String, List<String>>();
    if (words.isEmpty()) {
      return alike;
    }
    jdbi.useTransaction(
        handle -> {
          handle.execute("SET LOCAL pg_trgm.similarity_threshold = " + LEAST_ALIKE);
          handle
              .createQuery(
                  """
                  SELECT typed, near.word
                    FROM unnest(:words) AS typed
                   CROSS JOIN LATERAL (SELECT w.word
                                         FROM offer_word w
                                        WHERE w.word % typed
                                        ORDER BY similarity(w.word, typed) DESC, w.word
                                        LIMIT :most) AS near
                  """)
              .bind("words", words.toArray(String[]::new))
              .bind("most", MOST_ALIKE)
              .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
              .forEach(
                  pair ->
                      alike
                          .computeIfAbsent(pair.getKey(), unseen -> new ArrayList<>())
                          .add(pair.getValue()));
        });
    return alike;
  }

  private static String[] names(Collection<OfferKind> kinds) {
    return kinds.stream().map(Enum::name).sorted().toArray(String[]::new);
  }
}

package fr.rormobile.api.savedsearches;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.rormobile.api.search.OfferItems;
import fr.rormobile.api.search.SearchAnswer;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The sheets a person last opened, kept for {@link #KEPT}; their cards are of this moment. */
@Singleton
class RecentViews {
  static final int SHOWN = 20;
  static final Duration KEPT = Duration.ofDays(90);

  private final Jdbi jdbi;
  private final OfferItems items;
  private final Clock clock;

  RecentViews(Jdbi jdbi, OfferItems items, Clock clock) {
    this.jdbi = jdbi;
    this.items = items;
    this.clock = clock;
  }

  /** The contract's RecentView. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record View(Instant viewedAt, SearchAnswer.Item item) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Views(List<View> items) {}

  private record Row(String kind, String id, Instant viewedAt) {}

  /** The last one first; what is gone since is left out. */
  Views list(UUID account, boolean seesConfidential) {
    var rows =
        jdbi.withHandle(
            h ->
                h.createQuery(
                        """
                        SELECT v.kind, v.entity_id, v.viewed_at
                          FROM recent_view v
                          LEFT JOIN care_unit u ON v.kind = 'UNIT' AND u.id = v.entity_id
                         WHERE v.account_id = :account
                           AND v.viewed_at > :oldest
                           AND (:confidential OR u.confidential IS NOT TRUE)
                         ORDER BY v.viewed_at DESC, v.kind, v.entity_id
                         LIMIT :shown
                        """)
                    .bind("account", account)
                    .bind("oldest", clock.instant().minus(KEPT))
                    .bind("confidential", seesConfidential)
                    .bind("shown", SHOWN)
                    .map(
                        (row, context) ->
                            new Row(
                                row.getString("kind"),
                                row.getString("entity_id"),
                                row.getTimestamp("viewed_at").toInstant()))
                    .list());
    var cards = new HashMap<String, Map<String, SearchAnswer.Item>>();
    cards.put("FACILITY", byId(items.facilities(ids(rows, "FACILITY"))));
    cards.put("UNIT", byId(items.units(ids(rows, "UNIT"))));
    cards.put("PROFESSIONAL", byId(items.professionals(ids(rows, "PROFESSIONAL"))));
    var views = new ArrayList<View>();
    for (var row : rows) {
      var card = cards.getOrDefault(row.kind, Map.of()).get(row.id);
      if (card != null) {
        views.add(new View(row.viewedAt, card));
      }
    }
    return new Views(views);
  }

  private static List<String> ids(List<Row> rows, String kind) {
    return rows.stream().filter(row -> row.kind.equals(kind)).map(Row::id).toList();
  }

  private static Map<String, SearchAnswer.Item> byId(List<SearchAnswer.Item> cards) {
    var byId = new HashMap<String, SearchAnswer.Item>();
    cards.forEach(card -> byId.put(card.id(), card));
    return byId;
  }

  /** False: there is no such thing that this person may see. Forgets what is too old. */
  boolean put(UUID account, String kind, String id, boolean seesConfidential) {
    var now = clock.instant();
    return jdbi.inTransaction(
        h -> {
          var written =
              h.createUpdate(
                      """
                      INSERT INTO recent_view AS v (account_id, kind, entity_id, viewed_at)
                      SELECT :account, :kind, :id, :now
                       WHERE CASE :kind
                               WHEN 'FACILITY' THEN EXISTS (SELECT FROM facility
                                                             WHERE finess = :id AND deleted_at IS NULL)
                               WHEN 'UNIT' THEN EXISTS (SELECT FROM care_unit
                                                         WHERE id = :id AND deleted_at IS NULL
                                                           AND (:confidential OR NOT confidential))
                               ELSE EXISTS (SELECT FROM professional
                                             WHERE rpps = :id AND deleted_at IS NULL) END
                          ON CONFLICT (account_id, kind, entity_id) DO UPDATE
                         SET viewed_at = greatest(v.viewed_at, excluded.viewed_at)
                      """)
                  .bind("account", account)
                  .bind("kind", kind)
                  .bind("id", id)
                  .bind("confidential", seesConfidential)
                  .bind("now", now)
                  .execute();
          h.createUpdate(
                  "DELETE FROM recent_view WHERE account_id = :account AND viewed_at <= :oldest")
              .bind("account", account)
              .bind("oldest", now.minus(KEPT))
              .execute();
          return written > 0;
        });
  }

  void forget(UUID account) {
    jdbi.useHandle(
        h ->
            h.createUpdate("DELETE FROM recent_view WHERE account_id = :account")
                .bind("account", account)
                .execute());
  }
}

package fr.rormobile.api.guide;

import fr.rormobile.api.guide.GuideWire.Opinion;
import fr.rormobile.api.guide.GuideWire.OwnOpinion;
import fr.rormobile.api.platform.web.Cursors.Moment;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** « Donner votre avis »: what people think of a node; one opinion a person and node. */
@Singleton
class Opinions {
  /** Shown beside the field. */
  static final String HINT =
      "N'écrivez rien qui permette de reconnaître un patient : ni nom, ni date, ni dossier.";

  private final Jdbi jdbi;
  private final Clock clock;

  Opinions(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** How many found it useful, and how many not. */
  record Counts(int useful, int notUseful) {}

  /** In the place of what this account said before. */
  OwnOpinion say(
      UUID account, String node, int publication, boolean useful, @Nullable String comment) {
    return jdbi.withHandle(
        h ->
            h.createQuery(
                    """
                    INSERT INTO guide_opinion (id, account_id, node_id, useful, comment, number, said_at)
                    VALUES (:id, :account, :node, :useful, CAST(:comment AS text), :number, :now)
                        ON CONFLICT (account_id, node_id) DO UPDATE
                       SET useful = excluded.useful, comment = excluded.comment,
                           number = excluded.number, said_at = excluded.said_at
                    RETURNING useful, comment, said_at
                    """)
                .bind("id", UUID.randomUUID())
                .bind("account", account)
                .bind("node", node)
                .bind("useful", useful)
                .bind("comment", comment)
                .bind("number", publication)
                .bind("now", clock.instant())
                .map((row, context) -> own(row))
                .one());
  }

  Optional<OwnOpinion> find(UUID account, String node) {
    return jdbi.withHandle(
        h ->
            h.createQuery(
                    """
                    SELECT useful, comment, said_at
                      FROM guide_opinion
                     WHERE account_id = :account AND node_id = :node
                    """)
                .bind("account", account)
                .bind("node", node)
                .map((row, context) -> own(row))
                .findOne());
  }

  /**
   * Newest first.
   *
   * @param node null: of all nodes
   * @param after the last one shown; null: from the newest
   */
  List<Opinion> list(@Nullable String node, @Nullable Moment after, int size, GuideTree tree) {
    return jdbi.withHandle(
        h ->
            h.createQuery(
                    """
                    SELECT o.id, o.node_id, o.useful, o.comment, o.number, o.said_at, a.display_name
                      FROM guide_opinion o
                      JOIN account a ON a.id = o.account_id
                     WHERE (CAST(:node AS text) IS NULL OR o.node_id = :node)
                       AND (CAST(:at AS timestamptz) IS NULL
                            OR (o.said_at, o.id) < (CAST(:at AS timestamptz), CAST(:id AS uuid)))
                     ORDER BY o.said_at DESC, o.id DESC
                     LIMIT :size
                    """)
                .bind("node", node)
                .bind("at", after == null ? null : after.at())
                .bind("id", after == null ? null : after.id())
                .bind("size", size)
                .map((row, context) -> opinion(row, tree))
                .list());
  }

  Counts counts(@Nullable String node) {
    return jdbi.withHandle(
        h ->
            h.createQuery(
                    """
                    SELECT count(*) FILTER (WHERE useful) AS useful,
                           count(*) FILTER (WHERE NOT useful) AS not_useful
                      FROM guide_opinion
                     WHERE CAST(:node AS text) IS NULL OR node_id = :node
                    """)
                .bind("node", node)
                .map((row, context) -> new Counts(row.getInt("useful"), row.getInt("not_useful")))
                .one());
  }

  private static OwnOpinion own(ResultSet row) throws SQLException {
    return new OwnOpinion(
        row.getBoolean("useful"),
        row.getString("comment"),
        row.getTimestamp("said_at").toInstant());
  }

  private static Opinion opinion(ResultSet row, GuideTree tree) throws SQLException {
    var node = row.getString("node_id");
    return new Opinion(
        row.getString("id"),
        node,
        tree.find(node).map(GuideNode::title).orElse(null),
        row.getBoolean("useful"),
        row.getString("comment"),
        row.getInt("number"),
        row.getTimestamp("said_at").toInstant(),
        row.getString("display_name"));
  }
}

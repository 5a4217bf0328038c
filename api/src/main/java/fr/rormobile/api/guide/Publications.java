package fr.rormobile.api.guide;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What was published, in PostgreSQL: rows are added, never changed. */
@Singleton
class Publications {
  static final int MOST_FOUND = 50;

  private final GuideStore store;
  private final Clock clock;

  Publications(GuideStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** The publication that people read; 0: none yet. */
  int latest(Handle h) {
    return h.createQuery("SELECT coalesce(max(number), 0) FROM guide_publication")
        .mapTo(Integer.class)
        .one();
  }

  boolean exists(Handle h, int number) {
    return h.createQuery("SELECT EXISTS (SELECT FROM guide_publication WHERE number = :number)")
        .bind("number", number)
        .mapTo(Boolean.class)
        .one();
  }

  GuideTree tree(Handle h, int number) {
    var at =
        h.createQuery("SELECT published_at FROM guide_publication WHERE number = :number")
            .bind("number", number)
            .mapTo(Instant.class)
            .findOne();
    var nodes =
        h.createQuery(
                """
                SELECT id, parent_id, kind, position, content, updated_at
                  FROM guide_published_node
                 WHERE number = :number
                """)
            .bind("number", number)
            .map((row, context) -> store.node(row, 0))
            .list();
    return new GuideTree(number, at.orElse(null), nodes);
  }

  /** Whether the draft says anything that the publication does not, or the reverse. */
  boolean differs(Handle h, int number) {
    return h.createQuery(
            """
            WITH draft AS (
              SELECT id, parent_id, kind, position, content FROM guide_node
            ), published AS (
              SELECT id, parent_id, kind, position, content
                FROM guide_published_node
               WHERE number = :number
            )
            SELECT EXISTS (TABLE draft EXCEPT TABLE published)
                OR EXISTS (TABLE published EXCEPT TABLE draft)
            """)
        .bind("number", number)
        .mapTo(Boolean.class)
        .one();
  }

  /**
   * The draft as it is becomes the next publication. The caller has {@link GuideStore#lock}.
   *
   * @param author null: the program itself
   * @param restored the publication whose content it is; null: none
   * @return its number
   */
  int publish(
      Handle h,
      GuideTree draft,
      @Nullable UUID author,
      @Nullable String note,
      @Nullable Integer restored) {
    var number = latest(h) + 1;
    h.createUpdate(
            """
            INSERT INTO guide_publication (number, published_at, published_by, note, restored, nodes)
            VALUES (:number, :now, CAST(:author AS uuid), CAST(:note AS text),
                    CAST(:restored AS int), :nodes)
            """)
        .bind("number", number)
        .bind("now", clock.instant())
        .bind("author", author)
        .bind("note", note)
        .bind("restored", restored)
        .bind("nodes", draft.size())
        .execute();
    var batch =
        h.prepareBatch(
            """
            INSERT INTO guide_published_node (number, id, parent_id, kind, position, content,
                                              updated_at, words)
            SELECT :number, id, parent_id, kind, position, content, updated_at,
                   setweight(to_tsvector('french', :title), 'A')
                || setweight(to_tsvector('french', :keywords), 'B')
                || setweight(to_tsvector('french', :text), 'C')
                || setweight(to_tsvector('french', :path), 'D')
              FROM guide_node
             WHERE id = :id
            """);
    for (var node : draft.all()) {
      var content = node.content();
      batch
          .bind("number", number)
          .bind("id", node.id())
          .bind("title", Words.folded(content.title()))
          .bind("keywords", Words.folded(String.join(" ", content.keywordList())))
          .bind("text", Words.folded(text(content)))
          .bind(
              "path",
              Words.folded(
                  draft.ancestors(node).stream()
                      .map(GuideNode::title)
                      .collect(Collectors.joining(" "))))
          .add();
    }
    if (draft.size() > 0) {
      batch.execute();
    }
    return number;
  }

  private static String text(GuideContent content) {
    var all = new StringBuilder();
    all.append(content.summary() == null ? "" : content.summary()).append(' ');
    all.append(content.text() == null ? "" : content.text()).append(' ');
    content.missionList().forEach(mission -> all.append(mission).append(' '));
    content
        .definitionList()
        .forEach(d -> all.append(d.term()).append(' ').append(d.text()).append(' '));
    return all.toString();
  }

  /**
   * Nodes of a publication that have these words, the best first: all of them, the last one perhaps
   * unfinished; or, where no node has all, any of them.
   */
  List<String> find(Handle h, int number, List<String> words) {
    if (words.isEmpty()) {
      return List.of();
    }
    var begun = words.subList(0, words.size() - 1).stream().collect(Collectors.toList());
    begun.add(words.getLast() + ":*");
    var all = matching(h, number, String.join(" & ", begun));
    return all.isEmpty() && words.size() > 1 ? matching(h, number, String.join(" | ", begun)) : all;
  }

  private static List<String> matching(Handle h, int number, String query) {
    return h.createQuery(
            """
            SELECT id
              FROM guide_published_node, to_tsquery('french', :query) AS asked
             WHERE number = :number
               AND words @@ asked
             ORDER BY ts_rank(words, asked) DESC, id
             LIMIT :most
            """)
        .bind("number", number)
        .bind("query", query)
        .bind("most", MOST_FOUND)
        .mapTo(String.class)
        .list();
  }

  /**
   * Newest first.
   *
   * @param before exclusive; null: from the newest
   */
  List<GuideWire.Publication> list(Handle h, @Nullable Integer before, int size) {
    return h.createQuery(
            """
            SELECT p.number, p.published_at, a.display_name, p.note, p.restored, p.nodes
              FROM guide_publication p
              LEFT JOIN account a ON a.id = p.published_by
             WHERE p.number < coalesce(CAST(:before AS int), 2147483647)
             ORDER BY p.number DESC
             LIMIT :size
            """)
        .bind("before", before)
        .bind("size", size)
        .map((row, context) -> publication(row))
        .list();
  }

  Optional<GuideWire.Publication> find(Handle h, int number) {
    return list(h, number + 1, 1).stream().filter(p -> p.number() == number).findFirst();
  }

  private static GuideWire.Publication publication(ResultSet row) throws SQLException {
    return new GuideWire.Publication(
        row.getInt("number"),
        row.getTimestamp("published_at").toInstant(),
        row.getString("display_name"),
        row.getString("note"),
        row.getObject("restored", Integer.class),
        row.getInt("nodes"));
  }
}

package fr.rormobile.api.guide;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** The draft in PostgreSQL. */
@Singleton
class GuideStore {
  private static final long LOCK = 0x4755494445L; // « GUIDE »

  private final JsonMapper json;
  private final Clock clock;

  GuideStore(JsonMapper json, Clock clock) {
    this.json = json;
    this.clock = clock;
  }

  /**
   * Until the end of the transaction nobody else writes the draft or publishes; reading goes on. So
   * two editors who each move a node below the other's make no circle.
   */
  void lock(Handle h) {
    h.createQuery("SELECT pg_advisory_xact_lock(:lock)").bind("lock", LOCK).mapToMap().one();
  }

  GuideTree draft(Handle h) {
    var nodes =
        h.createQuery(
                """
                SELECT id, parent_id, kind, position, content, version, updated_at
                  FROM guide_node
                """)
            .map((row, context) -> node(row, row.getLong("version")))
            .list();
    return new GuideTree(GuideTree.UNPUBLISHED, null, nodes);
  }

  Optional<GuideNode> find(Handle h, String id) {
    return h.createQuery(
            """
            SELECT id, parent_id, kind, position, content, version, updated_at
              FROM guide_node
             WHERE id = :id
            """)
        .bind("id", id)
        .map((row, context) -> node(row, row.getLong("version")))
        .findOne();
  }

  /**
   * @param author null: the program itself
   */
  void insert(
      Handle h,
      String id,
      @Nullable String parentId,
      GuideKind kind,
      int position,
      GuideContent content,
      @Nullable UUID author) {
    written(
            h.createUpdate(
                """
                INSERT INTO guide_node (id, parent_id, kind, position, content, updated_at, updated_by)
                VALUES (:id, :parent, :kind, :position, CAST(:content AS jsonb), :now,
                        CAST(:author AS uuid))
                """),
            id,
            content,
            author)
        .bind("parent", parentId)
        .bind("kind", kind.name())
        .bind("position", position)
        .execute();
  }

  void update(
      Handle h,
      String id,
      @Nullable String parentId,
      GuideKind kind,
      int position,
      GuideContent content,
      UUID author) {
    written(
            h.createUpdate(
                """
                UPDATE guide_node
                   SET parent_id = CAST(:parent AS text), kind = :kind, position = :position,
                       content = CAST(:content AS jsonb), version = nextval('guide_version'),
                       updated_at = :now, updated_by = CAST(:author AS uuid)
                 WHERE id = :id
                """),
            id,
            content,
            author)
        .bind("parent", parentId)
        .bind("kind", kind.name())
        .bind("position", position)
        .execute();
  }

  private Update written(Update statement, String id, GuideContent content, @Nullable UUID author) {
    return statement
        .bind("id", id)
        .bind("content", ContentJson.text(json, content))
        .bind("now", clock.instant())
        .bind("author", author);
  }

  void delete(Handle h, List<String> ids) {
    h.createUpdate("DELETE FROM guide_node WHERE id = ANY (:ids)")
        .bind("ids", ids.toArray(String[]::new))
        .execute();
  }

  /** The draft becomes what that publication is; every node has a version nobody has read. */
  void restore(Handle h, int number, UUID author) {
    h.execute("DELETE FROM guide_node");
    h.createUpdate(
            """
            INSERT INTO guide_node (id, parent_id, kind, position, content, updated_at, updated_by)
            SELECT id, parent_id, kind, position, content, updated_at, CAST(:author AS uuid)
              FROM guide_published_node
             WHERE number = :number
            """)
        .bind("number", number)
        .bind("author", author)
        .execute();
  }

  /** Of a row of the draft, or of a publication. */
  GuideNode node(ResultSet row, long version) throws SQLException {
    return new GuideNode(
        row.getString("id"),
        row.getString("parent_id"),
        GuideKind.valueOf(row.getString("kind")),
        row.getInt("position"),
        ContentJson.read(json, row.getString("content")),
        version,
        row.getTimestamp("updated_at").toInstant());
  }
}

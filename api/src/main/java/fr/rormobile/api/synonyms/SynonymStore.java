package fr.rormobile.api.synonyms;

import fr.rormobile.search.SynonymRule;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rules in the database. Whoever writes locks the list first. */
@Singleton
class SynonymStore {
  private static final String COLUMNS =
      "SELECT id, terms, stands_for, state, origin, report_id, version, updated_at"
          + " FROM synonym_rule ";

  private final Clock clock;

  SynonymStore(Clock clock) {
    this.clock = clock;
  }

  /** Where a rule is in its life; retired ones are not shown any more. */
  enum State {
    ACTIVE,
    PROPOSED,
    RETIRED
  }

  record Stored(
      UUID id,
      SynonymRule rule,
      State state,
      String origin,
      @Nullable UUID reportId,
      long version,
      Instant updatedAt) {}

  long version(Handle h) {
    return h.createQuery("SELECT version FROM synonym_list").mapTo(Long.class).one();
  }

  /** Until the end of the transaction no other change is made. */
  void lock(Handle h) {
    h.createQuery("SELECT version FROM synonym_list FOR UPDATE").mapTo(Long.class).one();
  }

  void raise(Handle h) {
    h.execute("UPDATE synonym_list SET version = version + 1");
  }

  List<SynonymRule> activeRules(Handle h) {
    return list(h, State.ACTIVE).stream().map(Stored::rule).toList();
  }

  /**
   * By first term.
   *
   * @param state null: active and proposed ones
   */
  List<Stored> list(Handle h, @Nullable State state) {
    return h.createQuery(
            COLUMNS
                + """
                WHERE state <> 'RETIRED' AND (CAST(:state AS text) IS NULL OR state = :state)
                ORDER BY lower(terms[1]), id
                """)
        .bind("state", state == null ? null : state.name())
        .map((row, context) -> stored(row))
        .list();
  }

  Optional<Stored> find(Handle h, UUID id) {
    return h.createQuery(COLUMNS + "WHERE id = :id AND state <> 'RETIRED'")
        .bind("id", id)
        .map((row, context) -> stored(row))
        .findOne();
  }

  int count(Handle h) {
    return h.createQuery("SELECT count(*) FROM synonym_rule WHERE state <> 'RETIRED'")
        .mapTo(Integer.class)
        .one();
  }

  /** False: it was there already, perhaps retired. */
  boolean insert(
      Handle h,
      UUID id,
      SynonymRule rule,
      State state,
      String origin,
      @Nullable UUID report,
      @Nullable UUID author) {
    return h.createUpdate(
                """
                INSERT INTO synonym_rule (id, terms, stands_for, state, origin, report_id, author_id,
                                          created_at, updated_at)
                VALUES (:id, :terms, :to, :state, :origin, CAST(:report AS uuid),
                        CAST(:author AS uuid), :now, :now)
                    ON CONFLICT (id) DO NOTHING
                """)
            .bind("id", id)
            .bindArray("terms", String.class, rule.from())
            .bindArray("to", String.class, rule.to())
            .bind("state", state)
            .bind("origin", origin)
            .bind("report", report)
            .bind("author", author)
            .bind("now", clock.instant())
            .execute()
        == 1;
  }

  void replace(Handle h, UUID id, SynonymRule rule, UUID author) {
    h.createUpdate(
            """
            UPDATE synonym_rule
               SET terms = :terms, stands_for = :to, author_id = :author, version = version + 1,
                   updated_at = :now
             WHERE id = :id
            """)
        .bindArray("terms", String.class, rule.from())
        .bindArray("to", String.class, rule.to())
        .bind("author", author)
        .bind("now", clock.instant())
        .bind("id", id)
        .execute();
  }

  void move(Handle h, UUID id, State state, UUID author) {
    h.createUpdate(
            """
            UPDATE synonym_rule
               SET state = :state, author_id = :author, version = version + 1, updated_at = :now
             WHERE id = :id
            """)
        .bind("state", state)
        .bind("author", author)
        .bind("now", clock.instant())
        .bind("id", id)
        .execute();
  }

  /** The same for the same rule in every process. */
  static UUID shippedId(SynonymRule rule) {
    return UUID.nameUUIDFromBytes(("synonym " + rule).getBytes(StandardCharsets.UTF_8));
  }

  private static Stored stored(ResultSet row) throws SQLException {
    return new Stored(
        row.getObject("id", UUID.class),
        new SynonymRule(texts(row, "terms"), texts(row, "stands_for")),
        State.valueOf(row.getString("state")),
        row.getString("origin"),
        row.getObject("report_id", UUID.class),
        row.getLong("version"),
        row.getTimestamp("updated_at").toInstant());
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }
}

package fr.rormobile.api.savedsearches;

import fr.rormobile.api.platform.Idempotency;
import fr.rormobile.api.platform.JsonText;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.platform.web.ProblemKind;
import fr.rormobile.api.savedsearches.SavedSearchWire.Input;
import fr.rormobile.api.savedsearches.SavedSearchWire.Kind;
import fr.rormobile.api.savedsearches.SavedSearchWire.Saved;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;

/**
 * The searches that people keep. Whoever writes locks their account's row first, so that two phones
 * of one person neither pass the limit nor make two defaults. One that was deleted stays for {@link
 * #KEPT}, without its name and not as default, so that it can be brought back.
 */
@Singleton
class SavedSearches {
  static final int MOST = 50;
  static final Duration KEPT = Duration.ofDays(30);
  private static final String OPERATION = "POST /saved-searches";
  private static final String COLUMNS =
      """
      SELECT id, name, kind, search, favourite, is_default, version, updated_at, deleted_at
        FROM saved_search
       WHERE account_id = :account
         AND (deleted_at IS NULL OR deleted_at > :oldest)
      """;

  private final Jdbi jdbi;
  private final Idempotency idempotency;
  private final JsonMapper json;
  private final Clock clock;

  SavedSearches(Jdbi jdbi, Idempotency idempotency, JsonMapper json, Clock clock) {
    this.jdbi = jdbi;
    this.idempotency = idempotency;
    this.json = json;
    this.clock = clock;
  }

  /** The default first, then the favourites, then by name; or those deleted, the last one first. */
  List<Saved> list(UUID account, boolean deleted) {
    return jdbi.withHandle(
        h ->
            h.createQuery(
                    COLUMNS
                        + """
                          AND (deleted_at IS NOT NULL) = :deleted
                        ORDER BY deleted_at DESC, is_default DESC, favourite DESC, lower(name), id
                        """)
                .bind("account", account)
                .bind("oldest", clock.instant().minus(KEPT))
                .bind("deleted", deleted)
                .map((row, context) -> saved(row))
                .list());
  }

  /** Empty: this person has none of that id, or it was deleted. */
  Optional<Saved> find(UUID account, UUID id) {
    return jdbi.withHandle(h -> find(h, account, id)).filter(found -> found.deletedAt() == null);
  }

  private Optional<Saved> find(Handle h, UUID account, UUID id) {
    return h.createQuery(COLUMNS + " AND id = :id")
        .bind("account", account)
        .bind("oldest", clock.instant().minus(KEPT))
        .bind("id", id)
        .map((row, context) -> saved(row))
        .findOne();
  }

  /**
   * @param input whose search was read and is good
   * @return as it is answered, word for word the same to a request that comes again
   * @throws ProblemException 409 when there are too many, or one of that name, or the key stands
   *     for another request
   */
  String create(UUID account, Input input, String key) {
    return jdbi.inTransaction(
        h ->
            idempotency.once(
                h,
                account,
                OPERATION,
                key,
                JsonText.of(json, input),
                () -> {
                  var id = UUID.randomUUID();
                  lock(h, account);
                  forget(h, account);
                  makeRoom(h, account, id, input.name(), input.wantsDefault());
                  insert(h, account, id, input);
                  return JsonText.of(json, find(h, account, id).orElseThrow());
                }));
  }

  private void insert(Handle h, UUID account, UUID id, Input input) {
    write(
        h.createUpdate(
            """
            INSERT INTO saved_search (id, account_id, name, kind, search, favourite, is_default,
                                      created_at, updated_at)
            VALUES (:id, :account, :name, :kind, CAST(:search AS jsonb), :favourite, :default,
                    :now, :now)
            """),
        account,
        id,
        input);
  }

  /**
   * Empty: this person has none of that id.
   *
   * @throws ProblemException 412 when it is no longer the version that was read, 409 for a name
   *     that is taken
   */
  Optional<Saved> replace(UUID account, UUID id, long version, Input input) {
    return jdbi.inTransaction(
        h -> {
          lock(h, account);
          var before = find(h, account, id).filter(found -> found.deletedAt() == null);
          if (before.isEmpty()) {
            return Optional.empty();
          }
          if (before.get().version() != version) {
            throw ProblemException.of(
                ProblemKind.PRECONDITION_FAILED,
                "Cette recherche a été modifiée entre-temps, sur un autre appareil peut-être ;"
                    + " relisez-la.");
          }
          makeRoom(h, account, id, input.name(), input.wantsDefault());
          write(
              h.createUpdate(
                  """
                  UPDATE saved_search
                     SET name = :name, kind = :kind, search = CAST(:search AS jsonb),
                         favourite = :favourite, is_default = :default, version = version + 1,
                         updated_at = :now
                   WHERE id = :id AND account_id = :account
                  """),
              account,
              id,
              input);
          return find(h, account, id);
        });
  }

  /** Again changes nothing; somebody else's stays. */
  void delete(UUID account, UUID id) {
    jdbi.useTransaction(
        h -> {
          lock(h, account);
          h.createUpdate(
                  """
                  UPDATE saved_search
                     SET deleted_at = :now, is_default = false, version = version + 1
                   WHERE id = :id AND account_id = :account AND deleted_at IS NULL
                  """)
              .bind("id", id)
              .bind("account", account)
              .bind("now", clock.instant())
              .execute();
        });
  }

  /**
   * Brings back what was deleted; what is there stays as it is. Empty: this person has none of that
   * id, or no longer.
   *
   * @throws ProblemException 409 when its name was taken since, or there are too many
   */
  Optional<Saved> restore(UUID account, UUID id) {
    return jdbi.inTransaction(
        h -> {
          lock(h, account);
          var found = find(h, account, id);
          if (found.isEmpty() || found.get().deletedAt() == null) {
            return found;
          }
          makeRoom(h, account, id, found.get().name(), false);
          h.createUpdate(
                  """
                  UPDATE saved_search
                     SET deleted_at = NULL, version = version + 1, updated_at = :now
                   WHERE id = :id AND account_id = :account
                  """)
              .bind("id", id)
              .bind("account", account)
              .bind("now", clock.instant())
              .execute();
          return find(h, account, id);
        });
  }

  private static void lock(Handle h, UUID account) {
    h.createQuery("SELECT id FROM account WHERE id = :account FOR NO KEY UPDATE")
        .bind("account", account)
        .mapTo(UUID.class)
        .one();
  }

  private void forget(Handle h, UUID account) {
    h.createUpdate("DELETE FROM saved_search WHERE account_id = :account AND deleted_at <= :oldest")
        .bind("account", account)
        .bind("oldest", clock.instant().minus(KEPT))
        .execute();
  }

  /** There is room for this one, its name is free, and no other is the default if it is to be. */
  private static void makeRoom(Handle h, UUID account, UUID id, String name, boolean isDefault) {
    var others =
        h.createQuery(
                """
                SELECT lower(name) = lower(:name) AS same FROM saved_search
                 WHERE account_id = :account AND deleted_at IS NULL AND id <> :id
                """)
            .bind("account", account)
            .bind("name", name)
            .bind("id", id)
            .mapTo(Boolean.class)
            .list();
    if (others.contains(true)) {
      throw ProblemException.conflict("Vous avez déjà une recherche de ce nom.");
    }
    if (others.size() >= MOST) {
      throw ProblemException.conflict(
          "Vous avez déjà " + MOST + " recherches ; supprimez-en une pour en garder une autre.");
    }
    if (isDefault) {
      h.createUpdate(
              """
              UPDATE saved_search SET is_default = false, version = version + 1
               WHERE account_id = :account AND is_default AND id <> :id
              """)
          .bind("account", account)
          .bind("id", id)
          .execute();
    }
  }

  private void write(Update statement, UUID account, UUID id, Input input) {
    statement
        .bind("id", id)
        .bind("account", account)
        .bind("name", input.name())
        .bind("kind", input.kind().name())
        .bind("search", JsonText.of(json, input.search()))
        .bind("favourite", input.isFavourite())
        .bind("default", input.wantsDefault())
        .bind("now", clock.instant())
        .execute();
  }

  private Saved saved(ResultSet row) throws SQLException {
    var deleted = row.getTimestamp("deleted_at");
    return new Saved(
        row.getString("id"),
        row.getString("name"),
        Kind.valueOf(row.getString("kind")),
        JsonText.read(json, row.getString("search"), JsonNode.class),
        row.getBoolean("favourite"),
        row.getBoolean("is_default"),
        row.getLong("version"),
        row.getTimestamp("updated_at").toInstant(),
        deleted == null ? null : deleted.toInstant());
  }
}

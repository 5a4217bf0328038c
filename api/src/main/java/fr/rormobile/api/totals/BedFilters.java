package fr.rormobile.api.totals;

import fr.rormobile.api.platform.Idempotency;
import fr.rormobile.api.platform.JsonText;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.totals.BedFilterWire.Criteria;
import fr.rormobile.api.totals.BedFilterWire.Input;
import fr.rormobile.api.totals.BedFilterWire.Saved;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/**
 * The filters of the bed views that people keep. Whoever writes locks their account's row first, so
 * that two phones of one person neither pass the limit nor make two defaults.
 */
@Singleton
class BedFilters {
  static final int MOST = 50;
  private static final String OPERATION = "POST /bed-filters";

  private final Jdbi jdbi;
  private final Idempotency idempotency;
  private final JsonMapper json;
  private final Clock clock;

  BedFilters(Jdbi jdbi, Idempotency idempotency, JsonMapper json, Clock clock) {
    this.jdbi = jdbi;
    this.idempotency = idempotency;
    this.json = json;
    this.clock = clock;
  }

  /** The default first, then by name. */
  List<Saved> list(UUID account) {
    return jdbi.withHandle(
        h ->
            h.createQuery(
                    """
                    SELECT id, name, is_default, filter, updated_at
                      FROM bed_filter
                     WHERE account_id = :account
                     ORDER BY is_default DESC, lower(name)
                    """)
                .bind("account", account)
                .map((row, context) -> saved(row))
                .list());
  }

  Optional<Saved> find(UUID account, UUID id) {
    return jdbi.withHandle(h -> find(h, account, id));
  }

  private Optional<Saved> find(Handle h, UUID account, UUID id) {
    return h.createQuery(
            """
            SELECT id, name, is_default, filter, updated_at
              FROM bed_filter
             WHERE id = :id AND account_id = :account
            """)
        .bind("id", id)
        .bind("account", account)
        .map((row, context) -> saved(row))
        .findOne();
  }

  /**
   * @param input whose criteria were read and are good
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
                text(input),
                () -> {
                  var id = UUID.randomUUID();
                  insert(h, account, id, input);
                  return text(find(h, account, id).orElseThrow());
                }));
  }

  private void insert(Handle h, UUID account, UUID id, Input input) {
    lock(h, account);
    var count =
        h.createQuery("SELECT count(*) FROM bed_filter WHERE account_id = :account")
            .bind("account", account)
            .mapTo(Integer.class)
            .one();
    if (count >= MOST) {
      throw ProblemException.conflict(
          "Vous avez déjà " + MOST + " filtres ; supprimez-en un pour en garder un autre.");
    }
    makeRoom(h, account, id, input);
    write(
        h.createUpdate(
            """
            INSERT INTO bed_filter (id, account_id, name, filter, is_default, created_at, updated_at)
            VALUES (:id, :account, :name, CAST(:filter AS jsonb), :default, :now, :now)
            """),
        account,
        id,
        input);
  }

  /** Empty: the person has no such filter. */
  Optional<Saved> replace(UUID account, UUID id, Input input) {
    return jdbi.inTransaction(
        h -> {
          lock(h, account);
          if (find(h, account, id).isEmpty()) {
            return Optional.empty();
          }
          makeRoom(h, account, id, input);
          write(
              h.createUpdate(
                  """
                  UPDATE bed_filter
                     SET name = :name, filter = CAST(:filter AS jsonb), is_default = :default,
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
    jdbi.useHandle(
        h ->
            h.createUpdate("DELETE FROM bed_filter WHERE id = :id AND account_id = :account")
                .bind("id", id)
                .bind("account", account)
                .execute());
  }

  private static void lock(Handle h, UUID account) {
    h.createQuery("SELECT id FROM account WHERE id = :account FOR NO KEY UPDATE")
        .bind("account", account)
        .mapTo(UUID.class)
        .one();
  }

  private static void makeRoom(Handle h, UUID account, UUID id, Input input) {
    var taken =
        h.createQuery(
                """
                SELECT EXISTS (SELECT FROM bed_filter
                                WHERE account_id = :account AND lower(name) = lower(:name)
                                  AND id <> :id)
                """)
            .bind("account", account)
            .bind("name", input.name())
            .bind("id", id)
            .mapTo(Boolean.class)
            .one();
    if (taken) {
      throw ProblemException.conflict("Vous avez déjà un filtre de ce nom.");
    }
    if (input.wantsDefault()) {
      h.createUpdate(
              """
              UPDATE bed_filter SET is_default = false
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
        .bind("filter", text(input.filter()))
        .bind("default", input.wantsDefault())
        .bind("now", clock.instant())
        .execute();
  }

  private Saved saved(ResultSet row) throws SQLException {
    return new Saved(
        row.getString("id"),
        row.getString("name"),
        row.getBoolean("is_default"),
        criteria(row.getString("filter")),
        row.getTimestamp("updated_at").toInstant());
  }

  private Criteria criteria(@Nullable String text) {
    return JsonText.read(json, text == null ? "{}" : text, Criteria.class);
  }

  private String text(Object value) {
    return JsonText.of(json, value);
  }
}

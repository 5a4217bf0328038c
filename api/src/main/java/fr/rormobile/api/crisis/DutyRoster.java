package fr.rormobile.api.crisis;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.crisis.DutyWire.NewShift;
import fr.rormobile.api.crisis.DutyWire.Shift;
import fr.rormobile.api.platform.Idempotency;
import fr.rormobile.api.platform.JsonText;
import fr.rormobile.api.platform.web.Ids;
import fr.rormobile.api.platform.web.ProblemException;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Who is on call for a duty. */
@Singleton
class DutyRoster {
  private final Jdbi jdbi;
  private final DutyEdits duties;
  private final Idempotency idempotency;
  private final JsonMapper json;
  private final Clock clock;

  DutyRoster(Jdbi jdbi, DutyEdits duties, Idempotency idempotency, JsonMapper json, Clock clock) {
    this.jdbi = jdbi;
    this.duties = duties;
    this.idempotency = idempotency;
    this.json = json;
    this.clock = clock;
  }

  /** Those that are not over, in the order of their beginning. */
  List<Shift> list(Caller caller, String duty) {
    return jdbi.withHandle(
        h -> read(h, UUID.fromString(duties.known(h, caller, duty).id()), clock.instant()));
  }

  private static List<Shift> read(Handle h, UUID duty, Instant after) {
    return h.createQuery(
            """
            SELECT s.id, a.login, a.display_name, s.starts_at, s.ends_at, s.override
              FROM alert_duty_shift s
              JOIN account a ON a.id = s.account_id
             WHERE s.duty_id = :duty
               AND s.removed_by IS NULL
               AND s.ends_at > :after
             ORDER BY s.starts_at, s.override, s.created_at
             LIMIT 500
            """)
        .bind("duty", duty)
        .bind("after", after)
        .map((row, context) -> shift(row))
        .list();
  }

  Shift add(Caller caller, String duty, NewShift shift, String key) {
    DutyRules.check(shift);
    return jdbi.inTransaction(
        h -> {
          var found = UUID.fromString(duties.known(h, caller, duty).id());
          var id =
              idempotency.once(
                  h,
                  caller.id(),
                  "POST /alert-duties/{id}/shifts",
                  key,
                  duty + JsonText.of(json, shift),
                  () -> insert(h, caller, found, shift).toString());
          return read(h, found, Instant.EPOCH).stream()
              .filter(one -> one.id().equals(id))
              .findFirst()
              .orElseThrow(() -> ProblemException.notFound("Cette garde a été retirée."));
        });
  }

  private UUID insert(Handle h, Caller caller, UUID duty, NewShift shift) {
    h.createQuery("SELECT id FROM alert_duty WHERE id = :id FOR UPDATE")
        .bind("id", duty)
        .mapTo(UUID.class)
        .one();
    var account = duties.account(h, shift.login());
    boolean taken =
        h.createQuery(
                """
                SELECT EXISTS (SELECT FROM alert_duty_shift
                                WHERE duty_id = :duty AND removed_by IS NULL AND NOT override
                                  AND starts_at < :ends AND ends_at > :starts)
                """)
            .bind("duty", duty)
            .bind("starts", shift.startsAt())
            .bind("ends", shift.endsAt())
            .mapTo(Boolean.class)
            .one();
    if (taken && !shift.overrides()) {
      throw ProblemException.conflict(
          "Une garde couvre déjà ce temps : `override` la remplace sans l'effacer.");
    }
    var id = UUID.randomUUID();
    h.createUpdate(
            """
            INSERT INTO alert_duty_shift (id, duty_id, account_id, starts_at, ends_at, override,
                                          created_by, created_at)
            VALUES (:id, :duty, :account, :starts, :ends, :override, :author, :now)
            """)
        .bind("id", id)
        .bind("duty", duty)
        .bind("account", account)
        .bind("starts", shift.startsAt())
        .bind("ends", shift.endsAt())
        .bind("override", shift.overrides())
        .bind("author", caller.id())
        .bind("now", clock.instant())
        .execute();
    return id;
  }

  void remove(Caller caller, String duty, String shift) {
    jdbi.useTransaction(
        h -> {
          var found = UUID.fromString(duties.known(h, caller, duty).id());
          h.createUpdate(
                  """
                  UPDATE alert_duty_shift SET removed_by = :author
                   WHERE id = :id AND duty_id = :duty AND removed_by IS NULL
                  """)
              .bind("author", caller.id())
              .bind("id", Ids.uuid(shift).orElse(null))
              .bind("duty", found)
              .execute();
        });
  }

  private static Shift shift(ResultSet row) throws SQLException {
    return new Shift(
        row.getString("id"),
        row.getString("login"),
        row.getString("display_name"),
        row.getTimestamp("starts_at").toInstant(),
        row.getTimestamp("ends_at").toInstant(),
        row.getBoolean("override"));
  }
}

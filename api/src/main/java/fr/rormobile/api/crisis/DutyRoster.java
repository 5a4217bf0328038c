package fr.rormobile.api.crisis;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.crisis.DutyWire.NewShift;
import fr.rormobile.api.crisis.DutyWire.Shift;
import fr.rormobile.api.crisis.PersonalAlerts.Person;
import fr.rormobile.api.platform.Idempotency;
import fr.rormobile.api.platform.JsonText;
import fr.rormobile.api.platform.web.Ids;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.notifier.Alert;
import fr.rormobile.notifier.Fact;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is on call for a duty, and the word to both when it changes hands. */
@Singleton
class DutyRoster {
  static final String KIND = "ONCALL_HANDOVER";

  private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEEE d MMMM 'à' HH 'h' mm", Locale.FRANCE);
  private static final Logger LOG = LoggerFactory.getLogger(DutyRoster.class);

  private final Jdbi jdbi;
  private final DutyEdits duties;
  private final PersonalAlerts people;
  private final Idempotency idempotency;
  private final JsonMapper json;
  private final Clock clock;

  DutyRoster(
      Jdbi jdbi,
      DutyEdits duties,
      PersonalAlerts people,
      Idempotency idempotency,
      JsonMapper json,
      Clock clock) {
    this.jdbi = jdbi;
    this.duties = duties;
    this.people = people;
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

  /** A shift that has begun, and who had the duty until then. */
  private record Begun(
      UUID id,
      String duty,
      Person incoming,
      @Nullable Person outgoing,
      Instant starts,
      Instant ends) {}

  private static final String BEGUN =
      """
      SELECT s.id, d.label, s.starts_at, s.ends_at, a.id AS account, a.display_name, a.email,
             o.id AS old_account, o.display_name AS old_name, o.email AS old_email
        FROM alert_duty_shift s
        JOIN alert_duty d ON d.id = s.duty_id AND d.removed_at IS NULL
        JOIN account a    ON a.id = s.account_id
        LEFT JOIN LATERAL (SELECT p.account_id
                             FROM alert_duty_shift p
                            WHERE p.duty_id = s.duty_id
                              AND p.id <> s.id
                              AND p.removed_by IS NULL
                              AND p.starts_at <= s.starts_at
                              AND p.ends_at >= s.starts_at - interval '12 hours'
                            ORDER BY p.override DESC, p.ends_at DESC, p.created_at DESC
                            LIMIT 1) p ON true
        LEFT JOIN account o ON o.id = coalesce(p.account_id, d.account_id)
                           AND o.id <> s.account_id
       WHERE s.told_at IS NULL
         AND s.removed_by IS NULL
         AND s.starts_at <= :now
         AND s.ends_at > :now
       ORDER BY s.starts_at
         FOR UPDATE OF s SKIP LOCKED
       LIMIT 200
      """;

  /** Tells of the hand-overs that have come; each once. */
  int run() {
    return jdbi.inTransaction(
        h -> {
          var begun =
              h.createQuery(BEGUN)
                  .bind("now", clock.instant())
                  .map((row, context) -> begun(row))
                  .list();
          begun.forEach(one -> tell(h, one));
          if (!begun.isEmpty()) {
            LOG.info("{} hand-over(s) of duties told", begun.size());
          }
          return begun.size();
        });
  }

  private void tell(Handle h, Begun one) {
    var both = new ArrayList<>(List.of(one.incoming()));
    Optional.ofNullable(one.outgoing()).ifPresent(both::add);
    var now = clock.instant();
    var until = MOMENT.format(one.ends().atZone(ZONE));
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("Prend la garde", Lines.of(one.incoming().name(), 500)));
    if (one.outgoing() != null) {
      facts.add(new Fact("La rend", Lines.of(one.outgoing().name(), 500)));
    }
    facts.add(new Fact("Depuis", MOMENT.format(one.starts().atZone(ZONE))));
    facts.add(new Fact("Jusqu'à", until));
    people.raise(
        h,
        new Alert(
            UUID.randomUUID(),
            KIND,
            "handover:" + one.id(),
            Lines.of("Relève de garde – " + one.duty(), 120),
            Lines.of(
                one.incoming().name() + " est prévenu des tensions, jusqu'au " + until + ".",
                Alert.LONGEST_SUMMARY),
            List.of(),
            facts,
            null,
            false,
            now,
            ZONE,
            Duration.ofHours(12)),
        both);
    h.createUpdate("UPDATE alert_duty_shift SET told_at = :now WHERE id = :id")
        .bind("now", now)
        .bind("id", one.id())
        .execute();
  }

  private static Begun begun(ResultSet row) throws SQLException {
    var old = row.getObject("old_account", UUID.class);
    return new Begun(
        row.getObject("id", UUID.class),
        row.getString("label"),
        new Person(
            row.getObject("account", UUID.class),
            row.getString("display_name"),
            row.getString("email")),
        old == null ? null : new Person(old, row.getString("old_name"), row.getString("old_email")),
        row.getTimestamp("starts_at").toInstant(),
        row.getTimestamp("ends_at").toInstant());
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

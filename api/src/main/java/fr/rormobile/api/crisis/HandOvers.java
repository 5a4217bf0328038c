package fr.rormobile.api.crisis;

import fr.rormobile.api.crisis.PersonalAlerts.Person;
import fr.rormobile.notifier.Alert;
import fr.rormobile.notifier.Fact;
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

/**
 * The word to both when a duty changes hands, and to whom it falls back to when a shift ends that
 * nobody follows: a duty is never left without somebody knowing whose it is.
 */
@Singleton
class HandOvers {
  static final String KIND = "ONCALL_HANDOVER";
  static final String ENDED_KIND = "ONCALL_ENDED";

  private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEEE d MMMM 'à' HH 'h' mm", Locale.FRANCE);
  private static final Logger LOG = LoggerFactory.getLogger(HandOvers.class);

  private final Jdbi jdbi;
  private final PersonalAlerts people;
  private final Clock clock;

  HandOvers(Jdbi jdbi, PersonalAlerts people, Clock clock) {
    this.jdbi = jdbi;
    this.people = people;
    this.clock = clock;
  }

  /**
   * A shift that is over while nobody is on call.
   *
   * @param holder whose the duty is again; null: the mailbox's
   */
  private record Ended(UUID id, String duty, Person outgoing, @Nullable Person holder) {}

  /** Of the last twelve hours: whoever is told later has found out. */
  private static final String ENDED =
      """
      SELECT s.id, d.label, a.id AS account, a.display_name, a.email,
             o.id AS old_account, o.display_name AS old_name, o.email AS old_email
        FROM alert_duty_shift s
        JOIN alert_duty d ON d.id = s.duty_id AND d.removed_at IS NULL
        JOIN account a    ON a.id = s.account_id
        LEFT JOIN account o ON o.id = d.account_id AND o.active
       WHERE s.ended_told_at IS NULL
         AND s.removed_by IS NULL
         AND s.ends_at <= :now
         AND s.ends_at > CAST(:now AS timestamptz) - interval '12 hours'
         AND NOT EXISTS (SELECT FROM alert_duty_shift n
                           JOIN account p ON p.id = n.account_id AND p.active
                          WHERE n.duty_id = s.duty_id
                            AND n.id <> s.id
                            AND n.removed_by IS NULL
                            AND n.starts_at <= :now
                            AND n.ends_at > :now)
       ORDER BY s.ends_at
         FOR UPDATE OF s SKIP LOCKED
       LIMIT 200
      """;

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

  /** Tells of the hand-overs that have come, and of the shifts that nobody follows; each once. */
  int run() {
    return jdbi.inTransaction(
        h -> {
          var ended =
              h.createQuery(ENDED)
                  .bind("now", clock.instant())
                  .map((row, context) -> ended(row))
                  .list();
          ended.forEach(one -> tell(h, one));
          var begun =
              h.createQuery(BEGUN)
                  .bind("now", clock.instant())
                  .map((row, context) -> begun(row))
                  .list();
          begun.forEach(one -> tell(h, one));
          var told = begun.size() + ended.size();
          if (told > 0) {
            LOG.info("{} hand-over(s) of duties told", told);
          }
          return told;
        });
  }

  private void tell(Handle h, Begun one) {
    var both = new ArrayList<>(List.of(one.incoming()));
    Optional.ofNullable(one.outgoing()).ifPresent(both::add);
    var until = MOMENT.format(one.ends().atZone(ZONE));
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("Prend la garde", Lines.of(one.incoming().name(), 500)));
    if (one.outgoing() != null) {
      facts.add(new Fact("La rend", Lines.of(one.outgoing().name(), 500)));
    }
    facts.add(new Fact("Depuis", MOMENT.format(one.starts().atZone(ZONE))));
    facts.add(new Fact("Jusqu'à", until));
    var summary = one.incoming().name() + " est prévenu des tensions, jusqu'au " + until + ".";
    people.raise(h, alert(KIND, one.id(), "Relève de garde – " + one.duty(), summary, facts), both);
    h.createUpdate("UPDATE alert_duty_shift SET told_at = :now WHERE id = :id")
        .bind("now", clock.instant())
        .bind("id", one.id())
        .execute();
  }

  private static Begun begun(ResultSet row) throws SQLException {
    return new Begun(
        row.getObject("id", UUID.class),
        row.getString("label"),
        person(row),
        holder(row),
        row.getTimestamp("starts_at").toInstant(),
        row.getTimestamp("ends_at").toInstant());
  }

  private void tell(Handle h, Ended one) {
    var holder = one.holder();
    var told = new ArrayList<>(List.of(one.outgoing()));
    if (holder != null && !holder.account().equals(one.outgoing().account())) {
      told.add(holder);
    }
    var summary =
        holder == null
            ? "Personne ne suit : la boîte de la fonction est prévenue des tensions."
            : "Personne ne suit : " + holder.name() + " est prévenu des tensions.";
    people.raise(
        h, alert(ENDED_KIND, one.id(), "Garde finie – " + one.duty(), summary, List.of()), told);
    h.createUpdate("UPDATE alert_duty_shift SET ended_told_at = :now WHERE id = :id")
        .bind("now", clock.instant())
        .bind("id", one.id())
        .execute();
  }

  private Alert alert(String kind, UUID shift, String title, String summary, List<Fact> facts) {
    return new Alert(
        UUID.randomUUID(),
        kind,
        "handover:" + shift,
        Lines.of(title, 120),
        Lines.of(summary, Alert.LONGEST_SUMMARY),
        List.of(),
        facts,
        null,
        false,
        clock.instant(),
        ZONE,
        Duration.ofHours(12));
  }

  private static Ended ended(ResultSet row) throws SQLException {
    return new Ended(
        row.getObject("id", UUID.class), row.getString("label"), person(row), holder(row));
  }

  private static Person person(ResultSet row) throws SQLException {
    return new Person(
        row.getObject("account", UUID.class),
        row.getString("display_name"),
        row.getString("email"));
  }

  private static @Nullable Person holder(ResultSet row) throws SQLException {
    var account = row.getObject("old_account", UUID.class);
    return account == null
        ? null
        : new Person(account, row.getString("old_name"), row.getString("old_email"));
  }
}

package fr.rormobile.notifier;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Somebody takes charge of an alert, or a phone says that it has shown one; what was planned in
 * case nobody would is held back in the same transaction. Thread-safe.
 */
public final class Acknowledgements {

  /** How somebody acknowledged. */
  public enum Way {
    APPLICATION,
    LINK
  }

  /**
   * One acknowledgement; repeats are kept, the first one of a {@code ref} stands.
   *
   * @param ref who; of a link, the recipient whose mail held it
   */
  public record Acknowledgement(
      String ref, String label, Way way, @Nullable String note, Instant at) {}

  /** What became of an acknowledgement. */
  public sealed interface Outcome {

    /**
     * @param first the one that stands for this person; an earlier one when this is a repeat
     */
    record Kept(Alert alert, Acknowledgement first) implements Outcome {}

    /** Neither a recipient nor a member of a cell that was warned; or there is no such alert. */
    record NotTheirs() implements Outcome {}

    /** A link that is unknown or too old. */
    record NoLink() implements Outcome {}
  }

  /**
   * What a link of a mail stands for.
   *
   * @param label the recipient's
   * @param first null: this recipient has not acknowledged
   */
  public record Link(Alert alert, String label, @Nullable Acknowledgement first) {}

  /** A link's message. */
  private record Found(UUID alertId, String ref, String label, String email) {}

  private final Jdbi jdbi;
  private final Clock clock;

  public Acknowledgements(DataSource database, Clock clock) {
    this.jdbi = Jdbi.create(database);
    this.clock = clock;
  }

  /**
   * @param ref of the person, as a recipient's
   * @param cells of which the person is a member, as recipients name them
   * @param note null: none
   */
  public Outcome acknowledge(
      UUID alertId, String ref, String label, Collection<String> cells, @Nullable String note) {
    return jdbi.inTransaction(
        h -> {
          var alert = lock(h, alertId);
          var counted =
              h.createQuery(
                      """
                      SELECT coalesce(array_agg(DISTINCT cell) FILTER (WHERE cell IS NOT NULL), '{}')
                        FROM notifier.recipient
                       WHERE alert_id = :alert
                         AND (ref = :ref OR cell = ANY (:cells) OR ref = ANY (:cells))
                      HAVING count(*) > 0
                      """)
                  .bind("alert", alertId)
                  .bind("ref", ref)
                  .bindArray("cells", String.class, List.copyOf(cells))
                  .map((rows, context) -> (String[]) rows.getArray(1).getArray())
                  .findOne();
          if (alert.isEmpty() || counted.isEmpty()) {
            return new Outcome.NotTheirs();
          }
          var kept = new Acknowledgement(ref, label, Way.APPLICATION, note, clock.instant());
          return keep(h, alert.get(), kept, counted.get());
        });
  }

  /**
   * Shows what a link stands for, and changes nothing: programs that look for viruses open links.
   */
  public Optional<Link> link(String token) {
    return jdbi.inTransaction(
        h ->
            found(h, token)
                .flatMap(
                    found ->
                        alert(h, found.alertId(), "")
                            .map(
                                alert ->
                                    new Link(
                                        alert,
                                        found.label(),
                                        first(h, alert.id(), found.ref()).orElse(null)))));
  }

  /** Uses a link; a second time, what was said the first time is said again. */
  public Outcome acknowledgeBy(String token) {
    return jdbi.inTransaction(
        h -> {
          var found = found(h, token).orElse(null);
          var alert = found == null ? Optional.<Alert>empty() : lock(h, found.alertId());
          if (found == null || alert.isEmpty()) {
            return new Outcome.NoLink();
          }
          boolean unused =
              h.createUpdate(
                          """
                          UPDATE notifier.acknowledgement_link
                             SET used_at = :now
                           WHERE digest = :digest
                             AND used_at IS NULL
                          """)
                      .bind("now", clock.instant())
                      .bind("digest", digest(token))
                      .execute()
                  == 1;
          var before = first(h, found.alertId(), found.ref());
          if (!unused && before.isPresent()) {
            return new Outcome.Kept(alert.get(), before.get());
          }
          var kept =
              new Acknowledgement(found.ref(), found.label(), Way.LINK, null, clock.instant());
          return keep(h, alert.get(), kept, cellsOf(h, found));
        });
  }

  private static String[] cellsOf(Handle h, Found found) {
    return h.createQuery(
            """
            SELECT coalesce(array_agg(DISTINCT cell) FILTER (WHERE cell IS NOT NULL), '{}')
              FROM notifier.recipient
             WHERE alert_id = :alert
               AND (ref = :ref OR email = :email)
            """)
        .bind("alert", found.alertId())
        .bind("ref", found.ref())
        .bind("email", found.email())
        .map((rows, context) -> (String[]) rows.getArray(1).getArray())
        .one();
  }

  /**
   * @param phone no browser; false also when the device is forgotten by now
   */
  private record Shown(String ref, boolean phone) {}

  /**
   * The phone has shown a push; the first time stands. Who has the push's random id has the push:
   * nothing else is asked, so that a phone whose session is over, or that sleeps, can say so too. A
   * browser holds back the mail but no text message: it may be that of an office, at night.
   *
   * @param messageId the push's dedupe id
   * @return false: there is no such push of this alert
   */
  public boolean displayed(UUID alertId, UUID messageId) {
    var now = clock.instant();
    return jdbi.inTransaction(
        h -> {
          var shown =
              h.createQuery(
                      """
                      UPDATE notifier.outbox
                         SET displayed_at = coalesce(displayed_at, :now)
                       WHERE id = :id
                         AND alert_id = :alert
                         AND channel = 'PUSH'
                      RETURNING recipient_ref AS ref,
                                (SELECT platform <> 'WEB' FROM notifier.device d WHERE d.id = target)
                                  IS TRUE AS phone
                      """)
                  .bind("now", now)
                  .bind("id", messageId)
                  .bind("alert", alertId)
                  .map(
                      (rows, context) -> new Shown(rows.getString("ref"), rows.getBoolean("phone")))
                  .findOne();
          shown.ifPresent(
              by ->
                  h.createUpdate(
                          """
                          UPDATE notifier.outbox
                             SET state = 'HELD', held_as = 'ARRIVED', settled_at = :now
                           WHERE alert_id = :alert
                             AND recipient_ref = :ref
                             AND (channel = 'EMAIL' OR (channel = 'SMS' AND :phone))
                             AND state = 'WAITING'
                             AND cause = 'FALLBACK'
                             AND lease_id IS NULL
                          """)
                      .bind("now", now)
                      .bind("alert", alertId)
                      .bind("ref", by.ref())
                      .bind("phone", by.phone())
                      .execute());
          return shown.isPresent();
        });
  }

  private Outcome keep(Handle h, Alert alert, Acknowledgement kept, String[] cells) {
    h.createUpdate(
            """
            INSERT INTO notifier.acknowledgement (alert_id, ref, label, cells, way, note, at)
            VALUES (:alert, :ref, :label, :cells, :way, :note, :at)
            """)
        .bind("alert", alert.id())
        .bind("ref", kept.ref())
        .bind("label", kept.label())
        .bindArray("cells", String.class, (Object[]) cells)
        .bind("way", kept.way().name())
        .bind("note", kept.note())
        .bind("at", kept.at())
        .execute();
    holdBack(h, alert.id(), kept);
    try {
      Happenings.add(h.getConnection(), alert.id(), Happenings.Kind.ACKNOWLEDGEMENT, kept.at());
    } catch (SQLException failed) {
      throw new IllegalStateException("alert " + alert.id() + " not acknowledged", failed);
    }
    return new Outcome.Kept(alert, first(h, alert.id(), kept.ref()).orElse(kept));
  }

  /** What waits for this person, and for the cells that are quiet from now on. */
  private static void holdBack(Handle h, UUID alertId, Acknowledgement kept) {
    h.createUpdate(
            """
            WITH quiet AS (
              SELECT r.cell
                FROM notifier.recipient r
               WHERE r.alert_id = :alert
                 AND r.cell IS NOT NULL
               GROUP BY r.cell
              HAVING max(r.needed) <= (SELECT count(DISTINCT a.ref)
                                         FROM notifier.acknowledgement a
                                        WHERE a.alert_id = :alert
                                          AND r.cell = ANY (a.cells))
            )
            UPDATE notifier.outbox
               SET state = 'HELD', held_as = 'ACKNOWLEDGED', settled_at = :at
             WHERE alert_id = :alert
               AND state = 'WAITING'
               AND cause IN ('FALLBACK', 'ESCALATED')
               AND lease_id IS NULL
               AND (recipient_ref = :ref
                    OR recipient_ref IN (SELECT r.ref
                                           FROM notifier.recipient r
                                           JOIN quiet ON quiet.cell = r.cell
                                          WHERE r.alert_id = :alert))
            """)
        .bind("alert", alertId)
        .bind("at", kept.at())
        .bind("ref", kept.ref())
        .execute();
  }

  /** One at a time: the one that makes a cell quiet must see all others. */
  private static Optional<Alert> lock(Handle h, UUID alertId) {
    return alert(h, alertId, " FOR NO KEY UPDATE");
  }

  private static Optional<Alert> alert(Handle h, UUID alertId, String lock) {
    return h.createQuery(
            "SELECT " + StoredAlert.COLUMNS + " FROM notifier.alert a WHERE a.id = :id" + lock)
        .bind("id", alertId)
        .map((rows, context) -> StoredAlert.read(rows))
        .findOne();
  }

  private Optional<Found> found(Handle h, String token) {
    return h.createQuery(
            """
            SELECT o.alert_id, o.recipient_ref, o.recipient_label, o.target
              FROM notifier.acknowledgement_link l
              JOIN notifier.outbox o ON o.id = l.message_id
             WHERE l.digest = :digest
               AND l.expires_at > :now
            """)
        .bind("digest", digest(token))
        .bind("now", clock.instant())
        .map(
            (rows, context) ->
                new Found(
                    rows.getObject("alert_id", UUID.class),
                    rows.getString("recipient_ref"),
                    rows.getString("recipient_label"),
                    rows.getString("target")))
        .findOne();
  }

  private static Optional<Acknowledgement> first(Handle h, UUID alertId, String ref) {
    return h.createQuery(
            """
            SELECT ref, label, way, note, at
              FROM notifier.acknowledgement
             WHERE alert_id = :alert
               AND ref = :ref
             ORDER BY id
             LIMIT 1
            """)
        .bind("alert", alertId)
        .bind("ref", ref)
        .map((rows, context) -> read(rows))
        .findOne();
  }

  static Acknowledgement read(ResultSet rows) throws SQLException {
    return new Acknowledgement(
        rows.getString("ref"),
        rows.getString("label"),
        Way.valueOf(rows.getString("way")),
        rows.getString("note"),
        rows.getTimestamp("at").toInstant());
  }

  /** How a link's secret is kept. */
  public static byte[] digest(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM knows SHA-256", e);
    }
  }
}

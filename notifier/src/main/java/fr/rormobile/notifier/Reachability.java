package fr.rormobile.notifier;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Whether somebody would be reached, by what is known before there is anything to say. */
public final class Reachability {

  /** A device silent for longer may lie in a drawer. */
  public static final Duration LATELY = Duration.ofDays(30);

  /** A device that leaves that old a probe unanswered is silent. */
  static final Duration ANSWERS_WITHIN = Duration.ofDays(3);

  /** An address that leaves that old a mail to confirm unanswered is silent. */
  static final Duration CONFIRMS_WITHIN = Duration.ofDays(7);

  /** A link that was used proves an address for that long. */
  static final Duration PROVEN_FOR = Duration.ofDays(45);

  /** What is known of an address. */
  public enum Mail {
    /** There is none. */
    NONE,

    /** Nothing was ever sent there. */
    UNTRIED,

    /** The last mail was taken. */
    TAKEN,

    /** The last mail was given up. */
    BOUNCED,

    /** Somebody used the link of a mail lately. */
    CONFIRMED,

    /** The mail to confirm was taken, and nobody did. */
    SILENT
  }

  /**
   * One recipient.
   *
   * @param devices that may be pushed to now
   * @param lately of those, heard of within {@link #LATELY}: registered, or said that it has shown
   *     a push; and that answer the daily probes
   * @param deadTokens pushes given up within {@link #LATELY} because the provider knew the token no
   *     more, or its device was gone
   * @param heardAt null: of no device
   * @param phone whether a text message would be sent
   * @param confirmedAt when the link of a mail was last used; null: never
   */
  public record Reach(
      String ref,
      String label,
      Mail mail,
      int devices,
      int lately,
      int deadTokens,
      boolean phone,
      @Nullable Instant heardAt,
      @Nullable Instant confirmedAt) {

    /** A device heard of lately, a telephone, or an address of which nothing bad is known. */
    public boolean reachable() {
      return lately > 0
          || phone
          || mail == Mail.TAKEN
          || mail == Mail.UNTRIED
          || mail == Mail.CONFIRMED;
    }
  }

  private final Jdbi jdbi;
  private final Clock clock;

  public Reachability(DataSource database, Clock clock) {
    this.jdbi = Jdbi.create(database);
    this.clock = clock;
  }

  /** In the order of the list. */
  public List<Reach> of(List<Recipient> recipients) {
    var now = clock.instant();
    return jdbi.withHandle(h -> recipients.stream().map(one -> reach(h, one, now)).toList());
  }

  private static Reach reach(Handle h, Recipient one, Instant now) {
    return h.createQuery(
            """
            WITH heard AS (
              SELECT d.id,
                     greatest(d.registered_at,
                              (SELECT max(o.displayed_at)
                                 FROM notifier.outbox o
                                WHERE o.target = d.id
                                  AND o.settled_at IS NOT NULL)) AS at
                FROM notifier.device d
               WHERE d.owner_ref = :ref
                 AND :push
            ), confirmed AS (
              SELECT max(k.at) AS at
                FROM notifier.acknowledgement k
               WHERE k.ref = :ref
                 AND k.way = 'LINK'
            )
            SELECT (SELECT count(*) FROM heard) AS devices,
                   (SELECT count(*)
                      FROM heard
                     WHERE at >= :since
                       AND NOT EXISTS (SELECT FROM notifier.outbox o
                                         JOIN notifier.alert a ON a.id = o.alert_id
                                        WHERE o.target = heard.id
                                          AND o.state = 'SENT'
                                          AND o.displayed_at IS NULL
                                          AND o.settled_at >= heard.at
                                          AND o.settled_at <= :silentSince
                                          AND a.kind = :probe)) AS lately,
                   (SELECT max(at) FROM heard) AS heard_at,
                   (SELECT count(DISTINCT target)
                      FROM notifier.outbox
                     WHERE state = 'PARKED'
                       AND settled_at >= :since
                       AND channel = 'PUSH'
                       AND recipient_ref = :ref
                       AND target NOT IN (SELECT id FROM notifier.device WHERE owner_ref = :ref))
                     AS dead,
                   (SELECT state
                      FROM notifier.outbox
                     WHERE target = :email
                       AND settled_at IS NOT NULL
                       AND state IN ('SENT', 'PARKED')
                     ORDER BY settled_at DESC
                     LIMIT 1) AS mail,
                   (SELECT at FROM confirmed) AS confirmed_at,
                   EXISTS (SELECT FROM notifier.outbox o
                             JOIN notifier.alert a ON a.id = o.alert_id
                            WHERE o.target = :email
                              AND o.state = 'SENT'
                              AND o.settled_at > coalesce((SELECT at FROM confirmed), '-infinity')
                              AND o.settled_at <= :unconfirmedSince
                              AND a.kind = :confirm) AS unconfirmed
            """)
        .bind("silentSince", now.minus(ANSWERS_WITHIN))
        .bind("unconfirmedSince", now.minus(CONFIRMS_WITHIN))
        .bind("probe", Probe.PUSH_KIND)
        .bind("confirm", Probe.MAIL_KIND)
        .bind("ref", one.ref())
        .bind("push", one.push())
        .bind("since", now.minus(LATELY))
        .bind("email", one.email() == null ? null : one.email().toLowerCase(Locale.ROOT))
        .map(
            (rows, context) -> {
              var confirmedAt = instant(rows.getTimestamp("confirmed_at"));
              boolean proven = confirmedAt != null && confirmedAt.isAfter(now.minus(PROVEN_FOR));
              return new Reach(
                  one.ref(),
                  one.label(),
                  mail(one, rows.getString("mail"), proven, rows.getBoolean("unconfirmed")),
                  rows.getInt("devices"),
                  rows.getInt("lately"),
                  rows.getInt("dead"),
                  one.phone() != null,
                  instant(rows.getTimestamp("heard_at")),
                  confirmedAt);
            })
        .one();
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }

  private static Mail mail(
      Recipient one, @Nullable String last, boolean proven, boolean unconfirmed) {
    if (one.email() == null) {
      return Mail.NONE;
    }
    if (last == null) {
      return Mail.UNTRIED;
    }
    if (!last.equals("SENT")) {
      return Mail.BOUNCED;
    }
    if (unconfirmed) {
      return Mail.SILENT;
    }
    return proven ? Mail.CONFIRMED : Mail.TAKEN;
  }
}

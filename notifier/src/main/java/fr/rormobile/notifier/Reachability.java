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

  /** What is known of an address. */
  public enum Mail {
    /** There is none. */
    NONE,

    /** Nothing was ever sent there. */
    UNTRIED,

    /** The last mail was taken. */
    TAKEN,

    /** The last mail was given up. */
    BOUNCED
  }

  /**
   * One recipient.
   *
   * @param devices that may be pushed to now
   * @param lately of those, heard of within {@link #LATELY}: registered, or said that it has shown
   *     a push
   * @param deadTokens pushes given up within {@link #LATELY} because the provider knew the token no
   *     more, or its device was gone
   * @param heardAt null: of no device
   */
  public record Reach(
      String ref,
      String label,
      Mail mail,
      int devices,
      int lately,
      int deadTokens,
      @Nullable Instant heardAt) {

    /** A device heard of lately, or an address of which nothing bad is known. */
    public boolean reachable() {
      return lately > 0 || mail == Mail.TAKEN || mail == Mail.UNTRIED;
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
    var since = clock.instant().minus(LATELY);
    return jdbi.withHandle(h -> recipients.stream().map(one -> reach(h, one, since)).toList());
  }

  private static Reach reach(Handle h, Recipient one, Instant since) {
    return h.createQuery(
            """
            WITH heard AS (
              SELECT greatest(d.registered_at,
                              (SELECT max(o.displayed_at)
                                 FROM notifier.outbox o
                                WHERE o.target = d.id
                                  AND o.settled_at IS NOT NULL)) AS at
                FROM notifier.device d
               WHERE d.owner_ref = :ref
                 AND :push
            )
            SELECT (SELECT count(*) FROM heard) AS devices,
                   (SELECT count(*) FROM heard WHERE at >= :since) AS lately,
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
                     LIMIT 1) AS mail
            """)
        .bind("ref", one.ref())
        .bind("push", one.push())
        .bind("since", since)
        .bind("email", one.email() == null ? null : one.email().toLowerCase(Locale.ROOT))
        .map(
            (rows, context) ->
                new Reach(
                    one.ref(),
                    one.label(),
                    mail(one, rows.getString("mail")),
                    rows.getInt("devices"),
                    rows.getInt("lately"),
                    rows.getInt("dead"),
                    instant(rows.getTimestamp("heard_at"))))
        .one();
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }

  private static Mail mail(Recipient one, @Nullable String last) {
    if (one.email() == null) {
      return Mail.NONE;
    }
    if (last == null) {
      return Mail.UNTRIED;
    }
    return last.equals("SENT") ? Mail.TAKEN : Mail.BOUNCED;
  }
}

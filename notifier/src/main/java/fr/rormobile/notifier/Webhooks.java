package fr.rormobile.notifier;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Systems of others that are told of alerts: a recipient whose {@code ref} is {@link #refOf} is
 * sent to. A secret is given out when it is made, and never again. Thread-safe.
 */
public final class Webhooks {

  private static final int SECRET_BYTES = 32;

  private final Jdbi jdbi;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  public Webhooks(DataSource database, Clock clock) {
    this.jdbi = Jdbi.create(database);
    this.clock = clock;
  }

  /** One subscriber, without its secret. */
  public record Webhook(String id, String label, String url, int keyId, Instant createdAt) {}

  /**
   * The present secret of a subscriber.
   *
   * @param secret to be given to the subscriber at once: it cannot be read again
   */
  public record Key(int keyId, String secret) {
    /** Without the secret: this may end up in a log line. */
    @Override
    public String toString() {
      return "Key[" + keyId + "]";
    }
  }

  /** How a recipient names a subscriber. */
  public static String refOf(String id) {
    return "webhook:" + id;
  }

  /**
   * In the caller's transaction.
   *
   * @param url as {@code WebhookAddress.check} of the channels has let it pass
   */
  public Key add(Handle h, String id, String label, String url) {
    Text.line("webhook id", id, 64);
    Text.line("label", label, 120);
    Text.line("url", url, 500);
    var secret = secret();
    h.createUpdate(
            """
            INSERT INTO notifier.webhook (id, label, url, secret, created_at)
            VALUES (:id, :label, :url, :secret, :now)
            """)
        .bind("id", id)
        .bind("label", label)
        .bind("url", url)
        .bind("secret", secret)
        .bind("now", clock.instant())
        .execute();
    return new Key(1, secret);
  }

  /** The former secret signs nothing any more; empty: there is no such subscriber. */
  public Optional<Key> renew(Handle h, String id) {
    var secret = secret();
    return h.createQuery(
            """
            UPDATE notifier.webhook SET secret = :secret, key_id = key_id + 1
             WHERE id = :id AND removed_at IS NULL
            RETURNING key_id
            """)
        .bind("id", id)
        .bind("secret", secret)
        .mapTo(Integer.class)
        .findOne()
        .map(keyId -> new Key(keyId, secret));
  }

  /** Nothing is sent to it any more. */
  public void remove(Handle h, String id) {
    h.createUpdate(
            "UPDATE notifier.webhook SET removed_at = :now, secret = ''"
                + " WHERE id = :id AND removed_at IS NULL")
        .bind("id", id)
        .bind("now", clock.instant())
        .execute();
  }

  /** Of these ids, those that are still sent to, in the order of their labels. */
  public List<Webhook> list(List<String> ids) {
    return jdbi.withHandle(
        h ->
            h.createQuery(
                    """
                    SELECT id, label, url, key_id, created_at
                      FROM notifier.webhook
                     WHERE id = ANY (:ids)
                       AND removed_at IS NULL
                     ORDER BY label, id
                    """)
                .bindArray("ids", String.class, ids)
                .map(
                    (rows, context) ->
                        new Webhook(
                            rows.getString("id"),
                            rows.getString("label"),
                            rows.getString("url"),
                            rows.getInt("key_id"),
                            rows.getTimestamp("created_at").toInstant()))
                .list());
  }

  private String secret() {
    var bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

package fr.rormobile.notifier.dispatch;

import fr.rormobile.notifier.ChannelKind;
import fr.rormobile.notifier.dispatch.Claimed.Settled;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * What waits in case the other channel does not arrive: held back when a mail was taken, sent at
 * once when a message is given up. A push that was taken holds nothing back: only the phone knows
 * whether it arrived, and says so itself.
 *
 * <p>A crash before this leaves what waits where it is, due at its own moment: a message too many,
 * or later by what was left of the minute.
 */
final class Fallbacks {

  private static final String HOLD =
      """
      UPDATE notifier.outbox f
         SET state = 'HELD', held_as = 'ARRIVED', settled_at = :now
        FROM notifier.outbox m
       WHERE m.id = ANY (:ids)
         AND f.alert_id = m.alert_id
         AND f.channel = 'PUSH'
         AND f.cause = 'FALLBACK'
         AND f.state = 'WAITING'
         AND f.lease_id IS NULL
         AND f.recipient_ref IN (SELECT r.ref
                                   FROM notifier.recipient r
                                  WHERE r.alert_id = m.alert_id
                                    AND r.email = m.target)
      """;

  /** Not while another device of the same person may still have taken the push. */
  private static final String HURRY =
      """
      UPDATE notifier.outbox f
         SET due_at = :now
        FROM notifier.outbox m
       WHERE m.id = ANY (:ids)
         AND f.alert_id = m.alert_id
         AND f.channel <> m.channel
         AND f.cause = 'FALLBACK'
         AND f.state = 'WAITING'
         AND f.attempts = 0
         AND f.recipient_ref IN (SELECT r.ref
                                   FROM notifier.recipient r
                                  WHERE r.alert_id = m.alert_id
                                    AND (r.ref = m.recipient_ref OR r.email = m.target))
         AND NOT EXISTS (SELECT 1
                           FROM notifier.outbox other
                          WHERE other.alert_id = m.alert_id
                            AND other.channel = m.channel
                            AND other.recipient_ref = m.recipient_ref
                            AND other.state IN ('WAITING', 'SENT'))
      """;

  private final Jdbi jdbi;

  Fallbacks(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * @param written the ids of those of {@code settled} that were ours to settle
   */
  void after(ChannelKind channel, List<Settled> settled, Set<UUID> written, Instant now) {
    if (channel == ChannelKind.EMAIL) {
      run(HOLD, ids(settled, written, Settlement.Sent.class), now);
    }
    run(HURRY, ids(settled, written, Settlement.Parked.class), now);
  }

  private void run(String sql, Object[] ids, Instant now) {
    if (ids.length > 0) {
      jdbi.useHandle(
          h -> h.createUpdate(sql).bind("now", now).bindArray("ids", UUID.class, ids).execute());
    }
  }

  private static Object[] ids(
      List<Settled> settled, Set<UUID> written, Class<? extends Settlement> outcome) {
    return settled.stream()
        .filter(one -> outcome.isInstance(one.settlement()))
        .map(one -> one.claimed().id())
        .filter(written::contains)
        .toArray();
  }
}

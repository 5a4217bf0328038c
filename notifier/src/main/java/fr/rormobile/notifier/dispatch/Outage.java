package fr.rormobile.notifier.dispatch;

import fr.rormobile.notifier.ChannelKind;
import fr.rormobile.notifier.channel.Delivery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a channel takes no message at all. It then rests, and is tried with one message at a time
 * until one is answered for. Said once when it begins and once when it ends.
 */
final class Outage {

  private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

  private final ChannelKind kind;
  private @Nullable Instant restsUntil; // null: no outage

  Outage(ChannelKind kind) {
    this.kind = kind;
  }

  /**
   * How many messages may be claimed now.
   *
   * @param free how many could be sent at once
   * @param all how many could be if none were in flight
   */
  synchronized int allows(int free, int all, Instant now) {
    if (restsUntil == null) {
      return free;
    }
    return now.isBefore(restsUntil) || free < all ? 0 : 1;
  }

  synchronized void heard(Delivery delivery, Instant now) {
    switch (delivery) {
      case Delivery.ChannelDown(var reason) -> {
        if (restsUntil == null) {
          LOG.error("{}: channel down ({}): its messages wait until somebody acts", kind, reason);
        }
        restsUntil = now.plus(Settlement.CHANNEL_REST);
      }
      case Delivery.TryLater _ -> {
        // Says nothing about our credentials: an outage goes on, and none begins.
      }
      case Delivery.Accepted _, Delivery.RecipientGone _, Delivery.Refused _ -> {
        if (restsUntil != null) {
          LOG.warn("{}: channel up again", kind);
        }
        restsUntil = null;
      }
    }
  }
}

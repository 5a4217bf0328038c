package fr.rormobile.notifier.dispatch;

import fr.rormobile.notifier.Acknowledgements;
import fr.rormobile.notifier.channel.Message;
import fr.rormobile.notifier.channel.Secret;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * Gives each mail of an alert to be acknowledged a secret of its own at each attempt; only its
 * digest is kept. A mail that was sent twice, after a crash, holds two secrets, and both open.
 */
final class AcknowledgeLinks {

  /** Longer than most alerts are worth answering; whoever finds the mail later cannot use it. */
  private static final Duration LIFE = Duration.ofHours(24);

  private static final int BYTES = 32;

  private final Jdbi jdbi;
  private final String url;
  private final SecureRandom random = new SecureRandom();

  AcknowledgeLinks(Jdbi jdbi, String url) {
    this.jdbi = jdbi;
    this.url = url;
  }

  /** The links exist before the mails that hold them leave. */
  List<Claimed> addTo(List<Claimed> claimed, Instant now) {
    var all = new ArrayList<Claimed>();
    var ids = new ArrayList<Object>();
    var digests = new ArrayList<Object>();
    var ends = new ArrayList<Instant>();
    for (var one : claimed) {
      var message = one.message();
      if (message == null || !message.acknowledge()) {
        all.add(one);
      } else {
        var token = token();
        ids.add(message.id());
        digests.add(Acknowledgements.digest(token));
        ends.add(end(message, now));
        all.add(with(one, message, new Secret(url + "?token=" + token)));
      }
    }
    if (!ids.isEmpty()) {
      keep(ids, digests, ends);
    }
    return all;
  }

  /** As long as the alert, where that is worth answering for longer. */
  private static Instant end(Message message, Instant now) {
    var usual = now.plus(LIFE);
    var alert = message.alert().expiresAt();
    return alert.isAfter(usual) ? alert : usual;
  }

  private void keep(List<Object> ids, List<Object> digests, List<Instant> ends) {
    jdbi.useHandle(
        h -> {
          var batch =
              h.prepareBatch(
                  """
                  INSERT INTO notifier.acknowledgement_link (digest, message_id, expires_at)
                  VALUES (:digest, :message, :expires)
                  """);
          for (int i = 0; i < ids.size(); i++) {
            batch
                .bind("digest", digests.get(i))
                .bind("message", ids.get(i))
                .bind("expires", ends.get(i))
                .add();
          }
          batch.execute();
        });
  }

  private String token() {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Claimed with(Claimed one, Message message, Secret link) {
    return new Claimed(
        one.id(),
        one.alertId(),
        one.lease(),
        one.attempts(),
        one.firstAttemptAt(),
        new Message(
            message.id(),
            message.alert(),
            message.recipientLabel(),
            message.destination(),
            message.address(),
            true,
            link),
        null);
  }
}

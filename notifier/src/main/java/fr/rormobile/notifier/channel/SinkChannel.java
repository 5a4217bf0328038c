package fr.rormobile.notifier.channel;

import fr.rormobile.notifier.ChannelKind;
import java.time.Clock;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the message as the provider would have got it, in {@code notifier.sink_message}. Sending a
 * message again, after a crash, changes nothing: its row is that of its outbox id.
 */
final class SinkChannel implements Channel {

  private final ChannelKind kind;
  private final Jdbi jdbi;
  private final Clock clock;

  SinkChannel(ChannelKind kind, DataSource database, Clock clock) {
    this.kind = kind;
    this.jdbi = Jdbi.create(database);
    this.clock = clock;
  }

  @Override
  public ChannelKind kind() {
    return kind;
  }

  @Override
  public boolean sink() {
    return true;
  }

  @Override
  public Delivery send(Message message) {
    try {
      store(message);
      // Not the message's id: whoever has a push's may say that it was shown.
      return new Delivery.Accepted("sink");
    } catch (JdbiException e) {
      return new Delivery.TryLater("base injoignable");
    }
  }

  private void store(Message message) {
    var alert = message.alert();
    var stored = stored(message);
    jdbi.useHandle(
        h ->
            h.createUpdate(
                    """
                    INSERT INTO notifier.sink_message
                           (outbox_id, alert_id, channel, recipient, target, subject,
                            body_text, body_html, stored_at)
                    VALUES (:id, :alert, :channel, :recipient, :target, :subject,
                            :text, :html, :now)
                        ON CONFLICT (outbox_id) DO NOTHING
                    """)
                .bind("id", message.id())
                .bind("alert", alert.id())
                .bind("channel", kind.name())
                .bind("recipient", message.recipientLabel())
                .bind("target", message.destination())
                .bind("subject", stored.subject())
                .bind("text", stored.text())
                .bind("html", stored.html())
                .bind("now", clock.instant())
                .execute());
  }

  private record Stored(String subject, String text, @Nullable String html) {}

  private Stored stored(Message message) {
    var alert = message.alert();
    return switch (kind) {
      case PUSH -> new Stored(Wording.pushTitle(alert), alert.summary(), null);
      case SMS ->
          new Stored(Wording.pushTitle(alert), Wording.text(alert, message.acknowledge()), null);
      case EMAIL -> {
        var mail = MailBody.of(message);
        yield new Stored(Wording.subject(alert), mail.text(), mail.html());
      }
      case WEBHOOK -> throw new IllegalStateException("a subscriber has no sink");
    };
  }

  @Override
  public void close() {
    // Holds nothing: the DataSource is its owner's.
  }
}

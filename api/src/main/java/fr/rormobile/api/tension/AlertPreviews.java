package fr.rormobile.api.tension;

import static java.util.Objects.requireNonNull;

import fr.rormobile.api.crisis.SolidarityAlerts;
import fr.rormobile.api.tension.DryRunWire.Answer;
import fr.rormobile.api.tension.DryRunWire.Email;
import fr.rormobile.api.tension.DryRunWire.PartnerInTension;
import fr.rormobile.api.tension.DryRunWire.Push;
import fr.rormobile.api.tension.DryRunWire.Text;
import fr.rormobile.api.tension.DryRunWire.WarnedPartner;
import fr.rormobile.api.tension.TensionWire.FinessRef;
import fr.rormobile.api.tension.TensionWire.WarnedRecipient;
import fr.rormobile.notifier.Alert;
import fr.rormobile.notifier.ChannelKind;
import fr.rormobile.notifier.channel.ChannelSettings;
import fr.rormobile.notifier.channel.Channels;
import fr.rormobile.notifier.channel.Message;
import fr.rormobile.notifier.channel.Secret;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * The messages of an alert, in the words of the notifier: they are sent to sinks that write in the
 * caller's transaction, and read from there. The caller rolls back.
 */
@Singleton
class AlertPreviews {
  private static final ChannelSettings SINKS = new ChannelSettings(null, null);

  private final Clock clock;

  AlertPreviews(Clock clock) {
    this.clock = clock;
  }

  private record Words(String subject, String text) {}

  Answer answer(
      Handle h,
      Alert alert,
      List<WarnedRecipient> recipients,
      List<SolidarityAlerts.Partner> warned,
      List<PartnerInTension> partners) {
    var words = words(h, alert);
    var texted = recipients.stream().anyMatch(one -> one.channels().contains("SMS"));
    var push = requireNonNull(words.get(ChannelKind.PUSH));
    var mail = requireNonNull(words.get(ChannelKind.EMAIL));
    return new Answer(
        true,
        recipients,
        recipients.stream().filter(recipient -> !recipient.reachable()).count(),
        new Push(push.subject(), push.text()),
        new Email(mail.subject(), mail.text()),
        texted ? new Text(requireNonNull(words.get(ChannelKind.SMS)).text()) : null,
        partners,
        warned.stream().map(AlertPreviews::partner).toList());
  }

  private static WarnedPartner partner(SolidarityAlerts.Partner one) {
    return new WarnedPartner(
        new FinessRef(one.finess(), one.name()), Declarations.recipients(one.enqueued()));
  }

  private Map<ChannelKind, Words> words(Handle h, Alert alert) {
    var words = new EnumMap<ChannelKind, Words>(ChannelKind.class);
    for (var sink : Channels.from(SINKS, SameConnection.of(h.getConnection()), clock)) {
      var id = UUID.randomUUID();
      sink.send(new Message(id, alert, "", "", new Secret(""), true, null));
      words.put(
          sink.kind(),
          h.createQuery(
                  "SELECT subject, body_text FROM notifier.sink_message WHERE outbox_id = :id")
              .bind("id", id)
              .map((row, context) -> new Words(row.getString(1), row.getString(2)))
              .one());
      sink.close();
    }
    return words;
  }
}

package fr.rormobile.api.crisis;

import fr.rormobile.api.crisis.AlertWire.Acknowledged;
import fr.rormobile.api.crisis.AlertWire.Counts;
import fr.rormobile.api.crisis.AlertWire.Delivery;
import fr.rormobile.api.crisis.AlertWire.Line;
import fr.rormobile.api.crisis.AlertWire.Sheet;
import fr.rormobile.notifier.Acknowledgements.Acknowledgement;
import fr.rormobile.notifier.Alerts.Detail;
import fr.rormobile.notifier.Alerts.Trail;
import fr.rormobile.notifier.Alerts.Warned;
import fr.rormobile.notifier.Receipt;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** From the notifier's receipts to what a person reads of an alert. */
final class AlertSheets {
  private AlertSheets() {}

  /**
   * @param me the reader, as a recipient
   */
  static Line line(Detail detail, String me) {
    var alert = detail.alert();
    return new Line(
        alert.id().toString(),
        alert.kind(),
        alert.topicId(),
        alert.title(),
        alert.raisedAt(),
        alert.drill(),
        detail.acknowledge(),
        acknowledged(detail, me),
        counts(deliveries(detail)));
  }

  static Sheet sheet(Detail detail, String me) {
    var alert = detail.alert();
    var deliveries = deliveries(detail);
    return new Sheet(
        alert.id().toString(),
        alert.kind(),
        alert.topicId(),
        alert.title(),
        alert.summary(),
        alert.raisedAt(),
        alert.drill(),
        detail.acknowledge(),
        acknowledged(detail, me),
        ReceiptSentence.of(detail),
        detail.acknowledgements().stream()
            .map(
                one ->
                    new AlertWire.Acknowledgement(
                        one.label(), one.way().name(), one.at(), one.note()))
            .toList(),
        counts(deliveries),
        deliveries);
  }

  static Acknowledged acknowledged(Detail detail, String me) {
    var all = detail.acknowledgements();
    var persons = (int) all.stream().map(Acknowledgement::ref).distinct().count();
    return all.isEmpty()
        ? new Acknowledged(0, null, null, null)
        : new Acknowledged(
            persons, all.getFirst().label(), all.getFirst().at(), firstOf(detail, me));
  }

  private static @Nullable Instant firstOf(Detail detail, String ref) {
    return detail.acknowledgements().stream()
        .filter(one -> one.ref().equals(ref))
        .map(Acknowledgement::at)
        .findFirst()
        .orElse(null);
  }

  /**
   * A channel that was never meant for a recipient is no failure, unless it leaves them with none.
   */
  private static List<Delivery> deliveries(Detail detail) {
    return detail.warned().stream()
        .flatMap(
            warned ->
                warned.receipts().stream()
                    .filter(
                        receipt -> warned.unreachable() || !(receipt instanceof Receipt.NoChannel))
                    .map(receipt -> delivery(detail, warned, receipt)))
        .toList();
  }

  private static Delivery delivery(Detail detail, Warned warned, Receipt receipt) {
    return switch (receipt) {
      case Receipt.Queued(var _, var id) ->
          delivery(detail, warned, receipt, id, "QUEUED", detail.enqueuedAt(), null);
      case Receipt.Planned(var _, var id, var at) ->
          delivery(detail, warned, receipt, id, "PLANNED", at, null);
      case Receipt.Sent sent ->
          delivery(detail, warned, receipt, sent.messageId(), "SENT", sent.at(), null);
      case Receipt.Retrying retrying ->
          delivery(
              detail,
              warned,
              receipt,
              retrying.messageId(),
              "RETRYING",
              retrying.next(),
              retrying.reason());
      case Receipt.Parked(var _, var id, var why, var at) ->
          delivery(detail, warned, receipt, id, "PARKED", at, why);
      case Receipt.Held(var _, var id, var why, var at) ->
          delivery(detail, warned, receipt, id, "HELD", at, heldAs(why));
      case Receipt.NoChannel none ->
          delivery(detail, warned, receipt, null, "NO_CHANNEL", detail.enqueuedAt(), none.why());
    };
  }

  private static String heldAs(Receipt.HeldAs why) {
    return switch (why) {
      case ACKNOWLEDGED -> "alerte acquittée : message retenu";
      case ARRIVED -> "arrivée par l'autre canal : message retenu";
      case GROUPED -> "regroupée avec la suivante : message retenu";
    };
  }

  private static Delivery delivery(
      Detail detail,
      Warned warned,
      Receipt receipt,
      @Nullable UUID messageId,
      String state,
      Instant at,
      @Nullable String reason) {
    Trail trail = messageId == null ? null : detail.trails().get(messageId);
    var providerId = receipt instanceof Receipt.Sent sent ? sent.providerId() : null;
    return new Delivery(
        warned.label(),
        receipt.channel().name(),
        state,
        at,
        reason,
        trail == null ? null : trail.cause().name(),
        trail == null ? null : trail.queuedAt(),
        trail == null ? null : trail.sentAt(),
        providerId,
        trail == null ? null : trail.displayedAt(),
        receipt instanceof Receipt.Held held ? held.why().name() : null,
        firstOf(detail, warned.ref()));
  }

  private static Counts counts(List<Delivery> deliveries) {
    var sent = count(deliveries, "SENT");
    var pending = count(deliveries, "QUEUED") + count(deliveries, "RETRYING");
    var planned = count(deliveries, "PLANNED") + count(deliveries, "HELD");
    var total = deliveries.size() - planned;
    return new Counts(total, sent, pending, total - sent - pending);
  }

  private static int count(List<Delivery> deliveries, String state) {
    return (int) deliveries.stream().filter(delivery -> delivery.state().equals(state)).count();
  }
}

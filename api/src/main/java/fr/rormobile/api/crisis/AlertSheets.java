package fr.rormobile.api.crisis;

import fr.rormobile.api.crisis.AlertWire.Counts;
import fr.rormobile.api.crisis.AlertWire.Delivery;
import fr.rormobile.api.crisis.AlertWire.Line;
import fr.rormobile.api.crisis.AlertWire.Sheet;
import fr.rormobile.notifier.Alerts.Detail;
import fr.rormobile.notifier.Receipt;
import java.util.List;

/** From the notifier's receipts to what a person reads of an alert. */
final class AlertSheets {
  private AlertSheets() {}

  static Line line(Detail detail) {
    var alert = detail.alert();
    return new Line(
        alert.id().toString(),
        alert.kind(),
        alert.topicId(),
        alert.title(),
        alert.raisedAt(),
        alert.drill(),
        counts(deliveries(detail)));
  }

  static Sheet sheet(Detail detail) {
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
        counts(deliveries),
        deliveries);
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
                    .map(receipt -> delivery(detail, warned.label(), receipt)))
        .toList();
  }

  private static Delivery delivery(Detail detail, String label, Receipt receipt) {
    var channel = receipt.channel().name();
    var enqueued = detail.enqueuedAt();
    return switch (receipt) {
      case Receipt.Queued _ -> new Delivery(label, channel, "QUEUED", enqueued, null);
      case Receipt.Sent sent -> new Delivery(label, channel, "SENT", sent.at(), null);
      case Receipt.Retrying retrying ->
          new Delivery(label, channel, "RETRYING", retrying.next(), retrying.reason());
      case Receipt.Parked parked ->
          new Delivery(label, channel, "PARKED", parked.at(), parked.why());
      case Receipt.NoChannel none ->
          new Delivery(label, channel, "NO_CHANNEL", enqueued, none.why());
    };
  }

  private static Counts counts(List<Delivery> deliveries) {
    var sent = count(deliveries, "SENT");
    var pending = count(deliveries, "QUEUED") + count(deliveries, "RETRYING");
    return new Counts(deliveries.size(), sent, pending, deliveries.size() - sent - pending);
  }

  private static int count(List<Delivery> deliveries, String state) {
    return (int) deliveries.stream().filter(delivery -> delivery.state().equals(state)).count();
  }
}

package fr.rormobile.api.crisis;

import fr.rormobile.notifier.Acknowledgements.Acknowledgement;
import fr.rormobile.notifier.Alerts.Detail;
import fr.rormobile.notifier.Alerts.Trail;
import fr.rormobile.notifier.Receipt;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * « 7 prévenus, 5 ont vu, 1 a acquitté à 02:14 ». Warned is whose message a provider took; seen is
 * whose phone said so, or who acknowledged; the hour is that of the first, where the alert is
 * about.
 */
final class ReceiptSentence {
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

  private ReceiptSentence() {}

  static String of(Detail detail) {
    var acknowledged =
        detail.acknowledgements().stream()
            .map(Acknowledgement::ref)
            .collect(Collectors.toUnmodifiableSet());
    var seen = new HashSet<>(acknowledged);
    var warned = 0;
    for (var one : detail.warned()) {
      if (one.receipts().stream().anyMatch(Receipt.Sent.class::isInstance)) {
        warned++;
      }
      if (one.receipts().stream().anyMatch(receipt -> displayed(detail, receipt))) {
        seen.add(one.ref());
      }
    }
    return counted(warned, "prévenu", "prévenus", "personne n'est encore prévenu")
        + ", "
        + counted(seen.size(), "a vu", "ont vu", "personne n'a encore vu")
        + ", "
        + counted(acknowledged.size(), "a acquitté", "ont acquitté", "personne n'a encore acquitté")
        + hour(detail, acknowledged.size());
  }

  private static boolean displayed(Detail detail, Receipt receipt) {
    return receipt instanceof Receipt.Sent sent && shown(detail.trails().get(sent.messageId()));
  }

  private static boolean shown(@Nullable Trail trail) {
    return trail != null && trail.displayedAt() != null;
  }

  private static String counted(int count, String one, String many, String none) {
    return switch (count) {
      case 0 -> none;
      case 1 -> "1 " + one;
      default -> count + " " + many;
    };
  }

  private static String hour(Detail detail, int persons) {
    if (persons == 0) {
      return "";
    }
    var first = detail.acknowledgements().getFirst().at().atZone(detail.alert().zone());
    return (persons == 1 ? " à " : ", le premier à ") + HOUR.format(first);
  }
}

package fr.rormobile.notifier;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/**
 * What is sent only to know whether it arrives. A probe of a day, or of a month, has one id:
 * enqueued again, by whichever process, it adds nothing.
 */
public final class Probe {

  /** A push that shows nothing: the application answers as it does when it has shown one. */
  public static final String PUSH_KIND = "REACHABILITY_PROBE";

  /** A mail whose link confirms that it is read. */
  public static final String MAIL_KIND = "REACHABILITY_CONFIRM";

  /** A day's probe is over before the next one. */
  private static final Duration PUSH_LIFE = Duration.ofHours(20);

  private static final Duration MAIL_LIFE = Duration.ofDays(20);

  private Probe() {}

  /** That of today. */
  public static Alert push(Instant now, ZoneId zone) {
    var day = LocalDate.ofInstant(now, zone);
    return new Alert(
        id(PUSH_KIND + day),
        PUSH_KIND,
        "reachability:" + day,
        "Essai silencieux",
        "Rien à faire : le programme vérifie que cet appareil reçoit.",
        List.of(),
        List.of(),
        null,
        false,
        now,
        zone,
        PUSH_LIFE);
  }

  /** That of this month. */
  public static Alert mail(Instant now, ZoneId zone) {
    var month = YearMonth.from(now.atZone(zone));
    return new Alert(
        id(MAIL_KIND + month),
        MAIL_KIND,
        "reachability:" + month,
        "Confirmez que vous recevez les alertes",
        "Un clic par mois : il prouve que cette boîte est lue, avant qu'une alerte y arrive.",
        List.of(
            "Sans réponse sous une semaine, la cellule vous compte comme injoignable par"
                + " courriel."),
        List.of(),
        null,
        false,
        now,
        zone,
        MAIL_LIFE);
  }

  /** Whether nobody is to see it. */
  public static boolean silent(Alert alert) {
    return alert.kind().equals(PUSH_KIND);
  }

  private static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}

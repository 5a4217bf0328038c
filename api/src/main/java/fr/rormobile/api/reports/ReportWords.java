package fr.rormobile.api.reports;

import fr.rormobile.api.reports.ReportWire.Kind;
import fr.rormobile.api.reports.ReportWire.Report;
import fr.rormobile.notifier.Alert;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the team and the author are told. */
final class ReportWords {
  private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
  private static final Duration LIFE = Duration.ofDays(1);
  private static final Map<Kind, String> KINDS =
      Map.of(
          Kind.SIGNALEMENT, "Signalement",
          Kind.SUGGESTION, "Suggestion",
          Kind.ASSISTANCE, "Demande d'assistance");

  private ReportWords() {}

  static Alert received(Report report, Instant now) {
    return alert(
        report,
        "REPORT_RECEIVED",
        KINDS.get(report.kind()) + " de " + report.author(),
        report.message(),
        now);
  }

  static Alert answered(Report report, Instant now) {
    var answer = report.answer();
    return alert(
        report,
        "REPORT_ANSWERED",
        "Réponse de l'équipe régionale",
        answer == null ? report.message() : answer,
        now);
  }

  private static Alert alert(Report report, String kind, String title, String text, Instant now) {
    return new Alert(
        UUID.randomUUID(),
        kind,
        "report-" + report.id(),
        line(title, 120),
        line(text, Alert.LONGEST_SUMMARY),
        List.of(text),
        List.of(),
        null,
        false,
        now,
        ZONE,
        LIFE);
  }

  private static String line(String text, int longest) {
    var line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() <= longest ? line : line.substring(0, longest - 1).strip() + "…";
  }
}

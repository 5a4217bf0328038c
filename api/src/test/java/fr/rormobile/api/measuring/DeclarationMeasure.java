package fr.rormobile.api.measuring;

import static fr.rormobile.api.measuring.Report.format;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Tensions declared one after the other: how long until FCM and the mail server hear of each. */
final class DeclarationMeasure {
  private static final double PER_SECOND = 10;
  private static final int MOST = 200;
  private static final int MOST_FACILITIES = 40;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long LOOK_AGAIN_NANOS = 50_000_000;

  private static final String FACILITIES =
      """
      UPDATE account
         SET facilities = ARRAY(SELECT finess FROM facility
                                 WHERE region_code = '24' AND deleted_at IS NULL
                                 ORDER BY finess LIMIT ?)
       WHERE login = 'directeur'
      """;

  private static final String CHOICES =
      """
      SELECT f, g.id, p.id
        FROM account a, unnest(a.facilities) AS f, discipline_group g, het_plan p
       WHERE a.login = 'directeur'
       ORDER BY md5(f || g.id || p.id)
       LIMIT ?
      """;

  private final URI server;
  private final Connection database;
  private final FcmStub fcm;
  private final SmtpStub smtp;
  private final Map<String, Sent> declared = new ConcurrentHashMap<>();

  /** When it was sent and when the answer was there, of {@link System#nanoTime()}. */
  private record Sent(long sentNanos, long answeredNanos) {}

  private record Choice(String facility, String group, String plan) {}

  DeclarationMeasure(URI server, Connection database, FcmStub fcm, SmtpStub smtp) {
    this.server = server;
    this.database = database;
    this.fcm = fcm;
    this.smtp = smtp;
  }

  void run(Report report) throws IOException, InterruptedException, SQLException {
    var choices = choices();
    var cell = Phone.login(server, "ars");
    Phone.expect(
        cell.put("/devices/mesure", Map.of("platform", "ANDROID", "token", "mesure:jeton")));
    var director = Phone.login(server, "directeur");
    var next = choices.iterator();
    var answers =
        OpenLoop.run(
            PER_SECOND,
            Duration.ofMillis(Math.round(choices.size() * 1_000 / PER_SECOND)),
            () -> {
              var choice = next.next();
              return () -> declare(director, choice);
            });
    awaitAll();
    report.add("déclaration : POST /tensions → 201, 10/s", "–", Report.latency(answers));
    report.add(
        "201 → premier appel à FCM", "p50 ≤ 10 ms, p99 ≤ 100", arrivals(fcm.arrivals().first()));
    report.add(
        "201 → fin du DATA SMTP", "p50 ≤ 20 ms, p99 ≤ 100", arrivals(smtp.arrivals().first()));
    report.add("notification : corps envoyé à FCM", "≤ 1 Ko", format("%d octets", fcm.largest()));
  }

  private List<Choice> choices() throws SQLException {
    try (var widen = database.prepareStatement(FACILITIES);
        var choose = database.prepareStatement(CHOICES)) {
      widen.setInt(1, MOST_FACILITIES);
      widen.executeUpdate();
      choose.setInt(1, MOST);
      var rows = choose.executeQuery();
      var choices = new ArrayList<Choice>();
      while (rows.next()) {
        choices.add(new Choice(rows.getString(1), rows.getString(2), rows.getString(3)));
      }
      return choices;
    }
  }

  private Reply declare(Phone director, Choice choice) throws IOException, InterruptedException {
    var body =
        Map.of(
            "facilityId", choice.facility(),
            "disciplineGroupId", choice.group(),
            "planId", choice.plan(),
            "reason", "Mesure",
            "drill", true);
    var request = director.post("/tensions", body, UUID.randomUUID().toString());
    var sent = System.nanoTime();
    var answer = Phone.HTTP.send(request, BodyHandlers.ofByteArray());
    var answered = System.nanoTime();
    if (answer.statusCode() == 201) {
      declared.put(Phone.read(answer).get("id").asText(), new Sent(sent, answered));
    }
    return Reply.of(answer);
  }

  private void awaitAll() {
    var until = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < until
        && !(fcm.arrivals().first().keySet().containsAll(declared.keySet())
            && smtp.arrivals().first().keySet().containsAll(declared.keySet()))) {
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
  }

  /** A message may leave before the answer has arrived: the commit precedes both. */
  private String arrivals(Map<String, Long> first) {
    var fromAnswer = new Series();
    var fromSending = new Series();
    var arrived = new Reply(200, false);
    declared.forEach(
        (tension, sent) -> {
          var at = first.get(tension);
          if (at != null) {
            fromAnswer.record(Math.max(0, at - sent.answeredNanos()), arrived);
            fromSending.record(at - sent.sentNanos(), arrived);
          }
        });
    if (fromAnswer.count() == 0) {
      return "aucun arrivé sur " + declared.size();
    }
    return format(
        "p50 %.1f ms, p99 %.1f (depuis l'envoi du POST : p50 %.1f, p99 %.1f) ; %d arrivés sur %d",
        fromAnswer.percentile(50),
        fromAnswer.percentile(99),
        fromSending.percentile(50),
        fromSending.percentile(99),
        fromAnswer.count(),
        declared.size());
  }
}

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

/** Tensions declared one after the other: how long until FCM and the mail server hear of each. */
final class DeclarationMeasure {
  private static final double PER_SECOND = 10;
  private static final int MOST = 200;
  private static final int MOST_FACILITIES = 40;

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
  private final Departures declared = new Departures();

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
    declared.await(fcm.arrivals(), smtp.arrivals());
    report.add("déclaration : POST /tensions → 201, 10/s", "–", Report.latency(answers));
    report.add(
        "201 → premier appel à FCM", "p50 ≤ 10 ms, p99 ≤ 100", declared.until(fcm.arrivals()));
    report.add("201 → fin du DATA SMTP", "p50 ≤ 20 ms, p99 ≤ 100", declared.until(smtp.arrivals()));
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
    if (answer.statusCode() == 201) {
      declared.answered(Phone.read(answer).get("id").asText(), sent);
    }
    return Reply.of(answer);
  }
}

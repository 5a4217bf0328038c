package fr.rormobile.api.measuring;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Prometheus Alertmanager on the same machine, doing what is asked of a declaration: one alert in,
 * one webhook and one mail out, at the same rate. It waits for no group, and writes nothing to disk
 * before it answers, which we do.
 */
final class AlertmanagerMeasure {
  private static final double PER_SECOND = 10;
  private static final Duration TIME = Duration.ofSeconds(20);
  private static final Duration START = Duration.ofSeconds(20);
  private static final List<String> PROGRAMS =
      List.of("/usr/bin/prometheus-alertmanager", "/usr/bin/alertmanager");

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Workspace workspace;
  private final Departures declared = new Departures();

  AlertmanagerMeasure(Workspace workspace) {
    this.workspace = workspace;
  }

  void run(Report report) throws IOException, InterruptedException {
    var program = PROGRAMS.stream().map(Path::of).filter(Files::isExecutable).findFirst();
    if (program.isEmpty()) {
      report.add(
          "Alertmanager, le même travail",
          "–",
          "absent ici : apt-get install prometheus-alertmanager");
      return;
    }
    try (var webhook = FcmStub.start("\"tension\"\\s*:\\s*\"");
        var smtp = SmtpStub.start()) {
      var port = Workspace.freePort();
      try (var alertmanager =
          workspace.start(
              command(program.get(), configuration(webhook.uri(), smtp.port()), port), Map.of())) {
        alertmanager.awaitAnswer(URI.create("http://127.0.0.1:" + port + "/-/ready"), START);
        measure(report, port, webhook, smtp);
      }
    }
  }

  private List<String> command(Path program, Path configuration, int port) {
    return List.of(
        program.toString(),
        "--config.file=" + configuration,
        "--storage.path=" + configuration.resolveSibling("alertmanager"),
        "--web.listen-address=127.0.0.1:" + port,
        "--cluster.listen-address=");
  }

  /** As quick as it can be set. */
  private Path configuration(URI webhook, int smtp) throws IOException {
    var file = workspace.log().resolveSibling("alertmanager.yml");
    return Files.writeString(
        file,
        """
        route:
          receiver: cell
          group_by: [tension]
          group_wait: 0s
          group_interval: 1s
        receivers:
          - name: cell
            webhook_configs:
              - url: %s/
            email_configs:
              - to: cellule@exemple.invalid
                from: alertes@exemple.invalid
                smarthost: 127.0.0.1:%d
                require_tls: false
                hello: mesure
                html: ''
                text: '<topic.{{ .CommonLabels.tension }}>'
        """
            .formatted(webhook, smtp));
  }

  private void measure(Report report, int port, FcmStub webhook, SmtpStub smtp) {
    var alerts = URI.create("http://127.0.0.1:" + port + "/api/v2/alerts");
    var answers = OpenLoop.run(PER_SECOND, TIME, () -> () -> declare(alerts));
    declared.await(webhook.arrivals(), smtp.arrivals());
    report.add("Alertmanager : POST /api/v2/alerts → 200, 10/s", "–", Report.latency(answers));
    report.add("Alertmanager : 200 → webhook", "–", declared.until(webhook.arrivals()));
    report.add("Alertmanager : 200 → fin du DATA SMTP", "–", declared.until(smtp.arrivals()));
  }

  private Reply declare(URI alerts) throws IOException, InterruptedException {
    var tension = UUID.randomUUID().toString();
    var body =
        """
        [{"labels": {"alertname": "tension", "tension": "%s"}, "startsAt": "%s",
          "annotations": {"summary": "Réanimation : 0 lit sur 34"}}]
        """
            .formatted(tension, Instant.now());
    var request =
        HttpRequest.newBuilder(alerts)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    var sent = System.nanoTime();
    var answer = HTTP.send(request, BodyHandlers.ofByteArray());
    if (answer.statusCode() == 200) {
      declared.answered(tension, sent);
    }
    return Reply.of(answer);
  }
}

package fr.rormobile.api.measuring;

import static fr.rormobile.api.measuring.Report.format;

import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Measures the packaged program on an offer of N units, and prints the table. On one machine with
 * everything: PostgreSQL, OpenSearch, the program and this load generator share its cores.
 */
final class Measure {
  private static final Duration GENERATION = Duration.ofMinutes(5);
  private static final Duration START = Duration.ofMinutes(5);
  private static final Duration TEXTS = Duration.ofMinutes(15);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
  private static final int SEARCHES = 1_000;
  private static final double KIB_IN_MIB = 1_024;

  private final MeasureSettings settings;
  private final Workspace workspace;
  private final Distribution distribution;
  private final Report report = new Report();
  private final int httpPort = Workspace.freePort();
  private final int databasePort = Workspace.freePort();
  private final int openSearchPort = Workspace.freePort();
  private final URI server = loopback(httpPort);
  private final URI openSearch = loopback(openSearchPort);

  private Measure(MeasureSettings settings, Workspace workspace) {
    this.settings = settings;
    this.workspace = workspace;
    distribution = new Distribution(settings.distribution(), settings.options());
  }

  public static void main(String[] arguments) throws Exception {
    var settings = MeasureSettings.read();
    try (var workspace = Workspace.open(settings.folder(), settings.keep())) {
      var text = new Measure(settings, workspace).run();
      System.out.println();
      System.out.println(text);
    }
    System.exit(0);
  }

  private String run() throws IOException, InterruptedException, SQLException {
    generate();
    try (var fcm = FcmStub.start();
        var smtp = SmtpStub.start()) {
      var program = workspace.start(distribution.embedded(), environment(fcm, smtp));
      var ready = program.awaitReady(server, START);
      report.add(
          "premier départ, tout embarqué, index construit → prêt",
          "–",
          format("%.1f s", ready.toMillis() / 1e3));
      try (var database = DriverManager.getConnection(databaseUrl(), "postgres", "")) {
        measure(program, database, fcm, smtp);
      }
    }
    return report.text(Machine.facts(settings, LocalDate.now(ZoneId.systemDefault())));
  }

  private void generate() throws InterruptedException {
    say(format("Génération de %,d unités (graine %d)…", settings.units(), settings.seed()));
    var environment = new HashMap<>(stores());
    environment.put("ROR_DEMONSTRATION", "non");
    var began = System.nanoTime();
    var command =
        distribution.embedded(
            "generate",
            "--units",
            Integer.toString(settings.units()),
            "--country",
            "--seed",
            Long.toString(settings.seed()));
    workspace.start(command, environment).awaitEnd(GENERATION);
    say(format("Généré en %.0f s ; départ du programme…", (System.nanoTime() - began) / 1e9));
  }

  private void measure(Program program, Connection database, FcmStub fcm, SmtpStub smtp)
      throws IOException, InterruptedException, SQLException {
    awaitTexts(database);
    var sample = Sample.of(database, settings.seed());
    var questions = new Mix(sample, settings.seed()).draw(SEARCHES);
    var clinician = Phone.login(server, "clinicien");
    var searching = new SearchMeasure(Prepared.all(questions, clinician, openSearch), openSearch);
    Supplier<Request> searches = searching::next;

    step("Recherches, par l'API et brutes", () -> searching.run(report));
    step("Suggestions", () -> new SuggestMeasure(clinician, sample, settings.seed()).run(report));
    step("Tailles", () -> SizeMeasure.run(report, clinician, questions, sample));
    step("Mémoire", () -> memory(program));
    step("Déclarations", () -> new DeclarationMeasure(server, database, fcm, smtp).run(report));
    step("Alertmanager", () -> new AlertmanagerMeasure(workspace).run(report));
    step("Alerte à dix mille", () -> new FanOutMeasure(database, fcm).run(report));
    step(
        "Fraîcheur de l'index",
        () -> FreshnessMeasure.run(report, clinician, database, sample.units()));
    step("Flux de lits", () -> new FeedMeasure(server, database, clinician).run(report, searches));
    step(
        "Reconstruction de l'index",
        () ->
            new RebuildMeasure(Phone.login(server, "region"), database, openSearch)
                .run(report, searches));
    step("Surcharge", () -> new OverloadMeasure(searches).run(report));
    step("Programme seul, sur les mêmes moteurs", () -> alone(questions));
    step("Recherche sans OpenSearch", () -> withoutOpenSearch(questions));
  }

  /** Words for searching without OpenSearch are made once, behind everybody's back. */
  private void awaitTexts(Connection database) throws SQLException {
    var began = System.nanoTime();
    var until = began + TEXTS.toNanos();
    try (var query = database.prepareStatement("SELECT count(*) FROM offer_text_due")) {
      while (System.nanoTime() < until) {
        try (var rows = query.executeQuery()) {
          if (rows.next() && rows.getLong(1) == 0) {
            report.add(
                "première préparation de la recherche de secours, après le départ",
                "–",
                format("%.0f s", (System.nanoTime() - began) / 1e9));
            return;
          }
        }
        LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      }
    }
    throw new IllegalStateException("La recherche de secours n'est pas prête.");
  }

  private interface Step {
    void run() throws IOException, InterruptedException, SQLException;
  }

  /** One that fails leaves a line in the table, and the others their turn. */
  private void step(String name, Step step) throws InterruptedException {
    if (!settings.steps().matcher(name).matches()) {
      return;
    }
    say(name + "…");
    try {
      step.run();
    } catch (IOException | SQLException | RuntimeException failed) {
      report.add(name, "–", "pas mesuré : " + failed);
    }
  }

  private void memory(Program program) {
    var postgresql = workspace.postgresqlPid();
    var engines = postgresql.isPresent() ? Memory.shareOfFamily(postgresql.getAsLong()) : 0;
    var java = Memory.resident(program.pid()).orElse(0);
    report.add(
        "mémoire, tout embarqué, après la charge",
        "≤ 1,5 Gio (20 000 unités)",
        format(
            "%.0f Mio (JVM avec OpenSearch %.0f, PostgreSQL %.0f)",
            (java + engines) / KIB_IN_MIB, java / KIB_IN_MIB, engines / KIB_IN_MIB));
  }

  /** The package for production, beside the other process, which holds the engines. */
  private void alone(List<Question> questions) throws IOException, InterruptedException {
    var port = Workspace.freePort();
    var environment =
        Map.of(
            "ROR_PORT", Integer.toString(port),
            "ROR_DATABASE_URL", databaseUrl(),
            "ROR_OPENSEARCH_URLS", openSearch.toString(),
            "ROR_NOTIFIER", "non");
    try (var program = workspace.start(distribution.alone(), environment)) {
      var ready = program.awaitReady(loopback(port), START);
      var phone = Phone.login(loopback(port), "clinicien");
      for (var question : questions) {
        Phone.send(phone.get(question.path()));
      }
      report.add(
          "départ → prêt, PostgreSQL et OpenSearch à part",
          "≤ 4 s",
          format("%.1f s", ready.toMillis() / 1e3));
      report.add(
          "mémoire du programme seul, après " + questions.size() + " recherches",
          "≤ 350 Mio",
          format(
              "%.0f Mio (%s)",
              Memory.resident(program.pid()).orElse(0) / KIB_IN_MIB,
              String.join(" ", Distribution.ALONE_OPTIONS)));
    }
    report.add(
        "paquet de production (ror-mobile.jar et lib)",
        "≤ 80 Mo",
        format("%.0f Mo", distribution.productionBytes() / 1e6));
  }

  /** The package for production, with an OpenSearch that refuses everything. */
  private void withoutOpenSearch(List<Question> questions)
      throws IOException, InterruptedException {
    try (var refusing = RefusingOpenSearch.start()) {
      var port = Workspace.freePort();
      var environment =
          Map.of(
              "ROR_PORT", Integer.toString(port),
              "ROR_DATABASE_URL", databaseUrl(),
              "ROR_OPENSEARCH_URLS", refusing.uri().toString(),
              "ROR_NOTIFIER", "non");
      try (var program = workspace.start(distribution.alone(), environment)) {
        program.awaitReady(loopback(port), START);
        DegradedMeasure.run(report, Phone.login(loopback(port), "clinicien"), questions);
      }
    }
  }

  private Map<String, String> stores() {
    return Map.of(
        "ROR_DATA", workspace.data().toString(),
        "ROR_EMBEDDED_POSTGRESQL_PORT", Integer.toString(databasePort),
        "ROR_EMBEDDED_OPENSEARCH_PORT", Integer.toString(openSearchPort));
  }

  private Map<String, String> environment(FcmStub fcm, SmtpStub smtp) {
    var environment = new LinkedHashMap<>(stores());
    environment.put("ROR_PORT", Integer.toString(httpPort));
    environment.put("ROR_DEMONSTRATION", "oui");
    environment.put("ROR_SMTP_HOST", "127.0.0.1");
    environment.put("ROR_SMTP_PORT", Integer.toString(smtp.port()));
    environment.put("ROR_SMTP_FROM", "alertes@exemple.invalid");
    environment.put("ROR_FCM_ENDPOINT", fcm.uri().toString());
    environment.put("ROR_FCM_PROJECT", "mesure");
    environment.put("ROR_FCM_TOKEN", "mesure");
    environment.put("ROR_CELL_WATCH_ENABLED", "false");
    return environment;
  }

  private String databaseUrl() {
    return "jdbc:postgresql://127.0.0.1:" + databasePort + "/postgres";
  }

  private static URI loopback(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  private static void say(String line) {
    System.out.println(line);
  }
}

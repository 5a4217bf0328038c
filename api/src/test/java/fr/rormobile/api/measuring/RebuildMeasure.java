package fr.rormobile.api.measuring;

import static fr.rormobile.api.measuring.Report.format;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rormobile.search.OfferIndex;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** The index made anew while people search. */
final class RebuildMeasure {
  private static final double PER_SECOND = 20;
  private static final Duration SLICE = Duration.ofSeconds(1);
  private static final Duration AT_MOST = Duration.ofMinutes(5);

  private static final String DOCUMENTS =
      """
      SELECT (SELECT count(*) FROM facility     WHERE deleted_at IS NULL)
           + (SELECT count(*) FROM care_unit    WHERE deleted_at IS NULL)
           + (SELECT count(*) FROM professional WHERE deleted_at IS NULL)
      """;

  private final Phone regionalTeam;
  private final Connection database;
  private final URI openSearch;

  RebuildMeasure(Phone regionalTeam, Connection database, URI openSearch) {
    this.regionalTeam = regionalTeam;
    this.database = database;
    this.openSearch = openSearch;
  }

  void run(Report report, Supplier<Request> searches)
      throws IOException, InterruptedException, SQLException {
    var accepted = Phone.expect(regionalTeam.post("/index/rebuilds", UUID.randomUUID().toString()));
    var path = "/index/rebuilds/" + Phone.read(accepted).get("id").asText();
    var series = new Series();
    var until = System.nanoTime() + AT_MOST.toNanos();
    JsonNode state = look(path);
    while (state.path("state").asText().equals("RUNNING") && System.nanoTime() < until) {
      series.add(OpenLoop.run(PER_SECOND, SLICE, searches));
      state = look(path);
    }
    report.add(
        "reconstruction de l'index, service ouvert",
        "≤ 90 s (200 000 unités), aucune recherche en échec, aucune fiche manquante",
        outcome(state));
    report.add("recherches pendant la reconstruction, 20/s", "sans erreur", Report.latency(series));
  }

  private JsonNode look(String path) throws IOException, InterruptedException {
    return Phone.read(Phone.expect(regionalTeam.get(path)));
  }

  private String outcome(JsonNode state) throws SQLException {
    if (!state.path("state").asText().equals("DONE")) {
      return "pas terminée : " + state.path("state").asText();
    }
    var took =
        Duration.between(
            Instant.parse(state.get("startedAt").asText()),
            Instant.parse(state.get("finishedAt").asText()));
    return format(
        "%.1f s pour %,d fiches ; index : %,d, base : %,d",
        took.toMillis() / 1e3, state.get("indexed").asLong(), inIndex(), inDatabase());
  }

  private long inIndex() {
    try (var index = OfferIndex.connect(List.of(openSearch), Phone.PATIENCE)) {
      index.refresh();
      return index.state().documents().values().stream().mapToLong(Long::longValue).sum();
    }
  }

  private long inDatabase() throws SQLException {
    try (var statement = database.createStatement();
        var rows = statement.executeQuery(DOCUMENTS)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}

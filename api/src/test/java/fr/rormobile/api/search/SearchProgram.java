package fr.rormobile.api.search;

import fr.rormobile.api.platform.embedded.EmbeddedOpenSearch;
import fr.rormobile.api.testing.ApiClient;
import fr.rormobile.api.testing.Engines;
import fr.rormobile.api.testing.RorServer;
import fr.rormobile.search.OfferIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;

/**
 * The program on a database and an OpenSearch node that nobody else writes to: an index stands
 * behind one alias, so that two programs on two databases need two nodes.
 */
final class SearchProgram implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path folder;
  private final String databaseUrl;
  private EmbeddedOpenSearch node;
  private RorServer server;

  private SearchProgram(
      Path folder, String databaseUrl, EmbeddedOpenSearch node, RorServer server) {
    this.folder = folder;
    this.databaseUrl = databaseUrl;
    this.node = node;
    this.server = server;
  }

  /** With the demonstration's accounts, and that offer in place of the demonstration's. */
  static SearchProgram start(int units) {
    return start(units, Map.of());
  }

  /** The same, with variables of the environment. */
  static SearchProgram start(int units, Map<String, String> environment) {
    try {
      var parent = Path.of("target", "test-engines");
      Files.createDirectories(parent);
      var folder = Files.createTempDirectory(parent, "search-");
      var database = Engines.freshDataSource();
      var jdbi = Jdbi.create(database);
      TestOffer.territory(jdbi);
      TestOffer.fill(jdbi, units);
      var node = EmbeddedOpenSearch.start(folder, 0);
      try {
        return new SearchProgram(
            folder,
            database.getUrl(),
            node,
            server(database.getUrl(), node, Map.of(), environment));
      } catch (RuntimeException refused) {
        node.close();
        throw refused;
      }
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  private static RorServer server(
      String databaseUrl, EmbeddedOpenSearch node, Map<String, Object> properties) {
    return server(databaseUrl, node, properties, Map.of());
  }

  private static RorServer server(
      String databaseUrl,
      EmbeddedOpenSearch node,
      Map<String, Object> properties,
      Map<String, String> environment) {
    var all = new HashMap<String, Object>(properties);
    // The machine of the tests may be busy with other things.
    all.putIfAbsent("ror.search.timeout", "20s");
    all.put("datasources.default.url", databaseUrl);
    all.put("ror.opensearch.urls", List.of(node.uri().toString()));
    return RorServer.start(all, environment);
  }

  /** A second process on the same stores. */
  RorServer another(Map<String, Object> properties) {
    return server(databaseUrl, node, properties);
  }

  /** The program stops and starts again on the same stores. */
  void restart() {
    server.close();
    server = server(databaseUrl, node, Map.of());
  }

  /** OpenSearch goes away. */
  int stopOpenSearch() {
    try {
      var port = node.uri().getPort();
      node.close();
      return port;
    } catch (IOException stuck) {
      throw new UncheckedIOException(stuck);
    }
  }

  /** And comes back where it was, with its data. */
  void startOpenSearch(int port) {
    try {
      node = EmbeddedOpenSearch.start(folder, port);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  Jdbi jdbi() {
    return server.jdbi();
  }

  OfferIndex index() {
    return bean(OfferIndex.class);
  }

  <T> T bean(Class<T> type) {
    return server.context().getBean(type);
  }

  ApiClient as(String login) {
    return server.as(login);
  }

  /** Until nothing is waiting, and all of it can be found. */
  void awaitProjected() {
    var health = bean(SearchHealth.class);
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> health.projector().waiting() == 0);
    index().refresh();
  }

  /** Version by key of all that can be found, as the database says. */
  Map<String, Long> versionsInDatabase() {
    var versions = new TreeMap<String, Long>();
    jdbi()
        .useHandle(
            h ->
                h.createQuery(
                        """
                        SELECT d.kind || ':' || d.id, d.version
                          FROM index_document d
                         WHERE (d.kind = 'FACILITY' AND EXISTS (SELECT 1 FROM facility f
                                  WHERE f.finess = d.id AND f.deleted_at IS NULL))
                            OR (d.kind = 'UNIT' AND EXISTS (SELECT 1 FROM care_unit u
                                  JOIN facility f ON f.finess = u.facility_finess
                                  WHERE u.id = d.id AND u.deleted_at IS NULL AND f.deleted_at IS NULL))
                            OR (d.kind = 'PROFESSIONAL' AND EXISTS (SELECT 1 FROM professional p
                                  WHERE p.rpps = d.id AND p.deleted_at IS NULL))
                        """)
                    .map((row, context) -> versions.put(row.getString(1), row.getLong(2)))
                    .list());
    return versions;
  }

  /** The same, as the index says. */
  Map<String, Long> versionsInIndex() {
    var versions = new TreeMap<String, Long>();
    var page = index().versions(null, 1_000);
    while (true) {
      for (var entry : page.entries()) {
        if (!entry.deleted()) {
          versions.put(entry.key().kind() + ":" + entry.key().id(), entry.version());
        }
      }
      if (page.next() == null) {
        return versions;
      }
      page = index().versions(page.next(), 1_000);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    node.close();
  }
}

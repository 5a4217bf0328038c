package fr.rormobile.api.platform.start;

import fr.rormobile.api.platform.embedded.EmbeddedOpenSearch;
import fr.rormobile.api.platform.embedded.EmbeddedPostgreSql;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where PostgreSQL and OpenSearch are for this run: embedded and started here, or external and
 * tried once, so that a wrong address is told at the start and not at the first request. Without
 * PostgreSQL there is nothing to serve. Without OpenSearch a tension can be declared all the same
 * and searches are answered from PostgreSQL: its absence is told, and stops nothing.
 *
 * <p>{@link #close()} stops what was started here, in the reverse order.
 */
public final class Stores implements AutoCloseable {
  private static final Duration TRY = Duration.ofSeconds(5);

  private final List<AutoCloseable> started;
  private final String databaseUrl;
  private final String databaseUser;
  private final String databasePassword;
  private final Search search;

  /**
   * @param absence French, why none of the addresses answers; null: one does
   */
  private record Search(List<URI> urls, @Nullable String absence) {}

  private Stores(
      List<AutoCloseable> started,
      String databaseUrl,
      String databaseUser,
      String databasePassword,
      Search search) {
    this.started = started;
    this.databaseUrl = databaseUrl;
    this.databaseUser = databaseUser;
    this.databasePassword = databasePassword;
    this.search = search;
  }

  /**
   * @throws StartFailure in one French line
   */
  public static Stores open(StartSettings settings) {
    var started = new ArrayList<AutoCloseable>();
    try {
      return open(settings, started);
    } catch (CompletionException failed) {
      closeAll(started);
      throw failure(failed.getCause());
    } catch (StartFailure failure) {
      closeAll(started);
      throw failure;
    }
  }

  private static StartFailure failure(@Nullable Throwable cause) {
    return switch (cause) {
      case StartFailure told -> told;
      case NoClassDefFoundError absent ->
          new StartFailure(
              "cette distribution ne contient pas les moteurs embarqués ; donnez ROR_DATABASE_URL"
                  + " et ROR_OPENSEARCH_URLS.",
              absent);
      case null -> new StartFailure("les moteurs ne démarrent pas.");
      default -> new StartFailure("les moteurs ne démarrent pas (" + cause + ").", cause);
    };
  }

  private static Stores open(StartSettings settings, List<AutoCloseable> started) {
    var database = settings.database();
    var embedsSearch = settings.openSearch().isEmpty();
    if (database == null || embedsSearch) {
      started.add(DataFolder.hold(settings.dataFolder()));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var search =
          CompletableFuture.supplyAsync(
              () ->
                  embedsSearch
                      ? new Search(List.of(startOpenSearch(settings, started).uri()), null)
                      : tried(settings.openSearch()),
              threads);
      var sql =
          CompletableFuture.supplyAsync(
              () ->
                  database == null ? startPostgreSql(settings, started).jdbcUrl() : tried(database),
              threads);
      var url = sql.join();
      return new Stores(
          started,
          url,
          database == null ? "postgres" : database.user(),
          database == null ? "" : database.password().value(),
          search.join());
    }
  }

  private static EmbeddedPostgreSql startPostgreSql(
      StartSettings settings, List<AutoCloseable> started) {
    try {
      return remember(
          started,
          EmbeddedPostgreSql.start(
              engine(settings, "postgresql"), settings.embeddedDatabasePort()));
    } catch (IOException | IllegalStateException refused) {
      throw new StartFailure(
          "PostgreSQL embarqué ne démarre pas (" + refused.getMessage() + ").", refused);
    }
  }

  private static EmbeddedOpenSearch startOpenSearch(
      StartSettings settings, List<AutoCloseable> started) {
    try {
      return remember(
          started,
          EmbeddedOpenSearch.start(
              engine(settings, "opensearch"), settings.embeddedOpenSearchPort()));
    } catch (IOException | RuntimeException refused) {
      throw new StartFailure(
          "OpenSearch embarqué ne démarre pas (" + refused.getMessage() + ").", refused);
    }
  }

  private static <T extends AutoCloseable> T remember(List<AutoCloseable> started, T engine) {
    synchronized (started) {
      started.add(engine);
    }
    return engine;
  }

  private static Path engine(StartSettings settings, String name) {
    return settings.dataFolder().resolve(name);
  }

  private static String tried(StartSettings.Database database) {
    var properties = new Properties();
    properties.setProperty("user", database.user());
    properties.setProperty("password", database.password().value());
    properties.setProperty("connectTimeout", Long.toString(TRY.toSeconds()));
    properties.setProperty("loginTimeout", Long.toString(TRY.toSeconds()));
    properties.setProperty("socketTimeout", Long.toString(TRY.toSeconds()));
    try (var connection = DriverManager.getConnection(database.url(), properties)) {
      if (connection.getMetaData().getDatabaseMajorVersion() < 16) {
        throw new StartFailure(
            "PostgreSQL "
                + connection.getMetaData().getDatabaseProductVersion()
                + " est trop ancien : il faut au moins la version 16.");
      }
      return database.url();
    } catch (SQLException refused) {
      throw new StartFailure(
          "PostgreSQL ne répond pas à ROR_DATABASE_URL « "
              + database.url()
              + " » ("
              + oneLine(refused)
              + ").",
          refused);
    }
  }

  private static Search tried(List<URI> urls) {
    try (var client = HttpClient.newBuilder().connectTimeout(TRY).build()) {
      var reasons = new LinkedHashMap<URI, String>();
      for (var url : urls) {
        try {
          var request = HttpRequest.newBuilder(url).timeout(TRY).build();
          var answer = client.send(request, HttpResponse.BodyHandlers.discarding());
          if (answer.statusCode() == 200) {
            return new Search(urls, null);
          }
          reasons.put(url, "réponse " + answer.statusCode());
        } catch (IOException refused) {
          reasons.put(url, oneLine(refused));
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
          reasons.put(url, "interrompu");
        }
      }
      return new Search(
          urls,
          "OpenSearch ne répond à aucune adresse de ROR_OPENSEARCH_URLS : "
              + reasons.entrySet().stream()
                  .map(r -> withoutPassword(r.getKey()) + " (" + r.getValue() + ")")
                  .collect(Collectors.joining(", "))
              + ". Les recherches répondent depuis PostgreSQL en attendant.");
    }
  }

  private static String withoutPassword(URI url) {
    return url.toString().replaceFirst("//[^@/]*@", "//***@");
  }

  static String oneLine(Exception refused) {
    var message = refused.getMessage();
    return message == null
        ? refused.getClass().getSimpleName()
        : message.lines().findFirst().orElse("").strip();
  }

  /** French, why OpenSearch is not there; null: it is. */
  @Nullable String searchAbsence() {
    return search.absence();
  }

  /** The properties that the application's context reads. */
  public Map<String, Object> properties() {
    return Map.of(
        "datasources.default.url", databaseUrl,
        "datasources.default.username", databaseUser,
        "datasources.default.password", databasePassword,
        "datasources.default.driver-class-name", "org.postgresql.Driver",
        "ror.opensearch.urls", search.urls().stream().map(URI::toString).toList());
  }

  @Override
  public void close() {
    closeAll(started);
  }

  private static void closeAll(List<AutoCloseable> started) {
    for (var engine : started.reversed()) {
      try {
        engine.close();
      } catch (Exception stuck) {
        System.err.println("Arrêt incomplet : " + stuck.getMessage());
      }
    }
    started.clear();
  }
}

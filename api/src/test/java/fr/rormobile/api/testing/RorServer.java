package fr.rormobile.api.testing;

import fr.rormobile.api.platform.ProcessEnvironment;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The program running on the embedded engines with the demonstration region, once for all tests of
 * this JVM. A test that breaks things starts one of its own with {@link #start(Map)}.
 */
public final class RorServer implements AutoCloseable {
  /** Of every demonstration account. */
  public static final String PASSWORD = "demonstration";

  private static final Map<String, ApiClient> CLIENTS = new ConcurrentHashMap<>();

  /** Null: closed. Whoever keeps us in a field of a class must not keep all that was in there. */
  private @Nullable ApplicationContext context;

  private final URI uri;

  private RorServer(ApplicationContext context) {
    this.context = context;
    this.uri = context.getBean(EmbeddedServer.class).start().getURI();
  }

  public static RorServer shared() {
    return Shared.SERVER;
  }

  /**
   * A program of its own on a copy of the demonstration's database and index; with other stores
   * given, it builds the index itself.
   *
   * @param properties win over the defaults
   */
  public static RorServer start(Map<String, Object> properties) {
    return start(properties, Map.of());
  }

  /** As {@link #start(Map)}, with variables of the environment: channels, for instance. */
  public static RorServer start(Map<String, Object> properties, Map<String, String> environment) {
    if (properties.containsKey("ror.demonstration")) {
      return start(Engines.freshDataSource(), properties, environment);
    }
    var database = Engines.copy(Demonstration.DATABASE);
    if (!properties.containsKey("ror.opensearch.urls")
        && !properties.containsKey("datasources.default.url")) {
      var index = DemonstrationIndex.publishCopy();
      Jdbi.create(database)
          .useHandle(
              h ->
                  h.execute(
                      """
                      INSERT INTO index_rebuild (state, index_name, finished_at)
                      VALUES ('DONE', ?, clock_timestamp())
                      """,
                      index));
    }
    return start(database, properties, environment);
  }

  private static RorServer start(
      PGSimpleDataSource database,
      Map<String, Object> properties,
      Map<String, String> environment) {
    var all = new HashMap<String, Object>();
    all.put("datasources.default.url", database.getUrl());
    all.put("datasources.default.username", "postgres");
    all.put("datasources.default.password", "");
    all.put("datasources.default.driver-class-name", "org.postgresql.Driver");
    all.put("ror.opensearch.urls", List.of(Engines.openSearch().toString()));
    all.put("ror.demonstration", true);
    all.put("ror.command", false);
    all.put("ror.warm-up", "0s");
    all.put("ror.bed-watch.enabled", false);
    all.put("ror.tension-watch.enabled", false);
    all.put("ror.cell-watch.enabled", false);
    all.put("micronaut.server.port", -1);
    all.put("micronaut.server.host", "127.0.0.1");
    all.putAll(properties);
    var context =
        ApplicationContext.builder()
            .singletons(new ProcessEnvironment(environment))
            .properties(all)
            .environments("test")
            .deduceEnvironment(false)
            .banner(false)
            .start();
    return new RorServer(context);
  }

  /** Nobody: no token. */
  public ApiClient client() {
    return new ApiClient(uri(), null);
  }

  /** The demonstration account of this login; its token is asked for once. */
  public ApiClient as(String login) {
    return CLIENTS.computeIfAbsent(
        uri() + " " + login, key -> new ApiClient(uri(), client().login(login, PASSWORD)));
  }

  public URI uri() {
    return uri;
  }

  public ApplicationContext context() {
    return Objects.requireNonNull(context, "closed");
  }

  public Jdbi jdbi() {
    return context().getBean(Jdbi.class);
  }

  @Override
  public void close() {
    var open = context;
    if (open != null) {
      open.close();
      context = null;
    }
  }

  /**
   * A database with the nomenclatures and the demonstration region, which nobody uses but copies.
   */
  private static final class Demonstration {
    static final String DATABASE = create();

    private static String create() {
      var database = Engines.freshDataSource();
      RorServer.start(database, Map.of(), Map.of()).close();
      DemonstrationIndex.keep();
      // Whoever starts on a copy has an index of its own, or one to build.
      Jdbi.create(database).useHandle(h -> h.execute("DELETE FROM index_rebuild"));
      return Objects.requireNonNull(database.getDatabaseName());
    }
  }

  private static final class Shared {
    static final RorServer SERVER = startShared();

    private static RorServer startShared() {
      var started = RorServer.start(Map.of());
      Runtime.getRuntime().addShutdownHook(new Thread(started::close));
      return started;
    }
  }
}

package fr.rormobile.api.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import fr.rormobile.api.platform.Database;
import fr.rormobile.api.platform.embedded.EmbeddedOpenSearch;
import fr.rormobile.api.platform.embedded.EmbeddedPostgreSql;
import fr.rormobile.notifier.NotifierSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/** One real PostgreSQL and one real OpenSearch for all tests of this JVM, stopped with it. */
public final class Engines {
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final AtomicReference<HikariDataSource> LATEST = new AtomicReference<>();

  private Engines() {}

  /** A new database with the program's schema and nothing in it. */
  public static Jdbi freshDatabase() {
    return Database.on(pooled(freshDataSource()));
  }

  /** As the program has it: opening a connection costs more than most statements of a test. */
  private static HikariDataSource pooled(PGSimpleDataSource database) {
    var config = new HikariConfig();
    config.setDataSource(database);
    config.setMaximumPoolSize(20);
    config.setMinimumIdle(0);
    config.setIdleTimeout(10_000);
    config.setScheduledExecutor(HouseKeeper.THREAD);
    var pool = new HikariDataSource(config);
    // Whose test is over keeps no connection of the server; it would get new ones.
    var before = LATEST.getAndSet(pool);
    if (before != null) {
      before.getHikariPoolMXBean().softEvictConnections();
    }
    return pool;
  }

  /** As {@link #freshDatabase()}, for those who need connections of their own. */
  public static PGSimpleDataSource freshDataSource() {
    return copy(Template.NAME);
  }

  /**
   * @param template name of a database of the same server, to which nobody is connected
   */
  static PGSimpleDataSource copy(String template) {
    var name = "fresh_" + DATABASES.incrementAndGet();
    Jdbi.create(database("postgres"))
        .useHandle(h -> h.execute("CREATE DATABASE " + name + " TEMPLATE " + template));
    return database(name);
  }

  /** JDBC address of a new database without any table. */
  public static String emptyDatabaseUrl() {
    var name = "empty_" + DATABASES.incrementAndGet();
    Jdbi.create(database("postgres")).useHandle(h -> h.execute("CREATE DATABASE " + name));
    return database(name).getUrl();
  }

  static PGSimpleDataSource database(String name) {
    var source = new PGSimpleDataSource();
    source.setUrl(PostgreSql.SERVER.jdbcUrl().replace("/postgres?", "/" + name + "?"));
    return source;
  }

  public static URI openSearch() {
    return OpenSearch.NODE.uri();
  }

  private static Path folder(String engine) throws IOException {
    var parent = Path.of("target", "test-engines");
    Files.createDirectories(parent);
    return Files.createTempDirectory(parent, engine + "-");
  }

  private static void stopWithJvm(AutoCloseable engine) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    engine.close();
                  } catch (Exception stuck) {
                    System.err.println("engine not stopped: " + stuck);
                  }
                }));
  }

  private static final class HouseKeeper {
    static final ScheduledThreadPoolExecutor THREAD =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("pools-of-tests").daemon().factory());

    static {
      THREAD.setRemoveOnCancelPolicy(true);
    }
  }

  private static final class PostgreSql {
    static final EmbeddedPostgreSql SERVER = start();

    private static EmbeddedPostgreSql start() {
      try {
        var server = EmbeddedPostgreSql.start(folder("postgresql"), 0);
        stopWithJvm(server);
        return server;
      } catch (IOException refused) {
        throw new UncheckedIOException(refused);
      }
    }
  }

  private static final class Template {
    static final String NAME = create();

    private static String create() {
      var name = "template_ror";
      Jdbi.create(database("postgres")).useHandle(h -> h.execute("CREATE DATABASE " + name));
      var source = database(name);
      Flyway.configure().dataSource(source).locations("classpath:db/migration").load().migrate();
      NotifierSchema.migrate(source);
      return name;
    }
  }

  private static final class OpenSearch {
    static final EmbeddedOpenSearch NODE = start();

    private static EmbeddedOpenSearch start() {
      try {
        var node = EmbeddedOpenSearch.start(folder("opensearch"), 0);
        stopWithJvm(node);
        return node;
      } catch (IOException refused) {
        throw new UncheckedIOException(refused);
      }
    }
  }
}

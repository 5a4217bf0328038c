package fr.rormobile.api.platform.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A real PostgreSQL server, run as a child of this program on the loopback interface.
 *
 * <p>Its data outlive it: a second start in the same folder finds them, also after this program was
 * killed. The caller must hold the folder alone (see {@code DataFolder}).
 */
public final class EmbeddedPostgreSql implements AutoCloseable {
  private static final Duration STARTUP = Duration.ofSeconds(60);
  private static final Duration ORPHAN_STOP = Duration.ofSeconds(20);

  private final EmbeddedPostgres server;

  private EmbeddedPostgreSql(EmbeddedPostgres server) {
    this.server = server;
  }

  /**
   * Starts the server, or starts it again on the data it left.
   *
   * @param folder where data and binaries are kept; created when absent
   * @param port 0: any free one
   * @throws IOException when the server does not start; its own words are in the message
   */
  public static EmbeddedPostgreSql start(Path folder, int port) throws IOException {
    var data = folder.resolve("data").toAbsolutePath();
    var complete = folder.resolve("complete").toAbsolutePath();
    Files.createDirectories(folder);
    if (!Files.exists(complete)) {
      // Killed while it was created: nothing was ever served from it.
      delete(data);
    }
    stopOrphan(data);
    var builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setOverrideWorkingDirectory(folder.resolve("binaries").toAbsolutePath().toFile())
            .setPGStartupWait(STARTUP)
            .setRegisterShutdownHook(false)
            // Texts are compared byte by byte, on every machine alike, and not by its C library.
            .setLocaleConfig("locale-provider", "builtin")
            .setLocaleConfig("builtin-locale", "C.UTF-8")
            // The library is made for tests and switches durability off: here it is the product.
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("listen_addresses", "localhost")
            .setServerConfig("max_connections", "100")
            .setServerConfig("shared_buffers", "256MB")
            .setServerConfig("max_wal_size", "2GB")
            .setServerConfig("jit", "off");
    if (port != 0) {
      builder.setPort(port);
    }
    var server = new EmbeddedPostgreSql(builder.start());
    if (!Files.exists(complete)) {
      Files.createFile(complete);
    }
    return server;
  }

  /** For the database {@code postgres} and its owner; without password, on loopback only. */
  public String jdbcUrl() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  /** A server whose program was killed goes on alone and keeps the folder: it is asked to stop. */
  private static void stopOrphan(Path data) throws IOException {
    var pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    var pid = Files.readAllLines(pidFile).stream().findFirst().map(String::strip).orElse("");
    if (!pid.matches("\\d+")) {
      return;
    }
    var orphan =
        ProcessHandle.of(Long.parseLong(pid))
            .filter(p -> p.info().command().filter(c -> c.endsWith("postgres")).isPresent());
    if (orphan.isEmpty()) {
      return;
    }
    // SIGINT is PostgreSQL's "fast" stop: sessions end, data are flushed.
    new ProcessBuilder(List.of("kill", "-INT", pid)).inheritIO().start();
    try {
      orphan.get().onExit().get(ORPHAN_STOP.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException late) {
      orphan.get().destroyForcibly();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}

package fr.rormobile.notifier.campaign;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real PostgreSQL over one folder, which comes back on the same port. */
final class DatabaseServer implements AutoCloseable {
  private static final int ATTEMPTS = 20;

  private final Path data;
  private EmbeddedPostgres server;

  DatabaseServer(Path folder) {
    data = folder.resolve("pg");
    server = start(0);
  }

  String url() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  /** In order, but without waiting for who is connected. */
  void restart() {
    var port = server.getPort();
    close();
    server = start(port);
  }

  /** The whole server is killed, as when the machine loses its power. */
  void crash() {
    var port = server.getPort();
    try {
      var pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
      var postmaster = ProcessHandle.of(pid).orElseThrow();
      var family = postmaster.descendants().toList();
      postmaster.destroyForcibly();
      family.forEach(ProcessHandle::destroyForcibly);
      postmaster.onExit().join();
      family.forEach(one -> one.onExit().join());
      Files.deleteIfExists(data.resolve("postmaster.pid"));
      server.close(); // finds nothing to stop, and gives the folder free
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server = start(port);
  }

  /** The port and the shared memory of the one before may need a moment to be free. */
  private EmbeddedPostgres start(int port) {
    IOException last = new IOException("not tried");
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        return EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setPort(port)
            // The library's defaults are for tests that never lose power.
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .start();
      } catch (IOException refused) {
        last = refused;
      }
    }
    throw new UncheckedIOException(last);
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

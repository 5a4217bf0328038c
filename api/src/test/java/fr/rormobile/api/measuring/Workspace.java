package fr.rormobile.api.measuring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Where a measurement lives: a data folder, a log, and the processes started. All of it goes with
 * {@link #close()}, which Ctrl-C calls too; the log stays.
 */
final class Workspace implements AutoCloseable {
  private static final Duration ORPHAN_STOP = Duration.ofSeconds(20);

  private final Path data;
  private final Path log;
  private final boolean keep;
  private final Deque<Program> programs = new ArrayDeque<>();
  private boolean closed;

  private Workspace(Path data, Path log, boolean keep) {
    this.data = data;
    this.log = log;
    this.keep = keep;
  }

  /**
   * @param folder emptied first
   * @param keep whether the data stay afterwards
   */
  static Workspace open(Path folder, boolean keep) throws IOException {
    var data = folder.resolve("data");
    stopOrphan(data);
    delete(folder);
    Files.createDirectories(folder);
    var workspace = new Workspace(data, folder.resolve("program.log"), keep);
    Runtime.getRuntime().addShutdownHook(new Thread(workspace::close, "stop"));
    return workspace;
  }

  synchronized Program start(List<String> command, Map<String, String> environment) {
    if (closed) {
      throw new IllegalStateException("La mesure a été interrompue.");
    }
    var program = Program.start(command, environment, log);
    programs.push(program);
    return program;
  }

  Path data() {
    return data;
  }

  Path log() {
    return log;
  }

  /** Of the embedded PostgreSQL, which is no child of the program. */
  OptionalLong postgresqlPid() {
    return postgresqlPid(data);
  }

  private static OptionalLong postgresqlPid(Path data) {
    var file = data.resolve("postgresql").resolve("data").resolve("postmaster.pid");
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .findFirst()
          .map(String::strip)
          .filter(line -> line.matches("\\d+"))
          .map(line -> OptionalLong.of(Long.parseLong(line)))
          .orElse(OptionalLong.empty());
    } catch (IOException absent) {
      return OptionalLong.empty();
    }
  }

  static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    programs.forEach(Program::close);
    stopOrphan(data);
    if (!keep) {
      try {
        delete(data);
      } catch (IOException stuck) {
        System.err.println("Dossier non effacé : " + data);
      }
    }
  }

  /** PostgreSQL outlives a program that was killed. */
  private static void stopOrphan(Path data) {
    var pid = postgresqlPid(data);
    if (pid.isEmpty()) {
      return;
    }
    var orphan =
        ProcessHandle.of(pid.getAsLong())
            .filter(p -> p.info().command().filter(c -> c.endsWith("postgres")).isPresent());
    if (orphan.isEmpty()) {
      return;
    }
    orphan.get().destroy();
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
        Files.deleteIfExists(path);
      }
    }
  }
}

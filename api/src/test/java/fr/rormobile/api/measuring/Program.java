package fr.rormobile.api.measuring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The program under measurement, a process of its own. */
final class Program implements AutoCloseable {
  private static final Duration STOP = Duration.ofSeconds(40);
  private static final long LOOK_AGAIN_NANOS = 20_000_000;

  private final Process process;
  private final long startedNanos = System.nanoTime();
  private final Path log;

  private Program(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * @param environment beside that of this process, of which nothing of ours is handed on
   * @param log takes what it prints, after what is there
   */
  static Program start(List<String> command, Map<String, String> environment, Path log) {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("ROR_"));
    builder.environment().putAll(environment);
    try {
      return new Program(builder.start(), log);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  long pid() {
    return process.pid();
  }

  /** Waits for a command that ends by itself. */
  void awaitEnd(Duration atMost) throws InterruptedException {
    if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
      throw new IllegalStateException("La commande n'a pas abouti, voir " + log + ".");
    }
  }

  /**
   * Waits until it can be used.
   *
   * @return time since its start
   */
  Duration awaitReady(URI server, Duration atMost) throws InterruptedException {
    return awaitAnswer(server.resolve("/health"), atMost);
  }

  /**
   * Waits until an address answers 200.
   *
   * @return time since its start
   */
  Duration awaitAnswer(URI address, Duration atMost) throws InterruptedException {
    var health = HttpRequest.newBuilder(address).timeout(STOP).build();
    while (System.nanoTime() - startedNanos < atMost.toNanos()) {
      try {
        var answer = Phone.HTTP.send(health, HttpResponse.BodyHandlers.discarding());
        if (answer.statusCode() == 200) {
          return Duration.ofNanos(System.nanoTime() - startedNanos);
        }
      } catch (IOException notYet) {
        if (!process.isAlive()) {
          throw new IllegalStateException("Le programme s'est arrêté, voir " + log + ".", notYet);
        }
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
    throw new IllegalStateException(
        "Le programme n'est pas prêt après " + atMost.toSeconds() + " s, voir " + log + ".");
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}

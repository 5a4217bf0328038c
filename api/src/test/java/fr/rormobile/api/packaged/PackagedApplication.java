package fr.rormobile.api.packaged;

import fr.rormobile.api.testing.ApiClient;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** One process of {@code target/dist}; its output goes to a file beside its data. */
final class PackagedApplication implements AutoCloseable {
  private static final Path DIST = Path.of("target", "dist").toAbsolutePath();
  private static final Duration START = Duration.ofSeconds(150);

  private final Process process;
  private final Path output;
  private final int port;

  private PackagedApplication(Process process, Path output, int port) {
    this.process = process;
    this.output = output;
    this.port = port;
  }

  /** With the embedded engines beside it, as the README's command starts it. */
  static PackagedApplication embedded(Path folder, int port, Map<String, String> environment) {
    var classpath =
        String.join(
            File.pathSeparator,
            DIST.resolve("ror-mobile.jar").toString(),
            DIST.resolve("lib").resolve("*").toString(),
            DIST.resolve("embedded").resolve("*").toString());
    return start(
        List.of("-cp", classpath, "fr.rormobile.api.Application"), folder, port, environment);
  }

  /** The package for production: no engine in it. */
  static PackagedApplication production(Path folder, int port, Map<String, String> environment) {
    return start(
        List.of("-jar", DIST.resolve("ror-mobile.jar").toString()), folder, port, environment);
  }

  private static PackagedApplication start(
      List<String> arguments, Path folder, int port, Map<String, String> environment) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx768m",
            "-XX:+UseSerialGC",
            "-XX:MetaspaceSize=192m",
            "-XX:ReservedCodeCacheSize=512m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(arguments);
    try {
      Files.createDirectories(folder);
      var output = Files.createTempFile(folder, "output-", ".log");
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.redirectOutput(output.toFile());
      builder.environment().put("ROR_PORT", Integer.toString(port));
      builder.environment().put("ROR_DATA", folder.resolve("data").toString());
      builder.environment().putAll(environment);
      return new PackagedApplication(builder.start(), output, port);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }

  /** Until it has said that it is ready. */
  PackagedApplication awaitReady() {
    Awaitility.await("the program is ready")
        .atMost(START)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> !process.isAlive() || output().contains("ROR mobile est prêt"));
    if (!process.isAlive()) {
      throw new AssertionError("it ended with " + process.exitValue() + ":\n" + output());
    }
    return this;
  }

  /** Until it ended by itself. */
  int awaitEnd(Duration longest) {
    try {
      if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("still there after " + longest + ":\n" + output());
      }
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  String output() {
    try {
      return Files.readString(output);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  ApiClient client() {
    return ApiClient.of(URI.create("http://127.0.0.1:" + port));
  }

  ApiClient as(String login) {
    return client().withToken(client().login(login, "demonstration"));
  }

  /** SIGKILL to the program alone: what it started goes on. */
  void kill() {
    process.destroyForcibly();
    awaitEnd(Duration.ofSeconds(20));
  }

  /** What Ctrl-C does. */
  void interrupt() {
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
          .inheritIO()
          .start()
          .waitFor();
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Processes that it started and that live. */
  List<ProcessHandle> children() {
    return process.descendants().toList();
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      interrupt();
      awaitEnd(Duration.ofSeconds(40));
    }
  }
}

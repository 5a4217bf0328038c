package fr.rormobile.notifier.campaign;

import fr.rormobile.notifier.dispatch.NotifierMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A notifier as a process of its own, which can be killed without a word. */
final class NotifierProcess {
  private final Process process;

  private NotifierProcess(Process process) {
    this.process = process;
  }

  /**
   * @param log is appended to
   */
  static NotifierProcess start(Map<String, String> environment, Path log) {
    var classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-classpath",
                classPath,
                NotifierMain.class.getName()));
    builder.environment().putAll(environment);
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      return new NotifierProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@code kill -9}: nothing is put in order. Returns when it is gone. */
  void kill() {
    process.destroyForcibly();
    gone();
  }

  /** As {@code kill}: it ends what it has begun. */
  void stop() {
    process.destroy();
    gone();
  }

  private void gone() {
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

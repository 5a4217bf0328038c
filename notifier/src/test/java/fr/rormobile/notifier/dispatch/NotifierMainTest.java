package fr.rormobile.notifier.dispatch;

import static fr.rormobile.notifier.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.rormobile.notifier.AlertOutbox;
import fr.rormobile.notifier.Recipient;
import fr.rormobile.notifier.TestDatabase;
import fr.rormobile.notifier.channel.SmtpStub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The notifier as a process of its own. */
class NotifierMainTest {

  private final Path folder;

  NotifierMainTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Process start(Map<String, String> environment) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        List.of(java, "-cp", System.getProperty("java.class.path"), NotifierMain.class.getName());
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return builder.redirectOutput(folder.resolve("out").toFile()).start();
  }

  @Test
  void itSendsWhatAnotherProcessEnqueuedAndStopsInOrder() throws IOException, InterruptedException {
    var database = TestDatabase.empty();
    var recipient = new Recipient("cell", "Cellule", "cellule@ars.example", false);
    try (var smtp = new SmtpStub()) {
      var process =
          start(
              Map.of(
                  "ROR_DATABASE_URL",
                  TestDatabase.url(),
                  "ROR_SMTP_HOST",
                  "127.0.0.1",
                  "ROR_SMTP_PORT",
                  Integer.toString(smtp.port()),
                  "ROR_SMTP_FROM",
                  "alertes@ror.example"));
      try {
        TestDatabase.enqueue(
            database, new AlertOutbox(Clock.systemUTC()), anAlert().build(), List.of(recipient));
        await().atMost(Duration.ofSeconds(60)).until(() -> smtp.taken().size() == 1);

        process.destroy();

        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("ended by SIGTERM").isEqualTo(143);
      } finally {
        process.destroyForcibly();
      }
    }
  }

  @Test
  void aWrongSettingIsOneLine() throws IOException, InterruptedException {
    var process = start(Map.of("ROR_DATABASE_URL", "postgres://x"));

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(2);
    assertThat(Files.readString(folder.resolve("out")))
        .contains("ROR_DATABASE_URL est requis, sous la forme jdbc:postgresql://hôte:port/base")
        .doesNotContain("\tat ");
  }
}

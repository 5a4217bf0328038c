package fr.rormobile.api.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real browser, as a phone, on the packaged program: the tests are those of {@code
 * mobile-contract/web/e2e}. Pictures of all screens are then in {@code target/screenshots}.
 */
class WebApplicationIT {
  private static final Path WEB = Path.of("..", "mobile-contract", "web");
  private static final Path PICTURES = Path.of("target", "screenshots").toAbsolutePath();
  private static final long LONGEST_MINUTES = 12;
  private static final Pattern FAILED = Pattern.compile("^\\s*(✖|not ok|Error|AssertionError).*");

  @TempDir Path folder;

  @Test
  void theApplicationDoesInAPhonesBrowserWhatItPromises() throws Exception {
    assumeFalse(Boolean.getBoolean("skipWeb"), "built without the web application");
    int port = PackagedApplication.freePort();
    int fcmPort = PackagedApplication.freePort();
    var output = folder.resolve("browser.log");

    try (var _ = new LoopbackFcm(fcmPort);
        var program = PackagedApplication.embedded(folder, port, withPush(fcmPort)).awaitReady()) {
      assertThat(program.output())
          .contains("Application pour téléphone : http://127.0.0.1:" + port + "/app/");

      var status = browse("http://127.0.0.1:" + port, "http://127.0.0.1:" + fcmPort, output);

      assertThat(status).as(() -> told(output)).isZero();
    }
  }

  /** Pushes go to a server of ours; what the browser asks of Google, the test answers. */
  private Map<String, String> withPush(int fcmPort) throws IOException {
    var web = folder.resolve("firebase-web.json");
    Files.writeString(
        web,
        """
        {"apiKey": "cle-essai", "authDomain": "essai.firebaseapp.com", "projectId": "essai",
         "messagingSenderId": "123456789012", "appId": "1:123456789012:web:0a1b2c3d4e5f",
         "vapidKey": "BEl62iUYgUivxIkv69yViEuiBIa-Ib9-SkvMeAtA3LFgDzkrxZJjSgSnfckjBJuBkr3qBUYIHBQFLXYp5Nksh8U"}
        """);
    return Map.of(
        "ROR_FCM_ENDPOINT",
        "http://127.0.0.1:" + fcmPort,
        "ROR_FCM_PROJECT",
        "essai",
        "ROR_FCM_TOKEN",
        "jeton-d-essai",
        "ROR_FCM_WEB",
        web.toString());
  }

  private static int browse(String address, String fcm, Path output)
      throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder("node", "e2e/run.mjs", address, PICTURES.toString())
            .directory(WEB.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("ROR_E2E_FCM", fcm);
    var process = builder.start();
    if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
      throw new AssertionError(
          "les essais dans le navigateur durent plus de "
              + LONGEST_MINUTES
              + " min :\n"
              + Files.readString(output));
    }
    return process.exitValue();
  }

  /** What failed first, then everything. */
  private static String told(Path output) {
    try {
      var text = Files.readString(output);
      return text.lines()
              .filter(line -> FAILED.matcher(line).matches())
              .collect(Collectors.joining("\n"))
          + "\n\n"
          + text;
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }
}

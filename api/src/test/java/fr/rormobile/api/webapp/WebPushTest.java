package fr.rormobile.api.webapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.rormobile.api.platform.start.StartFailure;
import fr.rormobile.api.webapp.WebPush.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebPushTest {
  private static final String WHOLE =
      """
      {"apiKey": "cle", "authDomain": "essai.firebaseapp.com", "projectId": "essai",
       "storageBucket": "essai.appspot.com", "messagingSenderId": "42", "appId": "1:42:web:0a",
       "vapidKey": "BEl6-2_i"}
      """;

  @TempDir Path folder;

  @Test
  void withoutTheFileNoBrowserIsOfferedPush() {
    var none = WebPush.from(Map.of());

    assertThat(none.project()).isNull();
    assertThat(none.origins()).isEmpty();
  }

  @Test
  void theConsolesJsonAndTheKeyOfTheCertificatesAreEnough() throws IOException {
    var push = WebPush.from(environment(WHOLE));

    assertThat(push.project())
        .isEqualTo(new Project("cle", "essai", "42", "1:42:web:0a", "BEl6-2_i"));
    assertThat(push.origins())
        .isEqualTo(
            "https://firebaseinstallations.googleapis.com"
                + " https://fcmregistrations.googleapis.com");
  }

  @ParameterizedTest
  @CsvSource({
    "apiKey, vos applications",
    "projectId, vos applications",
    "messagingSenderId, vos applications",
    "appId, vos applications",
    "vapidKey, certificats Web Push"
  })
  void whatIsMissingIsNamedAndWhereToFindIt(String name, String place) throws IOException {
    var environment = environment(WHOLE.replace('"' + name + '"', "\"autre\""));

    assertThatThrownBy(() -> WebPush.from(environment))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("« " + name + " »")
        .hasMessageContaining(place);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "firebase.initializeApp({apiKey: 'cle'})", "{"})
  void whatIsNotTheConsolesJsonIsSaid(String content) throws IOException {
    var environment = environment(content);

    assertThatThrownBy(() -> WebPush.from(environment))
        .isInstanceOf(StartFailure.class)
        .hasMessageStartingWith("ROR_FCM_WEB : ")
        .hasMessageContaining("JSON");
  }

  @Test
  void aFileThatIsNotThereIsSaid() {
    var environment =
        Map.of(
            "ROR_FCM_WEB",
            folder.resolve("rien.json").toString(),
            "ROR_FCM_TOKEN",
            "jeton-d-essai");

    assertThatThrownBy(() -> WebPush.from(environment))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("rien.json");
  }

  @Test
  void itIsRefusedWhereNoPushCouldLeave() throws IOException {
    var file = environment(WHOLE).get("ROR_FCM_WEB");

    assertThatThrownBy(() -> WebPush.from(Map.of("ROR_FCM_WEB", file)))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("ROR_FCM_SERVICE_ACCOUNT");
  }

  private Map<String, String> environment(String content) throws IOException {
    var file = folder.resolve("firebase-web.json");
    Files.writeString(file, content);
    return Map.of("ROR_FCM_WEB", file.toString(), "ROR_FCM_TOKEN", "jeton-d-essai");
  }
}

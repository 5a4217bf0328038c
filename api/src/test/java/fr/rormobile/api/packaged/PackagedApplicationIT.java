package fr.rormobile.api.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fr.rormobile.contract.PushPayloadContract;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagedApplicationIT {
  private static final String BLOIS = "410000020";
  private static final String DECLARATION =
      """
      {"facilityId": "410000020", "disciplineGroupId": "critical-care-adult", "planId": "plan-blanc-2",
       "actions": [{"actionId": "cellule-crise", "note": "Quotidienne à 9 h"}], "reason": "Afflux",
       "drill": false}
      """;

  @TempDir Path folder;

  @Test
  void aDeclarationIsDeliveredAlthoughTheProgramIsKilledBeforeItSends() throws Exception {
    int http = PackagedApplication.freePort();
    int smtp = PackagedApplication.freePort();
    int fcm = PackagedApplication.freePort();
    var channels =
        Map.of(
            "ROR_SMTP_HOST", "127.0.0.1",
            "ROR_SMTP_PORT", Integer.toString(smtp),
            "ROR_SMTP_FROM", "ror@exemple.invalid",
            "ROR_FCM_ENDPOINT", "http://127.0.0.1:" + fcm,
            "ROR_FCM_PROJECT", "essai",
            "ROR_FCM_TOKEN", "essai",
            "ROR_CELL_WATCH_ENABLED", "false");

    // Nobody listens on either port yet: what is declared cannot have been sent.
    List<String> warned;
    String alert;
    try (var first = PackagedApplication.embedded(folder, http, channels).awaitReady()) {
      var found =
          first.as("clinicien").get("/search?q=r%C3%A9animation&near=47.58,1.33&radiusKm=100");
      assertThat(found.json().get("items")).isNotEmpty();
      var unit = found.json().get("items").get(0).get("id").asText();
      assertThat(first.as("clinicien").get("/units/" + unit).status()).isEqualTo(200);
      var device =
          first
              .as("ars")
              .put("/devices/tel-ars", "{\"platform\":\"ANDROID\",\"token\":\"jeton-ars\"}");
      assertThat(device.status()).isEqualTo(204);

      var declared =
          first.as("directeur").post("/tensions", DECLARATION, "Idempotency-Key", "nuit-1");

      assertThat(declared.status()).isEqualTo(201);
      first.kill();
      alert = declared.json().at("/warned/alertId").asText();
      warned = labels(declared.json());
    }
    assertThat(warned).isNotEmpty();

    var mail = new GreenMail(new ServerSetup(smtp, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    try (var push = new LoopbackFcm(fcm);
        var second = PackagedApplication.embedded(folder, http, channels).awaitReady()) {
      Awaitility.await("every message is delivered")
          .atMost(Duration.ofMinutes(2))
          .until(() -> allSent(second.as("ars").get("/alerts/" + alert).json()));

      assertThat(push.messages()).isNotEmpty();
      assertThat(push.messages())
          .allSatisfy(message -> assertThat(message.get("token").asText()).isEqualTo("jeton-ars"));
      assertThat(push.messages().stream().map(m -> m.at("/data/dedupeId").asText()).distinct())
          .hasSize(1);
      assertThat(
              PushPayloadContract.load()
                  .violations(push.messages().getFirst().get("data").toString()))
          .isEmpty();
      assertThat(addresses(mail))
          .contains("cellule.ars@exemple.invalid", "cellule." + BLOIS + "@exemple.invalid");
      assertThat(mail.getReceivedMessages())
          .extracting(MimeMessage::getSubject)
          .anySatisfy(subject -> assertThat(subject).contains("Tension déclarée"));

      // The declaration is there once, and the same request says the same again.
      var again =
          second.as("directeur").post("/tensions", DECLARATION, "Idempotency-Key", "nuit-1");
      assertThat(again.json().at("/warned/alertId").asText()).isEqualTo(alert);
      assertThat(second.as("ars").get("/tensions").json().get("items")).hasSize(1);
    } finally {
      mail.stop();
    }
  }

  @Test
  void ctrlCStopsAllOfItAndASecondStartFindsTheData() {
    int http = PackagedApplication.freePort();
    String tension;
    try (var first = PackagedApplication.embedded(folder, http, Map.of()).awaitReady()) {
      var declared = first.as("directeur").post("/tensions", DECLARATION, "Idempotency-Key", "k");
      tension = declared.header("Location");
      assertThat(tension).startsWith("/tensions/");
      var started = first.children();

      var rival = PackagedApplication.embedded(folder, PackagedApplication.freePort(), Map.of());
      assertThat(rival.awaitEnd(Duration.ofSeconds(60))).isEqualTo(1);
      assertThat(rival.output())
          .contains("Démarrage impossible")
          .contains("ROR_DATA")
          .doesNotContain("\tat ");

      var samePort = PackagedApplication.embedded(folder.resolve("autre"), http, Map.of());
      assertThat(samePort.awaitEnd(Duration.ofSeconds(60))).isEqualTo(1);
      assertThat(samePort.output()).contains("ROR_PORT").doesNotContain("\tat ");

      first.interrupt();
      first.awaitEnd(Duration.ofSeconds(40));
      assertThat(started).noneMatch(ProcessHandle::isAlive);
    }
    try (var second = PackagedApplication.embedded(folder, http, Map.of()).awaitReady()) {
      assertThat(second.as("clinicien").get(tension).status()).isEqualTo(200);
      assertThat(second.as("clinicien").get("/search?q=blois").json().get("total").asInt())
          .isPositive();
    }
  }

  private static boolean allSent(JsonNode alert) {
    var counts = alert.get("deliveryCounts");
    return counts.get("total").asInt() > 0
        && counts.get("sent").asInt() == counts.get("total").asInt();
  }

  private static List<String> labels(JsonNode declared) {
    return StreamSupport.stream(declared.at("/warned/recipients").spliterator(), false)
        .map(recipient -> recipient.get("label").asText())
        .toList();
  }

  private static List<String> addresses(GreenMail mail) throws MessagingException {
    var addresses = new ArrayList<String>();
    for (MimeMessage message : mail.getReceivedMessages()) {
      for (var address : message.getRecipients(RecipientType.TO)) {
        addresses.add(((InternetAddress) address).getAddress());
      }
    }
    return addresses;
  }
}

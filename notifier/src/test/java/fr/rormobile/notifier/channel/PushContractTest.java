package fr.rormobile.notifier.channel;

import static fr.rormobile.notifier.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import fr.rormobile.notifier.Alert;
import fr.rormobile.notifier.Probe;
import fr.rormobile.notifier.TestClock;
import fr.rormobile.notifier.channel.FcmSettings.Credentials;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What FCM is really given, against the schemas that the applications are written from. They are
 * read as files: this module knows nothing of the contract's.
 */
class PushContractTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SCHEMAS = Path.of("../mobile-contract/src/main/resources");
  private static final Map<String, String> PLATFORMS =
      Map.of("onAndroid", "android", "onIos", "apns", "onWeb", "webpush");

  private final FcmStub fcm = new FcmStub();
  private final TestClock clock = new TestClock();
  private final FcmChannel channel =
      new FcmChannel(
          new FcmSettings(
              "ror-test",
              new Credentials.FixedToken(new Secret("fixed-token")),
              fcm.address(),
              Duration.ofSeconds(2)),
          clock);

  @AfterEach
  void close() {
    channel.close();
    fcm.close();
  }

  @Test
  void anAlertIsWhatTheSchemasSayOnEachPlatform() throws IOException {
    var message = sent(anAlert().build());

    assertThat(violations("", message)).isEmpty();
    for (var platform : PLATFORMS.entrySet()) {
      var seen = seenOn(platform.getValue(), message);
      assertThat(violations("#/$defs/" + platform.getKey(), seen)).isEmpty();
      assertThat(size(seen)).as(platform.getKey()).isLessThanOrEqualTo(1024);
    }
  }

  @Test
  void aProbeIsWhatTheSchemasSayOnEachPlatform() throws IOException {
    var message = sent(Probe.push(clock.instant(), ZoneId.of("Europe/Paris")));

    assertThat(violations("", message)).isEmpty();
    for (var platform : PLATFORMS.entrySet()) {
      var seen = seenOn(platform.getValue(), message);
      assertThat(seen.has("notification")).isFalse();
      assertThat(violations("#/$defs/" + platform.getKey(), seen)).isEmpty();
      assertThat(size(seen)).as(platform.getKey()).isLessThanOrEqualTo(1024);
    }
  }

  @Test
  void theLongestAlertStillFits() throws IOException {
    var summary = "Réa « pleine » : 0/34 à l'hôpital Trousseau — ".repeat(4);
    var message =
        sent(
            anAlert()
                .drill()
                .topic("t".repeat(64))
                .title(
                    "Tension déclarée — Centre hospitalier régional ".repeat(3).substring(0, 120))
                .summary(summary.substring(0, Alert.LONGEST_SUMMARY))
                .build());

    assertThat(violations("", message)).isEmpty();
    for (var block : PLATFORMS.values()) {
      assertThat(gzipped(seenOn(block, message))).as(block).isLessThanOrEqualTo(1024);
    }
  }

  @Test
  void theExamplesAreWhatTheSchemasSay() throws IOException {
    var schema = JSON.readTree(Files.readString(SCHEMAS.resolve("push-message.schema.json")));

    assertThat(schema.path("examples")).hasSize(2);
    for (var example : schema.path("examples")) {
      assertThat(violations("", example)).isEmpty();
    }
    for (var platform : PLATFORMS.keySet()) {
      for (var example : schema.at("/$defs/" + platform + "/examples")) {
        assertThat(violations("#/$defs/" + platform, example)).isEmpty();
        assertThat(size(example)).as(platform).isLessThanOrEqualTo(1024);
      }
    }
  }

  @Test
  void whatTheSchemasDoNotSayIsSeen() throws IOException {
    var message = (ObjectNode) sent(anAlert().build());
    message.withObject("/data").put("patient", "M. X");

    assertThat(violations("", message)).anyMatch(fault -> fault.contains("patient"));
  }

  private JsonNode sent(Alert alert) throws IOException {
    channel.send(Messages.push(alert));
    return JSON.readTree(fcm.sent().getLast().message().toString());
  }

  private static JsonNode seenOn(String block, JsonNode message) {
    ObjectNode seen = message.deepCopy();
    return seen.retain(Set.of("notification", "data", block));
  }

  private static int size(JsonNode node) {
    return node.toString().getBytes(StandardCharsets.UTF_8).length;
  }

  private static int gzipped(JsonNode node) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(node.toString().getBytes(StandardCharsets.UTF_8));
    }
    return bytes.size();
  }

  /**
   * @param part a pointer into the schema; empty: all of it
   */
  private static Set<String> violations(String part, JsonNode node) throws IOException {
    var texts =
        Map.of(
            "urn:rormobile:push-message",
            Files.readString(SCHEMAS.resolve("push-message.schema.json")),
            "urn:rormobile:push-payload",
            Files.readString(SCHEMAS.resolve("push-payload.schema.json")));
    var factory =
        JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder -> builder.schemaLoaders(loaders -> loaders.schemas(texts)));
    JsonSchema schema = factory.getSchema(SchemaLocation.of("urn:rormobile:push-message" + part));
    return schema.validate(node).stream()
        .map(ValidationMessage::getMessage)
        .collect(Collectors.toSet());
  }
}

package fr.rormobile.api.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rormobile.api.testing.Answer;
import fr.rormobile.api.testing.ApiClient;
import fr.rormobile.api.testing.RorServer;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The routes; what a load does is tested without them. Nothing sent here changes the offer. */
class ImportsOverHttpTest {
  private static final String BOUNDARY = "----limite";
  private static final String HEADER = "code_insee,nom,lat,lon\n";

  private static RorServer server;
  private static ApiClient region;
  private static String token;

  @BeforeAll
  static void start() {
    server = RorServer.shared();
    region = server.as("region");
    token = server.client().login("region", RorServer.PASSWORD);
  }

  @SuppressWarnings("ArrayRecordComponent") // sent, never compared
  private record Part(String name, String fileName, byte[] content) {
    static Part format(String format) {
      return new Part("format", "", format.getBytes(StandardCharsets.UTF_8));
    }

    static Part file(String name, String text) {
      return new Part("file", name, text.getBytes(StandardCharsets.UTF_8));
    }

    String head() {
      var file = fileName.isEmpty() ? "" : "; filename=\"" + fileName + "\"";
      var type = fileName.isEmpty() ? "" : "\r\nContent-Type: application/octet-stream";
      return "--"
          + BOUNDARY
          + "\r\nContent-Disposition: form-data; name=\""
          + name
          + "\""
          + file
          + type
          + "\r\n\r\n";
    }
  }

  private static Answer send(List<Part> parts, String... headers) {
    var body = new ByteArrayOutputStream();
    for (var part : parts) {
      body.writeBytes(part.head().getBytes(StandardCharsets.UTF_8));
      body.writeBytes(part.content());
      body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    var request =
        HttpRequest.newBuilder(server.uri().resolve("/imports"))
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofByteArray(body.toByteArray()));
    for (var i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return region.exchange(request.build(), null);
  }

  private static JsonNode finished(Answer started) {
    assertThat(started.status()).as(started.text()).isEqualTo(202);
    var location = started.header("Location");
    assertThat(location).isEqualTo("/imports/" + started.json().get("id").asText());
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> !region.get(location).json().get("status").asText().equals("RUNNING"));
    return region.get(location).json();
  }

  private static String badLines(int count) {
    var lines = new ArrayList<String>();
    for (var i = 0; i < count; i++) {
      lines.add("X" + i + ",Nulle part,,");
    }
    return HEADER + String.join("\n", lines) + "\n";
  }

  @Test
  void aLoadIsFollowedAndItsRefusalsReadPageByPage() {
    var job =
        finished(
            send(List.of(Part.format("COMMUNES"), Part.file("C:\\a\\communes.csv", badLines(45)))));

    assertThat(job.get("status").asText()).isEqualTo("DONE");
    assertThat(job.get("fileName").asText()).isEqualTo("communes.csv");
    assertThat(job.get("read").asInt()).isEqualTo(45);
    assertThat(job.get("refused").asInt()).isEqualTo(45);
    assertThat(job.get("progress").asInt()).isEqualTo(100);
    assertThat(job.at("/refusals/items")).hasSize(20);
    var texts = new ArrayList<String>();
    var path = "/imports/" + job.get("id").asText() + "/refusals?size=20";
    for (var cursor = ""; cursor != null; ) {
      var page = region.get(path + cursor).json();
      page.get("items").forEach(item -> texts.add(item.get("text").asText()));
      cursor = page.has("nextCursor") ? "&cursor=" + page.get("nextCursor").asText() : null;
    }
    assertThat(texts).hasSize(45).startsWith("X0,Nulle part,,").endsWith("X44,Nulle part,,");
  }

  @Test
  void aFileOfMegabytesComesThroughWhole() {
    var lines = 60_000;
    var job =
        finished(send(List.of(Part.file("grand.csv", badLines(lines)), Part.format("COMMUNES"))));

    assertThat(job.get("refused").asInt()).isEqualTo(lines);
  }

  @Test
  void aFileOfAnotherKindFailsInFrench() {
    var job = finished(send(List.of(Part.format("FINESS"), Part.file("photo.csv", "rien\n"))));

    assertThat(job.get("status").asText()).isEqualTo("FAILED");
    assertThat(job.get("failure").asText()).contains("n'est pas un fichier FINESS");
  }

  @Test
  void theNewestLoadComesFirst() {
    var first = finished(send(List.of(Part.format("COMMUNES"), Part.file("a.csv", HEADER))));
    var second = finished(send(List.of(Part.format("COMMUNES"), Part.file("b.csv", HEADER))));

    var page = region.get("/imports?size=1").json();
    var next = region.get("/imports?size=1&cursor=" + page.get("nextCursor").asText()).json();

    assertThat(page.at("/items/0/id")).isEqualTo(second.get("id"));
    assertThat(next.at("/items/0/id")).isEqualTo(first.get("id"));
  }

  @Test
  void theSameKeyWithTheSameFileIsTheSameLoad() {
    var key = UUID.randomUUID().toString();
    var parts = List.of(Part.format("COMMUNES"), Part.file("a.csv", badLines(1)));

    var first = send(parts, "Idempotency-Key", key);
    finished(first);

    assertThat(send(parts, "Idempotency-Key", key).json()).isEqualTo(first.json());
    var other = List.of(Part.format("COMMUNES"), Part.file("a.csv", badLines(2)));
    assertThat(send(other, "Idempotency-Key", key).status()).isEqualTo(409);
  }

  @ParameterizedTest
  @CsvSource({
    "EXCEL,file,Le format doit être",
    "COMMUNES,fichier,Les champs attendus",
    "COMMUNES,,Il manque le fichier"
  })
  void partsThatTheContractDoesNotKnowAreRefused(String format, String part, String detail) {
    var parts = new ArrayList<Part>();
    parts.add(Part.format(format));
    if (part != null) {
      parts.add(new Part(part, "a.csv", HEADER.getBytes(StandardCharsets.UTF_8)));
    }

    var answer = send(parts);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("detail").asText()).contains(detail);
  }

  @Test
  void theFormatIsRequired() {
    assertThat(send(List.of(Part.file("a.csv", HEADER))).status()).isEqualTo(400);
  }

  @Test
  void anythingButAFormIsNotRead() {
    assertThat(region.post("/imports", "{}").status()).isEqualTo(415);
  }

  @ParameterizedTest
  @CsvSource({"imp-0", "imp-999999999", "12", "imp-x"})
  void anUnknownLoadIsNotFound(String id) {
    assertThat(region.get("/imports/" + id).status()).isEqualTo(404);
    assertThat(region.get("/imports/" + id + "/refusals").status()).isEqualTo(404);
  }

  @Test
  void aCursorThatIsNotOursIsRefused() {
    assertThat(region.get("/imports?cursor=abc").status()).isEqualTo(400);
  }

  @Test
  void aFileBeyondTheLimitIsRefusedAndNotKept() {
    var megabyte = new byte[1 << 20];
    Arrays.fill(megabyte, (byte) '\n');
    var head = Part.format("COMMUNES").head() + "COMMUNES\r\n" + Part.file("a.csv", "").head();
    var request =
        HttpRequest.newBuilder(server.uri().resolve("/imports"))
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(
                BodyPublishers.concat(
                    BodyPublishers.ofString(head),
                    BodyPublishers.ofByteArrays(Collections.nCopies(90, megabyte)),
                    BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n")))
            .build();

    assertThat(region.exchange(request, null).status()).isEqualTo(413);
  }

  @Test
  void otherRolesMayNot() {
    assertThat(server.as("directeur").get("/imports").status()).isEqualTo(403);
    assertThat(server.client().get("/imports").status()).isEqualTo(401);
  }
}

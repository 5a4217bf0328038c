package fr.rormobile.api.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.testing.RorServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** With two files of the test's own: the application itself is tried by a browser. */
class WebFilterTest {
  private static final RorServer SERVER = RorServer.shared();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Test
  void aFileWhoseNameSaysItsContentIsKeptForEver() {
    var plain = get("/app/assets/essai-1a2b3c.js");
    var packed = get("/app/assets/essai-1a2b3c.js", "Accept-Encoding", "gzip, deflate, br");

    assertThat(plain.statusCode()).isEqualTo(200);
    assertThat(header(plain, "Content-Type")).startsWith("text/javascript");
    assertThat(header(plain, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
    assertThat(header(plain, "Content-Encoding")).isEmpty();
    assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
    assertThat(header(packed, "Vary")).isEqualTo("Accept-Encoding");
    assertThat(header(packed, "ETag")).isNotEqualTo(header(plain, "ETag"));
  }

  @Test
  void everyOtherFileIsAskedAboutAndNotSentTwice() {
    var first = get("/app/essai.txt");
    var second = get("/app/essai.txt", "If-None-Match", header(first, "ETag"));

    assertThat(first.body()).isEqualTo("Un essai.\n");
    assertThat(header(first, "Cache-Control")).isEqualTo("no-cache");
    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(second.body()).isEmpty();
  }

  @Test
  void nothingInlineAndNothingFromElsewhereRuns() {
    var policy = header(get("/app/essai.txt"), "Content-Security-Policy");

    assertThat(policy)
        .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(header(get("/app/essai.txt"), "X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void whatIsNotAFileOfTheApplicationIsNotThere() {
    for (var path :
        new String[] {
          "/app/rien.js",
          "/app/assets",
          "/app/assets/",
          "/app/../application.yml",
          "/app/%2e%2e/application.yml",
          "/app/..%2fapplication.yml",
          "/app/.essai.txt",
          "/app//essai.txt",
          "/app/essai.class"
        }) {
      var answer = get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(header(answer, "Content-Type")).as(path).isEqualTo("application/problem+json");
    }
  }

  @Test
  void onlyReadingIsKnownThere() {
    var answer = send(HttpRequest.newBuilder(at("/app/essai.txt")).DELETE().build());

    assertThat(answer.statusCode()).isIn(404, 405);
  }

  @Test
  void aBrowserThatComesToTheAddressAloneIsLedToTheApplication() {
    var browser = get("/", "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    var without = get("/app");

    assertThat(browser.statusCode()).isEqualTo(303);
    assertThat(header(browser, "Location")).isEqualTo("/app/");
    assertThat(header(without, "Location")).isEqualTo("/app/");
    assertThat(get("/", "Accept", "*/*").statusCode()).isEqualTo(200);
  }

  @Test
  void theApplicationIsToldWhoMayBeTriedInADemonstration() {
    var settings = SERVER.client().get("/app-settings").json();

    assertThat(settings.get("demonstration").asBoolean()).isTrue();
    assertThat(settings.get("demonstrationAccounts").findValuesAsText("login"))
        .contains("clinicien", "directeur");
    assertThat(settings.has("tiles")).isFalse();
  }

  private static HttpResponse<String> get(String path, String... headers) {
    var request = HttpRequest.newBuilder(at(path));
    for (var i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return send(request.build());
  }

  private static URI at(String path) {
    return URI.create(SERVER.uri() + path);
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException broken) {
      throw new AssertionError(broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}

package fr.rormobile.api.operations;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.testing.RorServer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DocumentationPageTest {
  private static final Pattern ADDRESS = Pattern.compile("(?:src|href|spec-url)=\"([^\"]+)\"");

  @Test
  void thePageOfTheContractAsksThisServerOnly() {
    var page = RorServer.shared().client().get("/docs");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "connect-src 'self'")
        .doesNotContain("http", "unsafe-eval", "script-src 'unsafe");
    var addresses = ADDRESS.matcher(page.text()).results().map(found -> found.group(1)).toList();
    assertThat(addresses).contains("/docs/redoc.js", "/openapi.yaml");
    for (var address : addresses) {
      assertThat(address).startsWith("/");
      assertThat(RorServer.shared().client().get(address).status()).as(address).isEqualTo(200);
    }
  }

  @Test
  void itsProgramIsRedocAndMayBeKept() {
    var script = RorServer.shared().client().get("/docs/redoc.js");

    assertThat(script.text()).hasSizeGreaterThan(500_000).contains("Redoc");
    assertThat(script.header("Cache-Control")).contains("max-age");
    assertThat(RorServer.shared().client().get("/").text()).contains("href=\"/docs\"");
  }
}

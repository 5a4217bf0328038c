package fr.rormobile.api.search;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.testing.RorServer;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer weighs on the way to the phone, in the demonstration region. */
class WireSizeTest {
  private static final RorServer SERVER = RorServer.shared();

  @Test
  void theHeaviestPageOfCardsTravelsInSixKilobytes() {
    var heaviest =
        Stream.of(
                "",
                "&kind=UNIT",
                "&q=reanimation&near=47.586,1.336&radiusKm=200",
                "&q=urgences",
                "&bedsAvailable=true&place=41018&radiusKm=300",
                "&department=37&sort=name",
                "&q=cardiologie&facets=true")
            .map(
                query ->
                    SERVER
                        .as("clinicien")
                        .get("/search?view=card&size=20" + query, "Accept-Encoding", "gzip"))
            .filter(answer -> answer.status() == 200)
            .max(Comparator.comparingInt(answer -> answer.bytes().length))
            .orElseThrow();

    assertThat(heaviest.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(heaviest.json().get("items").size()).isGreaterThan(10);
    assertThat(heaviest.bytes()).hasSizeLessThanOrEqualTo(6 * 1024);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/demonstration", "/search?view=card&size=20", "/het-actions"})
  void textIsCompressedForWhoeverReadsGzipAndBrotliIsNotPretended(String path) {
    var gzip = SERVER.as("clinicien").get(path, "Accept-Encoding", "gzip, br");
    var brotli = SERVER.as("clinicien").get(path, "Accept-Encoding", "br");
    var plain = SERVER.as("clinicien").get(path);

    assertThat(gzip.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(gzip.bytes().length).isLessThan(plain.bytes().length);
    assertThat(gzip.text()).isNotBlank();
    assertThat(brotli.header("Content-Encoding")).isEmpty();
    assertThat(plain.header("Content-Encoding")).isEmpty();
  }
}

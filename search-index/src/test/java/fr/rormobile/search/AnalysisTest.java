package fr.rormobile.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tokens that text becomes. */
class AnalysisTest {
  private static OfferIndex index = EmbeddedNode.connect();
  private static Wire wire = EmbeddedNode.wire();

  @BeforeAll
  static void start() {
    index = EmbeddedNode.emptyIndex();
  }

  @AfterAll
  static void stop() {
    index.close();
    wire.close();
  }

  private static List<String> tokens(String analyzer, String text) {
    var body = Json.bytes(Json.obj("analyzer", analyzer, "text", text));
    JsonNode answer = wire.read("POST", "/" + Fields.ALIAS + "/_analyze", Map.of(), body).body();
    List<String> tokens = new ArrayList<>();
    answer.path("tokens").forEach(token -> tokens.add(token.path("token").asText()));
    return tokens;
  }

  @ParameterizedTest
  @CsvSource({
    "Hôpital de l'Œil, hopital|oeil",
    "Hôpital de l’Œil, hopital|oeil", // U+2019
    "Saint-Aignan, saint|aignan",
    "C.H.U. de Tours, chu|tours",
    "Réanimation, reanimation",
    "D'Arcy et Ægidius, arcy|aegidius",
    "Médecine à orientation gériatrique, medecine|orientation|geriatrique",
    "Loir-et-Cher, loir|cher"
  })
  void foldedWithoutSmallWords(String text, String expected) {
    assertThat(tokens(Analysis.PLAIN, text)).containsExactly(expected.split("\\|"));
  }

  @Test
  void singularAndPluralMeetInTheStem() {
    assertThat(tokens(Analysis.INDEX, "urgences vitales"))
        .isEqualTo(tokens(Analysis.INDEX, "urgence vitale"));
    assertThat(tokens(Analysis.INDEX, "soins intensifs"))
        .isEqualTo(tokens(Analysis.INDEX, "soin intensif"));
  }

  @Test
  void beginningsOfEachWordAreIndexed() {
    assertThat(tokens(Analysis.START, "L'Île")).containsExactly("l", "i", "il", "ile");
    assertThat(tokens(Analysis.START_SEARCH, "Otorhinolaryngologie"))
        .containsExactly("otorhinolaryngo");
  }

  @Test
  void namesThatSoundAlikeHaveOneCode() {
    assertThat(tokens(Analysis.SOUND, "Dupont")).isEqualTo(tokens(Analysis.SOUND, "Dupond"));
    assertThat(tokens(Analysis.SOUND, "Dupont")).isNotEqualTo(tokens(Analysis.SOUND, "Durand"));
  }
}

package fr.rormobile.api.territory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedNameTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Saint-Amand-Montrond  | saint amand montrond
          ST AMAND MONTROND     | saint amand montrond
          Ste Maure de Touraine | sainte maure de touraine
          L'Haÿ-les-Roses       | l hay les roses
          Œuilly                | oeuilly
          Ÿ                     | y
          st                    | st
          stras                 | stras
          Fontaine-lès-Dijon    | fontaine les dijon
          "  Le  Mans "         | le mans
          """)
  void accentsPunctuationAndSaintsDoNotMatter(String name, String folded) {
    assertThat(FoldedName.of(name)).isEqualTo(folded);
  }
}

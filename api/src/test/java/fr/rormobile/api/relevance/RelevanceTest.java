package fr.rormobile.api.relevance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
    assertThat(evaluation.all().ndcg()).as("nDCG@10, target 0.90").isGreaterThanOrEqualTo(0.91);
    assertThat(evaluation.all().recall()).as("recall@10, target 0.95").isGreaterThanOrEqualTo(0.88);
    assertThat(evaluation.all().mrr()).as("MRR").isGreaterThanOrEqualTo(0.985);
    assertThat(evaluation.all().emptyShare()).as("no result, target 0.02").isLessThan(0.01);
    assertThat(evaluation.of(Evaluation.TYPING_ERRORS).ndcg())
        .as("nDCG@10 with typing errors, target 0.80")
        .isGreaterThanOrEqualTo(0.90);
  }

  @Test
  void theCountryIsSearchedAsWellAsBefore() throws IOException {
    var evaluation = Relevance.sae();
    System.out.println(evaluation.report());

    assertThat(evaluation.all().ndcg()).as("nDCG@10, target 0.90").isGreaterThanOrEqualTo(0.90);
    assertThat(evaluation.all().mrr()).as("MRR").isGreaterThanOrEqualTo(0.94);
    assertThat(evaluation.all().emptyShare()).as("no result, target 0.02").isLessThan(0.05);
  }
}

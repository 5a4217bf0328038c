package fr.rormobile.api.relevance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Worked by hand. */
class ScoreTest {
  private static final Offset<Double> NEAR = within(1e-9);

  @Test
  void theIdealOrderIsWorthOne() {
    var score = Score.of(List.of("a", "b", "c"), Map.of("a", 3, "b", 2, "c", 1));

    assertThat(score).isEqualTo(new Score(1, 1, 1, false));
  }

  /** Gains 7, 3, 1 at discounts 1, 0.6309297536, 0.5. */
  @Test
  void aWrongOrderLosesByTheDiscountOfItsRanks() {
    var score = Score.of(List.of("c", "b", "a"), Map.of("a", 3, "b", 2, "c", 1));

    assertThat(score.ndcg())
        .isCloseTo(
            (1 + 3 * 0.6309297535714574 + 7 * 0.5) / (7 + 3 * 0.6309297535714574 + 0.5), NEAR);
    assertThat(score.recall()).isEqualTo(1);
    assertThat(score.reciprocalRank()).isEqualTo(0.5);
  }

  @Test
  void whatWasNotReturnedIsStillInTheIdeal() {
    var score = Score.of(List.of("a"), Map.of("a", 3, "b", 3));

    assertThat(score.ndcg()).isCloseTo(1 / 1.6309297535714573, NEAR);
    assertThat(score.recall()).isEqualTo(0.5);
  }

  @Test
  void onlyTenAreLookedAtAndOnlyTenAreAskedFor() {
    var grades = new TreeMap<String, Integer>();
    IntStream.range(0, 40).forEach(i -> grades.put("good" + i, 3));
    var answered = IntStream.range(0, 20).mapToObj(i -> i < 9 ? "good" + i : "bad" + i).toList();

    var score = Score.of(answered, grades);

    assertThat(score.recall()).isCloseTo(0.9, NEAR);
    assertThat(score.ndcg()).isBetween(0.93, 0.94);
    var eleventh = IntStream.range(0, 11).mapToObj(i -> i == 10 ? "good0" : "bad" + i).toList();
    assertThat(Score.of(eleventh, grades)).isEqualTo(new Score(0, 0, 0, false));
  }

  @Test
  void aSecondMentionBringsNothing() {
    var score = Score.of(List.of("a", "a", "b"), Map.of("a", 3, "b", 3));

    assertThat(score.ndcg()).isCloseTo(1.5 / 1.6309297535714573, NEAR);
    assertThat(score.recall()).isEqualTo(1);
  }

  @Test
  void gradeOneIsGladlySeenButNotAnAnswer() {
    var score = Score.of(List.of("c"), Map.of("a", 2, "c", 1));

    assertThat(score.recall()).isZero();
    assertThat(score.reciprocalRank()).isZero();
    assertThat(score.ndcg()).isCloseTo(1 / (3 + 0.6309297535714574), NEAR);
  }

  @Test
  void nothingAnsweredIsEmptyAndWorthNothing() {
    assertThat(Score.of(List.of(), Map.of("a", 3))).isEqualTo(new Score(0, 0, 0, true));
  }

  @Test
  void aQueryWithoutARightAnswerIsAMistakeOfTheJudge() {
    assertThatThrownBy(() -> Score.of(List.of("a"), Map.of("a", 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void meansCountEachQueryOnce() {
    var means = Score.Means.of(List.of(new Score(1, 1, 1, false), new Score(0, 0, 0, true)));

    assertThat(means).isEqualTo(new Score.Means(2, 0.5, 0.5, 0.5, 0.5));
  }
}

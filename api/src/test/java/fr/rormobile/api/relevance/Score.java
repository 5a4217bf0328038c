package fr.rormobile.api.relevance;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * How good the first ten answers to one query are.
 *
 * @param ndcg discounted gain of the first ten, gains 2^grade − 1, over that of the <em>full</em>
 *     ideal: the ten best of all that is judged, found or not. 0 to 1
 * @param recall share of the documents of grade 2 or 3 that are among the first ten; out of ten
 *     where there are more. 0 to 1
 * @param reciprocalRank 1 over the rank of the first one of grade 2 or 3; 0: none in the first ten
 * @param empty nothing at all was answered
 */
record Score(double ndcg, double recall, double reciprocalRank, boolean empty) {
  static final int DEPTH = 10;
  private static final int GOOD = 2;

  /**
   * @param answered ids in their order; a second mention of one brings nothing
   * @param grades of all that is worth anything, 1 to 3; what is not in it is worth nothing
   * @throws IllegalArgumentException when nothing is of grade 2 or 3: there is no right answer then
   */
  static Score of(List<String> answered, Map<String, Integer> grades) {
    long good = grades.values().stream().filter(grade -> grade >= GOOD).count();
    if (good == 0) {
      throw new IllegalArgumentException("a query that nothing answers cannot be judged");
    }
    var seen = new HashSet<String>();
    double gained = 0;
    int found = 0;
    double reciprocal = 0;
    int rank = 0;
    for (var id : answered.subList(0, Math.min(DEPTH, answered.size()))) {
      rank++;
      int grade = seen.add(id) ? grades.getOrDefault(id, 0) : 0;
      gained += gain(grade) * discount(rank);
      if (grade >= GOOD) {
        found++;
        reciprocal = reciprocal == 0 ? 1.0 / rank : reciprocal;
      }
    }
    return new Score(
        gained / ideal(grades.values()),
        (double) found / Math.min(DEPTH, good),
        reciprocal,
        answered.isEmpty());
  }

  private static double ideal(Collection<Integer> grades) {
    double ideal = 0;
    int rank = 0;
    for (int grade : grades.stream().sorted(Comparator.reverseOrder()).limit(DEPTH).toList()) {
      ideal += gain(grade) * discount(++rank);
    }
    return ideal;
  }

  private static double gain(int grade) {
    return (1 << grade) - 1;
  }

  private static double discount(int rank) {
    return Math.log(2) / Math.log(rank + 1.0);
  }

  /** Means over many queries. */
  record Means(int queries, double ndcg, double recall, double mrr, double emptyShare) {
    static Means of(Collection<Score> scores) {
      return new Means(
          scores.size(),
          scores.stream().mapToDouble(Score::ndcg).average().orElse(0),
          scores.stream().mapToDouble(Score::recall).average().orElse(0),
          scores.stream().mapToDouble(Score::reciprocalRank).average().orElse(0),
          scores.stream().mapToDouble(score -> score.empty() ? 1 : 0).average().orElse(0));
    }
  }
}

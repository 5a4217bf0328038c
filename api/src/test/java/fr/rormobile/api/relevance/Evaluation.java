package fr.rormobile.api.relevance;

import fr.rormobile.api.relevance.JudgedFile.JudgedQuery;
import fr.rormobile.api.testing.ApiClient;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Asks each query over HTTP as a clinician's phone does, and compares with the truth. */
final class Evaluation {
  /** With typing errors: what design §8 asks less of. */
  static final String TYPING_ERRORS = "typing-error";

  private static final int WORST = 60;

  private final List<Outcome> outcomes = new ArrayList<>();

  /**
   * @param answered the first ten
   */
  record Outcome(
      JudgedQuery query, List<String> answered, Map<String, Integer> grades, Score score) {}

  private Evaluation() {}

  /**
   * @throws IllegalArgumentException when the truth has no right answer to one of them
   */
  static Evaluation of(List<JudgedQuery> queries, Truth truth, ApiClient clinician) {
    var evaluation = new Evaluation();
    for (var query : queries) {
      var grades = truth.grades(query.rules());
      var answered = ask(query, clinician);
      try {
        evaluation.outcomes.add(new Outcome(query, answered, grades, Score.of(answered, grades)));
      } catch (IllegalArgumentException unanswerable) {
        throw new IllegalArgumentException(
            "line " + query.line() + " « " + query.words() + " »: " + unanswerable.getMessage(),
            unanswerable);
      }
    }
    return evaluation;
  }

  private static List<String> ask(JudgedQuery query, ApiClient clinician) {
    var path =
        "/search?size="
            + Score.DEPTH
            + "&q="
            + URLEncoder.encode(query.words(), StandardCharsets.UTF_8)
            + (query.parameters().isEmpty() ? "" : "&" + query.parameters());
    var answer = clinician.get(path);
    if (answer.status() != 200) {
      throw new AssertionError(path + ": " + answer.status() + " " + answer.text());
    }
    List<String> keys = new ArrayList<>();
    answer
        .json()
        .path("items")
        .forEach(item -> keys.add(item.path("kind").asText() + " " + item.path("id").asText()));
    return keys;
  }

  List<Outcome> outcomes() {
    return List.copyOf(outcomes);
  }

  Score.Means all() {
    return Score.Means.of(outcomes.stream().map(Outcome::score).toList());
  }

  /** Means by class of query, in the order of the file. */
  Map<String, Score.Means> byClass() {
    var scores = new LinkedHashMap<String, List<Score>>();
    for (var outcome : outcomes) {
      scores
          .computeIfAbsent(outcome.query().kind(), kind -> new ArrayList<>())
          .add(outcome.score());
    }
    var means = new LinkedHashMap<String, Score.Means>();
    scores.forEach((kind, of) -> means.put(kind, Score.Means.of(of)));
    return means;
  }

  /** Means of one class; of nothing where there is no such class. */
  Score.Means of(String kind) {
    return byClass().getOrDefault(kind, Score.Means.of(List.of()));
  }

  /** The table by class, as the README shows it, then the worst queries with what they missed. */
  String report() {
    var text = new StringBuilder();
    text.append("| classe | requêtes | nDCG@10 | rappel@10 | MRR | sans réponse |\n");
    text.append("|---|---|---|---|---|---|\n");
    byClass().forEach((kind, means) -> text.append(line(kind, means)));
    text.append(line("ensemble", all())).append('\n');
    outcomes.stream()
        .filter(outcome -> outcome.score().ndcg() < 1)
        .sorted(Comparator.comparingDouble(outcome -> outcome.score().ndcg()))
        .limit(WORST)
        .forEach(outcome -> text.append(line(outcome)));
    return text.toString();
  }

  private static String line(String kind, Score.Means means) {
    return String.format(
        Locale.FRENCH,
        "| %s | %d | %.3f | %.3f | %.3f | %.1f %% |%n",
        kind,
        means.queries(),
        means.ndcg(),
        means.recall(),
        means.mrr(),
        100 * means.emptyShare());
  }

  private static String line(Outcome outcome) {
    var query = outcome.query();
    return String.format(
        Locale.FRENCH,
        "%.3f  ligne %d « %s » %s : %s ; attendus %d, meilleurs %s%n",
        outcome.score().ndcg(),
        query.line(),
        query.words(),
        query.parameters(),
        outcome.answered().stream()
            .map(key -> outcome.grades().getOrDefault(key, 0).toString())
            .toList(),
        outcome.grades().values().stream().filter(grade -> grade >= 2).count(),
        outcome.grades().entrySet().stream()
            .filter(entry -> !outcome.answered().contains(entry.getKey()))
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .limit(3)
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .toList());
  }
}

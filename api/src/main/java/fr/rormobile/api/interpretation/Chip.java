package fr.rormobile.api.interpretation;

import java.util.List;

/**
 * Some of the words and what they are taken for.
 *
 * @param words as they were typed
 * @param label French, for the chip
 * @param criteria what says the same in parameters of {@code GET /search}; any of them will do
 * @param applied false: it may mean several things, and only what is said counts
 * @param alternatives what else it may mean, most likely first
 */
public record Chip(
    Kind kind,
    String words,
    String label,
    List<Criterion> criteria,
    boolean applied,
    List<Alternative> alternatives) {

  /** What words can be about. */
  public enum Kind {
    PLACE,
    DEPARTMENT,
    REGION,
    NEAR_ME,
    OFFER,
    AGE,
    BEDS,
    OPEN_NOW,
    NUMBER
  }

  /**
   * A parameter of {@code GET /search}.
   *
   * @param values of which any will do
   */
  public record Criterion(String parameter, List<String> values) {
    public Criterion {
      values = List.copyOf(values);
    }

    static Criterion of(String parameter, String value) {
      return new Criterion(parameter, List.of(value));
    }
  }

  /** Another meaning of the same words. */
  public record Alternative(String label, Criterion criterion) {}

  public Chip {
    criteria = List.copyOf(criteria);
    alternatives = List.copyOf(alternatives);
  }
}

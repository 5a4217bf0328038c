package fr.rormobile.api.imports;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Which source wins where two of them speak of the same facility or entity. The one place of this
 * decision.
 *
 * <ul>
 *   <li>A stronger or equal source replaces what it has a value for; what it leaves empty stays.
 *   <li>A weaker source fills only what is empty.
 *   <li>A value whose source is none of these was entered by a person: it is the strongest.
 *   <li>A demonstration row that any file names is real from then on: it loses the mark.
 * </ul>
 */
enum Source {
  /** Invented or copied by hand for the demonstration: any file knows better. */
  DEMO(0),
  RPPS(10),
  /** Yearly and declared: right about beds, late about addresses. */
  SAE(20),
  /** The national register of establishments. */
  FINESS(30);

  private static final int PERSON = 100;

  private final int strength;

  Source(int strength) {
    this.strength = strength;
  }

  /** An SQL expression for the strength of what {@code column} names; NULL is the weakest. */
  static String strengthOf(String column) {
    return Arrays.stream(values())
        .map(source -> "WHEN '" + source.name() + "' THEN " + source.strength)
        .collect(
            Collectors.joining(
                " ",
                "CASE " + column + " ",
                " ELSE CASE WHEN " + column + " IS NULL THEN -1 ELSE " + PERSON + " END END"));
  }
}

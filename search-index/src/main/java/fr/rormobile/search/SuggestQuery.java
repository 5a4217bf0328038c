package fr.rormobile.search;

import org.jspecify.annotations.Nullable;

/**
 * What somebody has typed so far: the words are beginnings of words, in any order.
 *
 * @param typed 1 to 100 characters, not blank
 * @param near what is nearer comes first among equally good names; null: nowhere
 * @param includeConfidential true only for a caller who may see confidential units
 * @param size hits of each kind, 1 to 50
 */
public record SuggestQuery(
    String typed, @Nullable GeoPoint near, boolean includeConfidential, int size) {

  public static final int LONGEST_TYPED = 100;
  public static final int LARGEST_SIZE = 50;

  /**
   * Refuses what cannot be.
   *
   * @throws IllegalArgumentException for a value out of its range
   */
  public SuggestQuery {
    typed = typed.strip();
    Check.notBlank("typed", typed);
    Check.atMost("typed", typed, LONGEST_TYPED);
    if (size < 1 || size > LARGEST_SIZE) {
      throw new IllegalArgumentException("size " + size);
    }
  }
}

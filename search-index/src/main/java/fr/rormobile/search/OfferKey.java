package fr.rormobile.search;

/**
 * What names one entity in the index.
 *
 * @param id the caller's, stable, unique within its kind, at most 200 characters
 */
public record OfferKey(OfferKind kind, String id) implements Comparable<OfferKey> {

  public OfferKey {
    Check.notBlank("id", id);
    // OpenSearch takes an _id of 512 bytes.
    Check.atMost("id", id, 200);
  }

  /** The document's _id and the tie-breaker of every sort. */
  String asText() {
    return kind + ":" + id;
  }

  /**
   * The reverse of {@link #asText}.
   *
   * @throws IllegalArgumentException when the text was not made by {@link #asText}
   */
  static OfferKey fromText(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("not a key: " + text);
    }
    return new OfferKey(OfferKind.valueOf(text.substring(0, colon)), text.substring(colon + 1));
  }

  /** The order in which the index lists its keys: by code unit of {@link #asText}. */
  @Override
  public int compareTo(OfferKey other) {
    return asText().compareTo(other.asText());
  }
}
